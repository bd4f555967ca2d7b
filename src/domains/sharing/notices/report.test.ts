import { expect, it } from 'vitest'
import { wrongMatchEnded } from '#domains/matching/index.ts'
import { transact } from '#platform/database/database.ts'
import { addPerson, openWorld, readDeliveries, readNotices } from '../trials/world.ts'
import { reportListeners } from './report-listeners.ts'

it('tells once who reported a wrong match that the report has ended', async () => {
  const world = await openWorld()
  const engineer = await addPerson(world, 'engineer', { roles: [{ role: 'engineer', team: world.psirt }] })
  const id = '00000000-0000-7000-8000-000000000001'
  const payload = { id, personId: engineer, packageKey: 'npm/a', ending: 'outdated' }
  const [listener] = reportListeners(world.context, 'renkei.example')
  for (const place of [1, 2]) {
    await transact(world.database, { 'renkei.wall': 'system' }, async (unit) => {
      await listener?.handle(unit, {
        name: wrongMatchEnded,
        payload,
        at: world.clock.now(),
        xid: '1',
        id: place,
      })
    })
  }

  expect(await readNotices(world)).toMatchObject([
    {
      person_id: engineer,
      kind: 'report',
      subject_id: id,
      facts: { packageKey: 'npm/a', ending: 'outdated' },
    },
  ])
  expect(await readDeliveries(world)).toHaveLength(1)
})
