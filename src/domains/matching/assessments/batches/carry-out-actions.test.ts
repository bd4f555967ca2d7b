import { sql } from 'kysely'
import { expect, it } from 'vitest'
import type { Context } from '#domains/identity/index.ts'
import { newId } from '#kernel/ids/ids.ts'
import type { JobRun } from '#platform/jobs/job.ts'
import {
  actAs,
  addComponent,
  addItem,
  addPerson,
  contain,
  countWorld,
  inside,
  openWorld,
  type World,
} from '../../trials/world.ts'
import { assess } from '../assessment-actions.ts'
import { linesAtOnce } from './batch.ts'
import { decideTogether, previewBatch, readBatch, undoBatch } from './batch-actions.ts'
import { batchJobs } from './batch-jobs.ts'
import { runDecideBatch } from './carry-out-actions.ts'

const many = 2 * linesAtOnce + 7

/** Many vulnerabilities of one component that the PSIRT's two products hold. */
async function openLoaded() {
  const world = await openWorld()
  const component = await addComponent(world, 'a')
  for (const name of ['one', 'two']) {
    await contain(world, await addItem(world, { team: world.psirt, name }), [component])
  }
  const ids = Array.from({ length: many }, () => newId(world.clock))
  const at = world.clock.now().toString()
  await inside(world, async (db) => {
    await sql`
      insert into intel.vulnerability (id, short_id, name, created_at, changed_at)
      select id, 'VUL-' || n, 'V-' || n, ${at}::timestamptz, ${at}::timestamptz
      from unnest(${ids}::uuid[]) with ordinality as v (id, n)`.execute(db)
    await sql`
      insert into matching.hit (package_key, component_id, vulnerability_id, verdict, reason, since)
      select c.package_key, c.id, v.id, 'affected', '{}', ${at}::timestamptz
      from inventory.component c, unnest(${ids}::uuid[]) as v (id)`.execute(db)
  })
  await countWorld(world)
  const person = await addPerson(world, 'engineer', { role: 'engineer', team: world.psirt })
  return { world, ids, engineer: await actAs(world, person) }
}

const says = { status: 'not_affected', justification: 'component_not_present' } as const

async function order(world: World, engineer: Context) {
  const plan = { teamId: world.psirt, ciId: null, selection: { state: 'open' } as const, ...says }
  const { fingerprint } = await previewBatch(engineer, plan)
  return await decideTogether(engineer, { ...plan, note: '', fingerprint })
}

async function ended(world: World, job: string | null) {
  await expect
    .poll(async () => (await readJob(world, job))?.ended_at, { timeout: 30_000, interval: 100 })
    .toBeTruthy()
  return await readJob(world, job)
}

async function readJob(world: World, job: string | null) {
  return await world.db.selectFrom('platform.job').selectAll().where('id', '=', job).executeTakeFirst()
}

async function countOpen(world: World) {
  const { rows } = await sql<{ open: number }>`
    select coalesce(sum(open), 0)::int as open from matching.team_vulnerability where list = ${world.psirt}`.execute(
    world.db,
  )
  return rows[0]?.open
}

it('decides and undoes by the thousand in jobs', async () => {
  const { world, engineer } = await openLoaded()
  await world.context.jobs.work(batchJobs(world.context))

  const made = await order(world, engineer)
  const decided = await ended(world, made.job)
  const openAfter = await countOpen(world)
  const undoing = await undoBatch(engineer, made.batch)
  const undone = await ended(world, undoing.job)

  expect(decided).toMatchObject({ state: 'done', result: { decided: many, overtaken: 0 }, done: many })
  expect(openAfter).toBe(0)
  expect(undone).toMatchObject({ state: 'done', result: { undone: many } })
  expect(await countOpen(world)).toBe(2 * many)
  expect(await readBatch(engineer, made.batch)).toMatchObject({ made: many, undone: many, mayUndo: false })
})

it('goes on where it was interrupted, and leaves what somebody else decided meanwhile', async () => {
  const { world, engineer, ids } = await openLoaded()
  const { batch, job } = await order(world, engineer)
  await world.db.updateTable('platform.job').set({ state: 'running', attempts: 1 }).execute()
  const halt = new AbortController()
  const run = async (progress: (done: number) => void, signal: AbortSignal) =>
    await runDecideBatch(world.context, {
      id: job ?? '',
      attempt: 1,
      input: { batchId: batch },
      ownerId: null,
      origin: 'ui',
      checkpoint: (await readJob(world, job))?.checkpoint,
      signal,
      progress,
    } satisfies JobRun)
  const first = run((done) => done > 0 && halt.abort(new Error('killed')), halt.signal)
  await expect(first).rejects.toThrow('killed')
  const half = await readBatch(engineer, batch)
  const left = await inside(world, (db) =>
    db.selectFrom('matching.assessment').select('vulnerability_id').execute(),
  )
  const open = ids.find((id) => !left.some((row) => row.vulnerability_id === id)) ?? ''
  const scope = { vulnerabilityId: open, teamId: world.psirt, ciId: null, componentId: null }
  await assess(engineer, { ...scope, status: 'affected', justification: null, note: '', replaces: null })
  await expect(undoBatch(engineer, batch)).rejects.toMatchObject({ code: 'matching.batch-busy' })

  const outcome = await run(() => undefined, new AbortController().signal)

  expect(half).toMatchObject({ wanted: many, made: linesAtOnce, mayUndo: false })
  expect(outcome).toMatchObject({
    state: 'partly',
    result: { decided: many - 1, overtaken: 1 },
    problems: [{ code: 'matching.overtaken' }],
  })
  expect(await countOpen(world)).toBe(0)
})
