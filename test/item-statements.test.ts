import { expect, it } from 'vitest'
import { asActor, type Context } from '#domains/identity/index.ts'
import { attemptReread, ofEarlier, queueReread } from '#domains/intel/rereading/trials/rereading.ts'
import { listVexDocuments, readVexDocument } from '#domains/intel/vex/document-actions.ts'
import {
  followDocument,
  keepItemStatements,
  readItemStatementsJob,
} from '#domains/intel/vex/item-statements-actions.ts'
import { insertDocument } from '#domains/inventory/documents/document-store.ts'
import { readDocument } from '#domains/inventory/documents/read-document-actions.ts'
import { listFindings } from '#domains/matching/findings/finding-actions.ts'
import { listStatements } from '#domains/matching/statements/statement-actions.ts'
import {
  actAs,
  addComponent,
  addItem,
  addPerson,
  addVulnerability,
  contain,
  openWorld,
} from '#domains/matching/trials/world.ts'
import { newId } from '#kernel/ids/ids.ts'
import { systemClock } from '#kernel/time/clock.ts'
import { keepFile } from '#platform/files/index.ts'
import type { JobRun } from '#platform/jobs/job.ts'

const cve = 'CVE-2026-1001'

async function setUp({ needToKnow = false } = {}) {
  const world = await openWorld()
  const leftpad = await addComponent(world, 'leftpad')
  const own = await addItem(world, { team: world.psirt, name: 'own', needToKnow })
  const other = await addItem(world, { team: world.psirt, name: 'other' })
  for (const item of [own, other]) await contain(world, item, [leftpad])
  const id = await addVulnerability(world, cve, [leftpad])
  await world.db.updateTable('intel.vulnerability').set({ cve }).where('id', '=', id).execute()
  // Ids rise with time: what came later is the newer.
  const context: Context = { ...world.context, clock: systemClock }
  return {
    world,
    own,
    /** Imports a document for the item, as often as wanted. @returns the job it led to, if any */
    async take(document: object, slot = 'main') {
      const documentId = newId(context.clock)
      const file = await keepFile(context.files, bytesOf(document), { maxBytes: 1e6 })
      const receipt = { receivedAt: context.clock.now(), receivedBy: null }
      const row = { id: documentId, ciId: own, slot, name: 'supplier.cdx.json', ...file, ...receipt }
      await asActor(context, ({ db }) => insertDocument(db, row))
      await readDocument(context, documentId, runOf(context, {}))
      await asActor(context, (deed) => followDocument(deed, documentId))
      const job = await world.db
        .selectFrom('platform.job')
        .select(['id', 'input'])
        .where('kind', '=', readItemStatementsJob)
        .orderBy('id', 'desc')
        .executeTakeFirst()
      if (job !== undefined) await keepItemStatements(context, runOf(context, { ciId: own, slot }))
      return job
    },
    statements: async (reader: Context = context) =>
      await listStatements(reader, cve, { after: undefined, limit: 50 }),
    ofFindings: async () => {
      const { rows } = await listFindings(context, { vulnerability: cve, limit: 50 })
      return Object.fromEntries(
        rows.map(({ ci, statements }) => [ci.name, statements.map((one) => one.status)]),
      )
    },
  }
}

function runOf({ clock }: Context, input: Readonly<Record<string, unknown>>): JobRun {
  const { signal } = new AbortController()
  const own = { id: newId(clock), attempt: 1, input, ownerId: null, origin: 'job' as const }
  return { ...own, checkpoint: undefined, signal, progress: () => {} }
}

async function* bytesOf(document: object) {
  yield await Promise.resolve(Buffer.from(JSON.stringify(document)))
}

function bom(state: string | null) {
  const analysis = { state, justification: 'code_not_reachable', detail: 'Never called.' }
  return {
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    metadata: { timestamp: '2026-06-01T00:00:00Z', supplier: { name: 'Acme' } },
    components: [
      { type: 'library', 'bom-ref': 'l', name: 'leftpad', version: '1.0.0', purl: 'pkg:npm/leftpad@1.0.0' },
    ],
    ...(state === null ? {} : { vulnerabilities: [{ id: cve, analysis, affects: [{ ref: 'l' }] }] }),
  }
}

it('shows what the document of an item states beside the findings of that item, and of no other', async () => {
  const { take, statements, ofFindings, own } = await setUp()

  await take(bom('not_affected'))

  expect(await ofFindings()).toEqual({ own: ['not_affected'], other: [] })
  expect(await statements()).toMatchObject({
    total: 1,
    rows: [
      {
        document: { author: 'Acme', name: 'supplier.cdx.json', ci: { id: own, name: 'own' } },
        stated: { status: 'not_affected', justification: 'vulnerable_code_not_in_execute_path' },
        impact: 'Never called.',
        itemCount: 1,
        items: [{ ci: { name: 'own' }, component: { name: 'leftpad' }, by: 'version' }],
      },
    ],
  })
})

it('goes with the document: what is stated there now counts, in each slot by itself', async () => {
  const { take, ofFindings, statements, world } = await setUp()

  await take(bom('not_affected'))
  await take(bom('in_triage'), 'other')
  await take(bom('exploitable'))
  expect((await ofFindings()).own?.toSorted()).toEqual(['affected', 'under_investigation'])

  await take(bom(null), 'other')
  await take(bom(null))

  expect(await ofFindings()).toEqual({ own: [], other: [] })
  expect((await statements()).total).toBe(0)
  expect(await world.db.selectFrom('intel.vex_document').select('id').execute()).toEqual([])
  expect(await world.db.selectFrom('intel.vex_statement_product').selectAll().execute()).toEqual([])
})

it('states what today’s readers make of it once it is read again, and moves nothing where it is the same', async () => {
  const { take, ofFindings, world } = await setUp()
  await take(bom('not_affected'))
  const row = async () => await world.db.selectFrom('intel.vex_document').selectAll().executeTakeFirst()
  const before = await row()
  const reread = async () => {
    await ofEarlier(world.context)
    return (await attemptReread(world.context, await queueReread(world.context))).result
  }
  expect(await reread()).toMatchObject({ readAgain: 1, readOtherwise: 0 })
  expect(await row()).toEqual(before)

  await world.db.updateTable('intel.vex_statement').set({ status: 'fixed' }).execute()
  expect(await ofFindings()).toEqual({ own: ['fixed'], other: [] })

  expect(await reread()).toMatchObject({ readAgain: 1, readOtherwise: 1 })
  expect(await ofFindings()).toEqual({ own: ['not_affected'], other: [] })
  expect(await row()).toEqual(before)
})

it('asks for nothing where neither the document nor the one before states anything', async () => {
  const { take } = await setUp()

  expect(await take(bom(null))).toBeUndefined()
})

it('states the same when it is read again', async () => {
  const { take, statements } = await setUp()

  await take(bom('not_affected'))
  await take(bom('not_affected'))

  expect((await statements()).total).toBe(1)
})

it('is known to those only who may see the item', async () => {
  const { take, statements, world } = await setUp({ needToKnow: true })
  const reader = await actAs(world, await addPerson(world, 'handler', { role: 'handler' }))
  const wish = { all: false, after: undefined, limit: 10 }
  await take(bom('not_affected'))
  const [document] = (await listVexDocuments(world.context, wish)).rows

  expect((await statements(reader)).total).toBe(0)
  expect(await listVexDocuments(reader, wish)).toEqual({ rows: [], total: 0 })
  await expect(readVexDocument(reader, document?.id ?? '')).rejects.toThrow('vex-document-not-found')
  expect((await readVexDocument(world.context, document?.id ?? '')).content.toString()).toContain(cve)
})
