import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { asActor, type Context } from '#domains/identity/index.ts'
import { testContext, testDatabase } from '#test/database.ts'
import { listDocumentChanges } from './change-actions.ts'
import { listComponentRows } from './composition-view.ts'
import { listDocumentRows } from './document-view.ts'
import { readRereading } from './reread-actions.ts'
import { ageReadings, attemptReread, mistake, ofEarlier, queueReread } from './trials/rereading.ts'
import { bom, bomOf, openWorkbench } from './trials/taking.ts'

async function openOne() {
  const database = await testDatabase()
  const context = testContext(database)
  return { context, database, ...(await openWorkbench(database, context)) }
}

interface OccurrenceRow {
  readonly package_key: string
  readonly document_id: string
  readonly since: string
  readonly until: string | null
  readonly until_document_id: string | null
  readonly licences: string | null
}

async function occurrences({ database: { kysely } }: Context): Promise<readonly OccurrenceRow[]> {
  const { rows } = await sql<OccurrenceRow>`
    select package_key, document_id, since::text, until::text, until_document_id, licences
    from inventory.occurrence order by package_key, since`.execute(kysely)
  return rows
}

async function eventsOf({ database: { kysely } }: Context): Promise<readonly string[]> {
  const { rows } = await sql<{ name: string }>`
    select name from platform.outbox where name like 'inventory.%' order by id`.execute(kysely)
  return rows.map(({ name }) => name)
}

const entry = (name: string, more: object = {}) => ({
  type: 'library',
  name,
  version: '1.0.0',
  purl: `pkg:npm/${name}@1.0.0`,
  ...more,
})

const reread = async (context: Context) => await attemptReread(context, await queueReread(context))

it('writes what today’s readers know better, and moves nothing else', async () => {
  const { context, ciId, take } = await openOne()
  const licensed = { licenses: [{ license: { id: 'MIT' } }] }
  await take(bomOf([entry('a')]))
  const { id } = await take(bomOf([entry('a', licensed), entry('b'), entry('c')]))
  await mistake(context, { ciId, packageKey: 'npm/b', taken: 'generic/b' })
  const [first] = await asActor(context, ({ db }) => listDocumentRows(db, ciId, { limit: 1 }))
  await ageReadings(context)
  const before = await occurrences(context)

  expect(await readRereading(context)).toEqual({ documents: 1, outdated: 1, job: null })
  const outcome = await reread(context)

  expect(outcome).toMatchObject({
    state: 'done',
    result: { readAgain: 1, readOtherwise: 1, notReadAgain: 0, added: 1, removed: 1 },
  })
  const after = await occurrences(context)
  const lasting = (rows: readonly OccurrenceRow[]) =>
    rows.filter(({ package_key: key }) => key === 'npm/a' || key === 'npm/c')
  expect(lasting(after).map(({ licences, ...row }) => row)).toEqual(
    lasting(before).map(({ licences, ...row }) => row),
  )
  expect(lasting(after).map(({ licences }) => licences)).toEqual(['MIT', null])
  const came = after.find(({ package_key: key }) => key === 'npm/b')
  const went = after.find(({ package_key: key }) => key === 'generic/b')
  expect(came?.document_id).not.toBe(id)
  expect(went).toMatchObject({ document_id: id, until_document_id: came?.document_id })
  expect(went?.until).toBe(came?.since)

  const [today] = await asActor(context, ({ db }) => listDocumentRows(db, ciId, { limit: 1 }))
  expect(today).toEqual({
    ...first,
    reread: { at: expect.any(String), changes: { added: 1, removed: 1, changed: 0 } },
  })
  expect(Temporal.Instant.from(today?.reread?.at ?? '').epochMilliseconds).toBeGreaterThan(0)
  const changes = await listDocumentChanges(context, { ciId, documentId: id, limit: 10 })
  expect(changes.rows.map(({ kind, packageKey }) => `${kind} ${packageKey}`)).toEqual([
    'added generic/b',
    'added npm/c',
  ])
  expect(await readRereading(context)).toMatchObject({ documents: 1, outdated: 0 })
})

it('adds to components, kept once for all, what is known of them beside what tells them apart', async () => {
  const { context, database, take } = await openOne()
  const purl = 'pkg:rpm/redhat/lib-of-source@3.0-1?epoch=1&upstream=source-2.0-1.src.rpm&distro=rhel-9'
  await take(bomOf([entry('lib-of-source', { purl }), entry('a')]))
  const components = async () =>
    (
      await sql`select id, package_key, other_key, other_version, other_version_key from inventory.component
        order by id`.execute(database.kysely)
    ).rows
  const before = await components()
  await ageReadings(context)
  expect(await components()).not.toEqual(before)

  const outcome = await reread(context)

  expect(outcome.result).toMatchObject({ readOtherwise: 1, added: 0, removed: 0 })
  expect(await components()).toEqual(before)
  const { rows: fresh } = await sql`select package_key from inventory.fresh_name`.execute(database.kysely)
  expect(fresh).toEqual([{ package_key: 'rpm/redhat/lib-of-source' }])
})

it('tells nobody of documents that say the same, and reads none of today again', async () => {
  const { context, take, database } = await openOne()
  await take(bom('pkg:npm/a@1.0.0', 'pkg:npm/b@1.0.0'))
  await take(bom('pkg:npm/d@1.0.0'), { slot: 'second' })
  await sql`delete from inventory.pending_document`.execute(database.kysely)
  await ofEarlier(context)
  const [events, before] = [await eventsOf(context), await occurrences(context)]

  const outcome = await reread(context)

  expect(outcome.result).toEqual({ readAgain: 2, readOtherwise: 0, notReadAgain: 0, added: 0, removed: 0 })
  expect(await eventsOf(context)).toEqual(events)
  expect(await occurrences(context)).toEqual(before)
  const { rows: pending } = await sql`select from inventory.pending_document`.execute(database.kysely)
  expect(pending).toEqual([])
  expect((await reread(context)).result).toMatchObject({ readAgain: 0 })
})

it('tells of each document that cannot be read again, leaves its slot as it was, and reads the others', async () => {
  const { context, ciId, take, held } = await openOne()
  const { id } = await take(bom('pkg:npm/a@1.0.0'))
  await take(bomOf([entry('b', { licenses: [{ license: { id: 'MIT' } }] })]), { slot: 'second' })
  await ageReadings(context)
  const rowsBefore = await asActor(context, ({ db }) => listDocumentRows(db, ciId, { limit: 2 }))
  const hash = rowsBefore.find((one) => one.id === id)?.hash ?? ''
  await rm(join(context.files.folder, 'sha256', hash.slice(0, 2), `${hash}.zst`))

  const outcome = await reread(context)

  expect(outcome).toMatchObject({
    state: 'partly',
    result: { readAgain: 1, readOtherwise: 1, notReadAgain: 1 },
    problems: [{ path: `bom.json (${id})`, code: 'files.not-found' }],
  })
  expect(await held()).toEqual(['npm/a', 'npm/b'])
  const rows = await asActor(context, ({ db }) => listComponentRows(db, ciId, { limit: 10 }))
  expect(rows.rows.map(({ licences }) => licences)).toEqual([null, 'MIT'])
  expect(await readRereading(context)).toMatchObject({ documents: 2, outdated: 1 })
})

it('leaves history alone: what was replaced is not read again', async () => {
  const { context, take, held } = await openOne()
  await take(bom('pkg:npm/a@1.0.0'))
  await ageReadings(context)
  await take(bom('pkg:npm/b@1.0.0'))

  expect((await reread(context)).result).toMatchObject({ readAgain: 0 })
  expect(await held()).toEqual(['npm/b'])
})

it.each([0, 1, 2, 3])('comes to the same, stopped after %i documents and begun again', async (steps) => {
  const { context, ciId, take } = await openOne()
  for (const slot of ['one', 'two', 'three'])
    await take(bomOf([entry('a', { licenses: [{ license: { id: 'MIT' } }] }), entry(slot)]), { slot })
  const state = async () => ({
    occurrences: await occurrences(context),
    documents: await asActor(context, ({ db }) => listDocumentRows(db, ciId, { limit: 10 })),
  })
  const before = await state()
  await ageReadings(context)
  const id = await queueReread(context)

  await expect(attemptReread(context, id, steps)).rejects.toThrow('told to end')
  const outcome = await attemptReread(context, id)

  expect(await state()).toEqual(before)
  expect(outcome.result).toEqual({ readAgain: 3, readOtherwise: 3, notReadAgain: 0, added: 0, removed: 0 })
})
