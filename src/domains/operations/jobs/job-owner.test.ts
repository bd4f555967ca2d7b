import { expect, it } from 'vitest'
import { asActor, system } from '#domains/identity/index.ts'
import { newId } from '#kernel/ids/ids.ts'
import { systemClock } from '#kernel/time/clock.ts'
import { insertJob } from '#platform/jobs/job-store.ts'
import { testContext, testDatabase } from '#test/database.ts'
import { listJobsFor, readOwners } from './job-actions.ts'

const database = await testDatabase()
const context = testContext(database, system)

it('names who started a job, and nobody where nobody did', async () => {
  const [organisationId, personId] = [newId(systemClock), newId(systemClock)]
  const at = systemClock.now()
  const db = database.kysely
  await db
    .insertInto('identity.organisation')
    .values({ id: organisationId, kind: 'own', name_ja: '例社', created_at: at })
    .execute()
  await db
    .insertInto('identity.person')
    .values({
      id: personId,
      login: 'ken',
      name: 'Ken',
      organisation_id: organisationId,
      language: 'en',
      clearance: 'amber',
      password: 'x',
      created_at: at,
    })
    .execute()
  const draft = { kind: 'test.work', title: 'work', input: {}, origin: 'ui', at } as const
  await asActor(context, async (deed) => {
    await insertJob(deed, newId(systemClock), { ...draft, ownerId: personId })
    await insertJob(deed, newId(systemClock), { ...draft, ownerId: null })
  })

  const jobs = await listJobsFor(context, { all: true, limit: 10 })
  const owners = await readOwners(context, jobs)

  expect(jobs).toHaveLength(2)
  expect([...owners]).toEqual([[personId, 'Ken']])
})
