import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { asActor, type Context, system, wallOf } from '#domains/identity/index.ts'
import { osv } from '#domains/intel/feeds/osv/index.ts'
import { explainMatch } from '#domains/matching/explanations/explanation-actions.ts'
import { listFindings } from '#domains/matching/findings/finding-actions.ts'
import { matchEverything } from '#domains/matching/hits/match-actions.ts'
import { matchListeners } from '#domains/matching/hits/match-listeners.ts'
import { addItem, openWorld } from '#domains/matching/trials/world.ts'
import { systemClock } from '#kernel/time/clock.ts'
import { startEventBus } from '#platform/events/bus.ts'
import { startDelivery } from '#platform/events/delivery.ts'
import { close, silentLog } from './database.ts'
import { composeOf, publishOf } from './matching/company.ts'
import { entry, osv as record, until } from './matching/scenarios.ts'

const patience = 180_000

/** Items by name, whose events are delivered to matching. */
async function openHouse(...names: readonly string[]) {
  const world = await openWorld()
  const context: Context = { ...world.context, clock: systemClock }
  const items = new Map<string, string>()
  for (const name of names) items.set(name, await addItem(world, { team: world.csirt, name }))
  const bus = await startEventBus(world.database, silentLog)
  const post = { database: world.database, clock: systemClock, log: silentLog, settings: wallOf(system) }
  const delivery = await startDelivery(post, bus, matchListeners(context))
  const idOf = (name: string) => items.get(name) ?? ''
  return {
    context,
    idOf,
    settle: () => delivery.idle(),
    publish: (...records: readonly object[]) => publishOf(context, osv, records),
    hold: (name: string, ...components: readonly object[]) => composeOf(context, idOf(name), components),
    findings: async () => {
      const { rows } = await listFindings(context, { limit: 200 })
      return rows.map(({ ci, component, verdict, reason }) => ({
        line: `${ci.name} ${component.name} ${verdict}`,
        doubt: reason.doubt,
        owner: reason.owner,
        range: reason.range,
      }))
    },
    end: async () => {
      await delivery.stop()
      await bus.stop()
      await close(world.database)
    },
  }
}

type House = Awaited<ReturnType<typeof openHouse>>

const id = 'CVE-2026-8800'
const upstream = entry(['PyPI', 'urlthree'], until('1.24.3'))
const mended = entry(['Red Hat:enterprise_linux:8::baseos', 'python3-urlthree'], until('0:1.24.2-2.el8'))
const part = { type: 'library', name: 'urlthree', version: '1.24.2', purl: 'pkg:pypi/urlthree@1.24.2' }
const packaged = (release: string) => ({
  type: 'library',
  name: 'python3-urlthree',
  version: `1.24.2-${release}`,
  purl: `pkg:rpm/redhat/python3-urlthree@1.24.2-${release}?distro=redhat-8&upstream=python-urlthree-1.24.2-${release}.src.rpm`,
  components: [part],
})

describe('a part of a distribution’s package', () => {
  let house: House
  beforeAll(async () => {
    house = await openHouse('alone', 'behind', 'mended')
    const { hold, publish, settle } = house
    await publish(record(id, [upstream]))
    await hold('alone', part)
    await hold('behind', packaged('1.el8'))
    await hold('mended', packaged('5.el8'))
    await settle()
  }, patience)
  afterAll(() => house.end())

  const lines = async () => (await house.findings()).map(({ line }) => line).toSorted()
  const owner = (release: string) => ({ name: 'python3-urlthree', version: `1.24.2-${release}` })

  it('is undetermined while the distribution says nothing, and names the package', async () => {
    expect(await lines()).toEqual([
      'alone urlthree affected',
      'behind urlthree undetermined',
      'mended urlthree undetermined',
    ])
    const [alone, behind] = await house.findings()
    expect(alone).toMatchObject({ doubt: undefined, owner: undefined })
    expect(behind).toMatchObject({ doubt: 'owned', owner: owner('1.el8'), range: '< 1.24.3' })
  })

  it('is what the distribution says of the package once it says something', async () => {
    await house.publish(record(id, [upstream, mended]))
    await house.settle()

    expect(await lines()).toEqual([
      'alone urlthree affected',
      'behind python3-urlthree affected',
      'behind urlthree affected',
    ])
    const behind = (await house.findings()).find(({ line }) => line === 'behind urlthree affected')
    expect(behind).toMatchObject({
      doubt: undefined,
      owner: { ...owner('1.el8'), says: 'affected' },
      range: '< 0:1.24.2-2.el8',
    })
  })

  it('tells why it is not affected, with the range of the distribution', async () => {
    const told = await explainMatch(house.context, {
      vulnerability: id,
      component: part.purl,
      ciId: house.idOf('mended'),
    })

    const [one] = told.components
    expect(one).toMatchObject({
      verdict: 'not_affected',
      causes: expect.arrayContaining(['excused']),
      reason: { owner: { ...owner('5.el8'), says: 'affected' }, range: '< 0:1.24.2-2.el8' },
    })
  })

  it('is the same when everything is matched from nothing', async () => {
    const before = await lines()
    await asActor(house.context, matchEverything)

    expect(await lines()).toEqual(before)
  })

  it('is in doubt again when the distribution takes its word back', async () => {
    await house.publish(record(id, [upstream], { modified: '2026-02-01T00:00:00Z' }))
    await house.settle()

    expect(await lines()).toEqual([
      'alone urlthree affected',
      'behind urlthree undetermined',
      'mended urlthree undetermined',
    ])
  })
})
