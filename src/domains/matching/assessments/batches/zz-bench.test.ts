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

const many = 10_000

/** Many vulnerabilities of one component that the PSIRT's two products hold. */
async function openLoaded() {
  const world = await openWorld()
  const component = await addComponent(world, 'a')
  for (const name of Array.from({length: 30}, (_, n) => 'i' + n)) {
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
    .poll(async () => (await readJob(world, job))?.ended_at, { timeout: 120_000, interval: 100 })
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

  const t0=performance.now(); const plan0 = { teamId: world.psirt, ciId: null, selection: { state: 'open' } as const, ...says }; await previewBatch(engineer, plan0); console.log('preview', performance.now()-t0)
  const t1=performance.now(); const made = await order(world, engineer); console.log('order', performance.now()-t1)
  const decided = await ended(world, made.job); console.log('decided', performance.now()-t1)
  const openAfter = await countOpen(world)
  const t2=performance.now(); const undoing = await undoBatch(engineer, made.batch)
  const undone = await ended(world, undoing.job); console.log('undone', performance.now()-t2)

  expect(decided).toMatchObject({ state: 'done', result: { decided: many, overtaken: 0 }, done: many })
  expect(openAfter).toBe(0)
  expect(undone).toMatchObject({ state: 'done', result: { undone: many } })
  expect(await countOpen(world)).toBe(30 * many)
  expect(await readBatch(engineer, made.batch)).toMatchObject({ made: many, undone: many, mayUndo: false })
}, 240_000)
