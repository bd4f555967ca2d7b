import { it } from 'vitest'
import { startEventBus } from '#platform/events/bus.ts'
import { startDelivery } from '#platform/events/delivery.ts'
import { emitAll } from '#platform/events/outbox.ts'
import { transact } from '#platform/database/database.ts'
import { systemClock } from '#kernel/time/clock.ts'
import { silentLog, testContext } from '#test/database.ts'
import { system } from '#domains/identity/index.ts'
import { notifyListeners } from './notices/notify-listeners.ts'
import { addPerson, addVulnerability, openWorld, readNotices, readDeliveries } from './trials/world.ts'

it('perf', async () => {
  const world = await openWorld()
  for (let i = 0; i < 5; i++) await addPerson(world, `p${i}`, { roles: [{ role: 'engineer', team: world.psirt }] })
  const bus = await startEventBus(world.database, silentLog)
  const settings = { 'renkei.wall': 'system' }
  const context = { ...testContext(world.database, system), clock: systemClock }
  const L = notifyListeners(context, 'x').map((l) => ({ ...l, hears: l.hears, handle: async (u: any, e: any) => { const t = performance.now(); await l.handle(u, e); spent += performance.now() - t } }))
  let spent = 0
  const delivery = await startDelivery({ database: world.database, clock: systemClock, log: silentLog, settings }, bus, L)
  for (const N of [500, 500, 2000]) {
  const ids: string[] = []
  const B = `b${Math.random()}`
  for (let i = 0; i < N; i++) ids.push(await addVulnerability(world, `CVE-${B}-${i}`))
  spent = 0
  await transact(world.database, settings, async (unit) => {
    for (const id of ids) await unit.db.insertInto('matching.team_vulnerability').values({ vulnerability_id: id, organisation_id: world.organisationId, team_id: world.psirt, tlp: 'amber', worst: 'affected', cis: 1, open: 1, affected: 0, settled: 0, changed_at: systemClock.now() }).execute()
    await emitAll(unit, ids.map((id, i) => ({ name: 'matching.findings-opened', at: systemClock.now(), payload: { vulnerabilityId: id, name: `CVE-${i}`, title: 't', teamId: world.psirt, opened: 1, batch: B } })))
  })
  const t = performance.now()
  for (;;) {
    await new Promise(r => setTimeout(r, 100))
    const n = (await readNotices(world)).filter(x => x.facts.batch === B)
    if (n.length === 5 && n.every((x) => x.facts.vulnerabilities === N)) break
    if (performance.now() - t > 60000) { console.log(n.map(x=>x.facts)); break }
  }
  console.log(N, 'events x 5 people', performance.now() - t, 'in handle', spent, (await readDeliveries(world)).length)
  }
  await delivery.stop(); await bus.stop()
}, 200000)
