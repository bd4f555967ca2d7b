import { type RawBuilder, sql } from 'kysely'
import { expect, it } from 'vitest'
import { asActor, type Context, type Deed, system, wallOf } from '#domains/identity/index.ts'
import type { VexStatus } from '#domains/matching/assessments/assessment.ts'
import {
  matchDocuments,
  matchEverything,
  matchRecords,
  recountItem,
} from '#domains/matching/hits/match-actions.ts'
import { matchListeners } from '#domains/matching/hits/match-listeners.ts'
import { everybody } from '#domains/matching/worklist/list.ts'
import { stateByCi, stateCounts } from '#domains/matching/worklist/worklist-view.ts'
import { systemClock } from '#kernel/time/clock.ts'
import { startEventBus } from '#platform/events/bus.ts'
import { startDelivery } from '#platform/events/delivery.ts'
import { schemeForPackageType } from '#versions/index.ts'
import { contains, intervalsFromEvents } from '#versions/ranges/index.ts'
import { close, silentLog, testContext, testDatabase } from './database.ts'
import {
  addItems,
  type Composition,
  compose,
  decide,
  move,
  type Place,
  publish,
  type RandomRecord,
} from './matching/company.ts'
import { fc } from './property.ts'

const packages = ['a', 'b', 'p']
const versions = ['1.0.0', '1.2.0', '1.2.3', '2.0.0', '2.0.0-rc.1', '3.1.4', 'not a version']
const keyed = versions.filter((version) => version !== 'not a version')

const aVersion = fc.constantFrom(...keyed)
const aPackage = fc.constantFrom(...packages)

const aPurl = fc.tuple(aPackage, fc.constantFrom(...versions)).map(([name, version]) => {
  const safe = name === 'p' ? version.replace('-rc.', 'rc') : version
  return `pkg:${name === 'p' ? 'pypi' : 'npm'}/${name}@${encodeURIComponent(safe)}`
})

const aRecord: fc.Arbitrary<RandomRecord> = fc
  .record({
    number: fc.integer({ min: 1, max: 4 }),
    cve: fc.option(fc.integer({ min: 1, max: 3 }), { nil: null }),
    withdrawn: fc.boolean(),
    affected: fc.array(
      fc.record({
        name: aPackage,
        bounds: fc.tuple(fc.option(aVersion, { nil: '0' }), fc.option(aVersion, { nil: null })),
        versions: fc.array(fc.constantFrom(...versions), { maxLength: 2 }),
      }),
      { minLength: 1, maxLength: 2 },
    ),
  })
  .map(({ number, cve, withdrawn, affected }) => ({
    id: `GHSA-aaaa-bbbb-000${number}`,
    aliases: cve === null ? [] : [`CVE-2026-000${cve}`],
    withdrawn: withdrawn && number === 1,
    affected: affected.map(({ name, bounds: [introduced, fixed], versions: listed }) => ({
      name,
      events: [{ introduced: introduced ?? '0' }, ...(fixed === null ? [] : [{ fixed }])],
      versions: listed,
    })),
  }))

type Step =
  | { readonly kind: 'compose'; readonly item: number; readonly composition: Composition }
  | { readonly kind: 'publish'; readonly records: readonly RandomRecord[] }
  | { readonly kind: 'move'; readonly item: number; readonly place: Place }
  | {
      readonly kind: 'decide'
      readonly item: number | null
      readonly vulnerability: number
      readonly status: VexStatus
    }

const aStep: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    kind: fc.constant('compose' as const),
    item: fc.integer({ min: 0, max: 3 }),
    composition: fc.uniqueArray(aPurl, { maxLength: 5 }),
  }),
  fc.record({
    kind: fc.constant('publish' as const),
    records: fc.array(aRecord, { minLength: 1, maxLength: 3 }),
  }),
  fc.record({
    kind: fc.constant('move' as const),
    item: fc.integer({ min: 0, max: 3 }),
    place: fc.record({
      team: fc.constantFrom('csirt' as const, 'psirt' as const, null),
      exposure: fc.constantFrom('internet' as const, null),
      needToKnow: fc.boolean(),
    }),
  }),
  fc.record({
    kind: fc.constant('decide' as const),
    item: fc.option(fc.integer({ min: 0, max: 3 }), { nil: null }),
    vulnerability: fc.integer({ min: 0, max: 4 }),
    status: fc.constantFrom('under_investigation' as const, 'affected' as const, 'fixed' as const),
  }),
)

/** A company is founded for every run: on a busy machine that takes its time. */
const patience = 180_000

/** A sequence of changes; each is waited for or not, so that several are on their way at once. */
const changes = fc.array(fc.tuple(aStep, fc.boolean()), { minLength: 2, maxLength: 9 })

/** A fresh company whose events are delivered to matching. */
async function found() {
  const database = await testDatabase()
  const context: Context = testContext(database)
  const items = await addItems(context)
  const bus = await startEventBus(database, silentLog)
  const post = { database, clock: systemClock, log: silentLog, settings: wallOf(system) }
  const delivery = await startDelivery(post, bus, matchListeners(context))
  return { context, items, delivery, bus }
}

type World = Awaited<ReturnType<typeof found>>

async function take(world: World, [step, isWaitedFor]: readonly [Step, boolean]): Promise<void> {
  const { context, items } = world
  if (step.kind === 'compose') await compose(context, items[step.item] ?? '', step.composition)
  else if (step.kind === 'publish') await publish(context, step.records)
  else if (step.kind === 'move') await move(context, items[step.item] ?? '', step.place)
  else await decide(context, { ...step, item: step.item === null ? null : (items[step.item] ?? '') })
  if (isWaitedFor) await world.delivery.idle()
}

/** What the records say of a version, by walking every one of them. */
function judge(record: RandomRecord, purl: string): 'affected' | 'undetermined' | undefined {
  const [, type = '', name = '', encoded = ''] = /^pkg:(\w+)\/(\w+)@(.*)$/.exec(purl) ?? []
  const version = decodeURIComponent(encoded)
  const scheme = schemeForPackageType(type)
  if (scheme === undefined || record.withdrawn) return undefined
  const key = scheme.encode(version)
  const touching = record.affected.filter((one) => one.name === name)
  const verdicts = touching.map((one) => {
    if (one.versions.includes(version)) return 'affected'
    const isListed = one.versions.some((listed) => {
      const other = scheme.encode(listed)
      return key !== undefined && other !== undefined && Buffer.compare(key, other) === 0
    })
    if (isListed) return 'affected'
    const events = one.events.flatMap((event) =>
      Object.entries(event).map(([kind, bound]) => ({
        kind: kind === 'fixed' ? ('fixed' as const) : ('introduced' as const),
        version: bound,
      })),
    )
    const { intervals } = intervalsFromEvents(scheme, events)
    if (key === undefined)
      return intervals.length > 0 || one.versions.some((v) => v !== version) ? 'undetermined' : undefined
    return intervals.some((interval) => contains(interval, key)) ? 'affected' : undefined
  })
  if (verdicts.includes('affected')) return 'affected'
  return verdicts.includes('undetermined') ? 'undetermined' : undefined
}

/** The hits as they are, with the stretch that decided each. */
async function readHits(world: World) {
  const { rows } = await sql`select package_key, component_id, vulnerability_id, verdict, range_id, reason
    from matching.hit where until is null order by 2, 3`.execute(world.context.database.kysely)
  return rows
}

/** What is kept in cells and worklists, and what it would be, counted from the findings as they are. */
async function readCounts({ db }: Deed) {
  const read = async (query: RawBuilder<unknown>) =>
    (await sql`select * from (${query}) q order by 1, 2, 3, 4, 5`.execute(db)).rows
  const state = sql`(${stateByCi(sql`not ci.need_to_know and ci.tlp <> 'red'`)}) state join inventory.ci on ci.id = state.ci_id`
  const counts = sql`cis, determined, open, affected, settled`
  const list = sql`cross join lateral (select state.team_id as list where state.team_id is not null union all select ${everybody}::uuid) l`
  return {
    kept: {
      cells:
        await read(sql`select cv.vulnerability_id, cell.organisation_id, cell.team_id, cell.tlp, cell.kind, ${counts}
        from matching.cell_vulnerability cv join matching.cell on cell.id = cv.cell_id`),
      lists: await read(sql`select vulnerability_id, list, ${counts} from matching.team_vulnerability`),
      profiles:
        await read(sql`select pv.vulnerability_id, profile.team_id, profile.side, profile.exposure, cis
        from matching.profile_vulnerability pv join matching.profile on profile.id = pv.profile_id`),
      pending: await read(sql`select document_id, ci_id, 1, 2, 3 from inventory.pending_document`),
    },
    wanted: {
      cells:
        await read(sql`select state.vulnerability_id, ci.organisation_id, ci.team_id, ci.tlp, ci.kind, ${stateCounts}
        from ${state} group by 1, 2, 3, 4, 5`),
      lists: await read(
        sql`select state.vulnerability_id, l.list, ${stateCounts} from ${state} ${list} group by 1, 2`,
      ),
      profiles:
        await read(sql`select state.vulnerability_id, ci.team_id, ci.side, ci.exposure, count(*)::int as cis
        from ${state} where ci.team_id is not null group by 1, 2, 3, 4`),
      pending: [],
    },
  }
}

/** Takes the steps in a fresh company and reads what came of them. */
async function afterAll<T>(steps: readonly (readonly [Step, boolean])[], read: (world: World) => Promise<T>) {
  const world = await found()
  try {
    for (const step of steps) await take(world, step)
    await world.delivery.idle()
    return await read(world)
  } finally {
    await world.delivery.stop()
    await world.bus.stop()
    await close(world.context.database)
  }
}

it(
  'counts worklists as they would be counted from nothing, after any sequence of changes',
  async () => {
    await fc.assert(
      fc.asyncProperty(changes, async (steps) => {
        const { kept, wanted } = await afterAll(steps, (world) => asActor(world.context, readCounts))

        expect(kept).toEqual(wanted)
      }),
      { numRuns: 14 },
    )
  },
  patience,
)

/** The records and components that are there in the end, by the steps alone. */
function tellWorld(steps: readonly (readonly [Step, boolean])[]) {
  const records = new Map<string, RandomRecord>()
  const seen = new Set<string>()
  for (const [step] of steps) {
    if (step.kind === 'publish') for (const record of step.records) records.set(record.id, record)
    if (step.kind === 'compose') for (const purl of step.composition) seen.add(purl)
  }
  return { records: [...records.values()], seen: [...seen].sort() }
}

it(
  'finds for each component what walking every record finds, after any sequence of changes',
  async () => {
    await fc.assert(
      fc.asyncProperty(changes, async (steps) => {
        const hits = await afterAll(steps, readVulnerable)

        const { records, seen } = tellWorld(steps)
        const isJudged = (verdict: string) => (purl: string) =>
          records.some((record) => judge(record, purl) === verdict)
        const affected = seen.filter(isJudged('affected'))
        const rest = seen.filter((purl) => !affected.includes(purl))
        expect(hits).toEqual({ affected, undetermined: rest.filter(isJudged('undetermined')) })
      }),
      { numRuns: 14 },
    )
  },
  patience,
)

it(
  'keeps by small steps the hits that matching everything at once makes',
  async () => {
    await fc.assert(
      fc.asyncProperty(changes, async (steps) => {
        const { incremental, full } = await afterAll(steps, async (world) => {
          const kept = await readHits(world)
          await asActor(world.context, matchEverything)
          return { incremental: kept, full: await readHits(world) }
        })

        expect(incremental).toEqual(full)
      }),
      { numRuns: 14 },
    )
  },
  patience,
)

it('matches what a document brought before counting it, whichever event comes first', async () => {
  const world = await found()
  const [, item = ''] = world.items
  await world.delivery.stop()
  const affected = [{ name: 'a', events: [{ introduced: '0' }], versions: [] }]
  await publish(world.context, [{ id: 'GHSA-aaaa-bbbb-0001', aliases: [], withdrawn: false, affected }])
  await asActor(world.context, (deed) =>
    matchRecords(deed, { sourceId: 'osv', names: ['GHSA-aaaa-bbbb-0001'], batch: 'x' }),
  )
  await compose(world.context, item, ['pkg:npm/a@1.0.0'])

  await asActor(world.context, (deed) => recountItem(deed, item))
  await asActor(world.context, (deed) => matchDocuments(deed, 'x'))

  expect(await readVulnerable(world)).toEqual({ affected: ['pkg:npm/a@1.0.0'], undetermined: [] })
  await world.bus.stop()
})

/** Components by their worst verdict, as the purls of the test. */
async function readVulnerable(world: World) {
  const { rows } = await sql<{ purl: string; verdict: string }>`
    select c.purl, min(hit.verdict) as verdict from matching.hit
    join inventory.component c on c.package_key = hit.package_key and c.id = hit.component_id
    where hit.until is null group by c.purl`.execute(world.context.database.kysely)
  const by = (verdict: string) => rows.filter((row) => row.verdict === verdict).map((row) => row.purl)
  return { affected: by('affected').sort(), undetermined: by('undetermined').sort() }
}
