import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { asActor } from '#domains/identity/index.ts'
import { newId } from '#kernel/ids/ids.ts'
import { tarOf } from '#platform/archives/trials/tar-of.ts'
import type { JobRun } from '#platform/jobs/job.ts'
import { testContext, testDatabase } from '#test/database.ts'
import { readDocument } from './read-document-actions.ts'
import { bom, openWorkbench, type Workbench } from './trials/taking.ts'

const database = await testDatabase()
const context = testContext(database)

/** The documents of the item, by slot, newest last. */
async function documents({ ciId }: Workbench) {
  const { rows } = await asActor(context, ({ db }) =>
    sql<{ id: string; slot: string; name: string; state: string }>`
    select id, slot, name, state from inventory.document where ci_id = ${ciId} order by id`.execute(db),
  )
  return rows
}

/** What the jobs would do that wait for the item. */
async function readWaiting(bench: Workbench) {
  for (const { id, state } of await documents(bench))
    if (state === 'received') await readDocument(context, id, aRun())
}

function aRun(): JobRun {
  const { signal } = new AbortController()
  const own = { id: newId(context.clock), attempt: 1, input: {}, ownerId: null, origin: 'api' as const }
  return { ...own, checkpoint: undefined, signal, progress: () => {} }
}

const supplier = async (version: string) =>
  await tarOf([
    ['out/Backend.cdx.json', bom(`pkg:npm/backend@${version}`)],
    ['out/Frontend.cdx.json', bom(`pkg:npm/frontend@${version}`)],
    ['out/requirements.txt', `flask==${version}\n`],
    ['README.md', '# how to'],
    ['inner.tar', await tarOf([['x.json', bom('pkg:npm/inner@1')]])],
  ])

it('imports each document of an archive into a slot named after it, by a job of its own', async () => {
  const bench = await openWorkbench(database, context)

  const { id, outcome } = await bench.take(await supplier('1.0.0'))

  expect(outcome).toMatchObject({
    state: 'partly',
    result: { documents: 3 },
    problems: [{ path: '/inner.tar', code: 'archives.nested' }],
  })
  const jobs = await database.kysely
    .selectFrom('platform.job')
    .select(['title', 'kind', 'subject_id'])
    .where('subject_id', '=', bench.ciId)
    .orderBy('title')
    .execute()
  expect(jobs.map(({ title, kind }) => [title, kind])).toEqual([
    ['out/Backend.cdx.json', 'inventory.read-document'],
    ['out/Frontend.cdx.json', 'inventory.read-document'],
    ['out/requirements.txt', 'inventory.read-document'],
  ])
  await readWaiting(bench)
  const rows = await documents(bench)
  expect(rows.find((row) => row.id === id)).toMatchObject({ slot: 'main', state: 'replaced' })
  expect(
    rows
      .filter(({ state }) => state === 'read')
      .map(({ slot }) => slot)
      .toSorted(),
  ).toEqual(['backend-cdx', 'frontend-cdx', 'requirements-txt'])
  expect((await bench.held()).toSorted()).toEqual(['npm/backend', 'npm/frontend', 'pypi/flask'])
})

it('replaces each document when the archive comes again, and leaves other slots alone', async () => {
  const bench = await openWorkbench(database, context)
  await bench.take(bom('pkg:npm/own@1'))
  await bench.take(await supplier('1.0.0'), { slot: 'acme' })
  await readWaiting(bench)
  await bench.take(await supplier('2.0.0'), { slot: 'acme' })
  await readWaiting(bench)

  const rows = await documents(bench)
  expect(
    rows
      .filter(({ state }) => state === 'read')
      .map(({ slot }) => slot)
      .toSorted(),
  ).toEqual(['acme-backend-cdx', 'acme-frontend-cdx', 'acme-requirements-txt', 'main'])
  expect((await bench.held()).length).toBe(4)
})

it('comes to the same when its end was not noticed and it runs again', async () => {
  const bench = await openWorkbench(database, context)

  await bench.take(await supplier('1.0.0'), { attempts: 2 })

  expect((await documents(bench)).length).toBe(4)
})

it('refuses an archive of more documents than are imported at once, with the number', async () => {
  const bench = await openWorkbench(database, context)
  const many = await tarOf(
    Array.from({ length: 201 }, (_, index) => [`${index}.json`, bom('pkg:npm/a@1')] as const),
  )

  const { outcome } = await bench.take(many)

  expect(outcome).toMatchObject({
    state: 'failed',
    problems: [{ code: 'archives.too-many-documents', facts: { count: 201, limit: 200 } }],
  })
  expect(await documents(bench)).toMatchObject([{ state: 'failed' }])
})
