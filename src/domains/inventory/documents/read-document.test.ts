import { expect, it } from 'vitest'
import { asActor, type Context } from '#domains/identity/index.ts'
import { newId } from '#kernel/ids/ids.ts'
import { keepFile } from '#platform/files/index.ts'
import type { JobOutcome, JobRun } from '#platform/jobs/job.ts'
import { testContext, testDatabase } from '#test/database.ts'
import { listComponentRows } from './composition-view.ts'
import { insertDocument } from './document-store.ts'
import { listDocumentRows } from './document-view.ts'
import { readDocument } from './read-document-actions.ts'

const database = await testDatabase()
const context = testContext(database)
const ciId = await addItem(context)

async function addItem({ clock }: Context): Promise<string> {
  const [organisationId, id] = [newId(clock), newId(clock)]
  const at = clock.now()
  await database.kysely
    .insertInto('identity.organisation')
    .values({ id: organisationId, kind: 'own', name_ja: '社', name_en: null, created_at: at })
    .execute()
  await asActor(context, (deed) =>
    deed.db
      .insertInto('inventory.ci')
      .values({
        id,
        kind: 'host',
        side: 'it',
        name: 'host',
        folded: 'host',
        organisation_id: organisationId,
        tlp: 'amber',
        need_to_know: false,
        created_at: at,
        changed_at: at,
      })
      .execute(),
  )
  return id
}

/** Lets a document come in and reads it; twice when the first attempt's end was not noticed. */
async function take(text: string, options: { readonly slot?: string; readonly attempts?: number } = {}) {
  const file = await keepFile(context.files, toChunks(text), { maxBytes: 1e9 })
  const id = newId(context.clock)
  await asActor(context, (deed) =>
    insertDocument(deed.db, {
      id,
      ciId,
      slot: options.slot ?? 'main',
      name: 'bom.json',
      ...file,
      receivedAt: deed.now,
      receivedBy: null,
    }),
  )
  let outcome: JobOutcome | undefined
  for (let attempt = 0; attempt < (options.attempts ?? 1); attempt += 1) {
    outcome = await readDocument(context, id, aRun())
  }
  return { id, outcome }
}

async function* toChunks(text: string) {
  yield await Promise.resolve(Buffer.from(text))
}

function aRun(): JobRun {
  return {
    id: newId(context.clock),
    attempt: 1,
    input: {},
    ownerId: null,
    origin: 'api',
    checkpoint: undefined,
    signal: new AbortController().signal,
    progress: () => {},
  }
}

function bom(...purls: readonly string[]): string {
  const components = purls.map((purl) => ({ type: 'library', name: purl.slice(4), version: '1.0.0', purl }))
  return JSON.stringify({ bomFormat: 'CycloneDX', specVersion: '1.6', version: 1, components })
}

async function held(): Promise<readonly string[]> {
  const { rows } = await asActor(context, (deed) => listComponentRows(deed.db, ciId, { limit: 100 }))
  return rows.map((row) => row.packageKey)
}

it('lets a later document take the place of an earlier one in its slot, and another slot add', async () => {
  await take(bom('pkg:npm/a@1.0.0', 'pkg:npm/b@1.0.0'))
  const { outcome } = await take(bom('pkg:npm/b@1.0.0', 'pkg:npm/c@1.0.0'))
  await take(bom('pkg:npm/d@1.0.0'), { slot: 'firmware' })

  expect(outcome?.result).toMatchObject({ added: 1, removed: 1, kept: 1 })
  expect(await held()).toEqual(['npm/b', 'npm/c', 'npm/d'])
})

it('changes nothing when it is run again after its end was not noticed', async () => {
  const { outcome } = await take(bom('pkg:npm/e@1.0.0'), { slot: 'again', attempts: 3 })

  expect(outcome?.state).toBe('done')
  expect((await held()).filter((key) => key === 'npm/e')).toHaveLength(1)
})

it('says what of a document it could not read, where, and keeps the rest', async () => {
  const broken = JSON.parse(bom('pkg:npm/f@1.0.0'))
  broken.components.push(
    { type: 'library', name: 'g', version: '1', purl: 'no purl at all' },
    'not a component',
  )

  const { outcome } = await take(JSON.stringify(broken), { slot: 'broken' })

  expect(outcome?.state).toBe('partly')
  expect(outcome?.problems.map((one) => one.path)).toEqual(
    expect.arrayContaining([expect.stringContaining('/components/1'), '/components/2']),
  )
  expect(await held()).toContain('npm/f')
})

it('refuses what is no document with the place, and leaves the slot as it was', async () => {
  const before = await held()

  const { id, outcome } = await take('{ "bomFormat": "CycloneDX", ')

  const [document] = await asActor(context, (deed) => listDocumentRows(deed.db, ciId, { limit: 1 }))
  expect(outcome?.state).toBe('failed')
  expect(outcome?.problems.length).toBeGreaterThan(0)
  expect(document).toMatchObject({ id, state: 'failed' })
  expect(await held()).toEqual(before)
})
