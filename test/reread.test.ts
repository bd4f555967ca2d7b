import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { asActor, type Context, system, wallOf } from '#domains/identity/index.ts'
import { nvd } from '#domains/intel/feeds/nvd/index.ts'
import { insertDocument } from '#domains/inventory/documents/document-store.ts'
import { readDocument } from '#domains/inventory/documents/read-document-actions.ts'
import { attemptReread, queueReread } from '#domains/inventory/documents/trials/rereading.ts'
import { bomOf } from '#domains/inventory/documents/trials/taking.ts'
import { listFindings } from '#domains/matching/findings/finding-actions.ts'
import { matchEverything } from '#domains/matching/hits/match-actions.ts'
import { matchListeners } from '#domains/matching/hits/match-listeners.ts'
import { newId } from '#kernel/ids/ids.ts'
import { systemClock } from '#kernel/time/clock.ts'
import { startEventBus } from '#platform/events/bus.ts'
import { startDelivery } from '#platform/events/delivery.ts'
import { keepFile } from '#platform/files/index.ts'
import { close, silentLog, testContext, testDatabase } from './database.ts'
import { addItems, publish, publishOf } from './matching/company.ts'
import { fc } from './property.ts'

/** What readers may come to understand of an entry, step by step. */
const entries = [
  { type: 'library', name: 'a', version: '1.0.0' },
  { type: 'library', name: 'a', version: '1.0.0', purl: 'pkg:npm/a@1.0.0' },
  { type: 'library', name: 'b', version: '1.0.0', purl: 'pkg:npm/b@1.0.0' },
  { type: 'library', name: 'b', version: '2.0.0', purl: 'pkg:npm/b@2.0.0' },
  { type: 'firmware', name: 'reader', version: '1.8.0' },
  {
    type: 'firmware',
    name: 'reader',
    version: '1.8.0',
    cpe: 'cpe:2.3:a:example:reader:1.8.0:*:*:*:*:*:*:*',
  },
  {
    type: 'library',
    name: 'engine',
    version: '1.0',
    purl: 'pkg:npm/engine@1.0',
    cpe: 'cpe:2.3:a:maker:machine:1.0:*:*:*:*:*:*:*',
  },
  { type: 'library', name: 'engine', version: '1.0', purl: 'pkg:npm/engine@1.0' },
] as const

async function openWorld() {
  const database = await testDatabase()
  const context: Context = testContext(database)
  const items = await addItems(context)
  const bus = await startEventBus(database, silentLog)
  const post = { database, clock: systemClock, log: silentLog, settings: wallOf(system) }
  const delivery = await startDelivery(post, bus, matchListeners(context))
  const flawOf = (number: number, product: string) => ({
    id: `CVE-2026-${1000 + number}`,
    vulnStatus: 'Analyzed',
    descriptions: [{ lang: 'en', value: 'Flaw.' }],
    configurations: [
      {
        nodes: [
          {
            operator: 'OR',
            negate: false,
            cpeMatch: [{ vulnerable: true, criteria: `cpe:2.3:a:${product}:*:*:*:*:*:*:*:*` }],
          },
        ],
      },
    ],
  })
  await publishOf(context, nvd, [flawOf(1, 'example:reader'), flawOf(2, 'maker:machine')])
  await publish(
    context,
    ['a', 'b'].map((name, index) => ({
      id: `GHSA-aaaa-bbbb-000${index}`,
      aliases: [`CVE-2026-000${index}`],
      withdrawn: false,
      affected: [{ name, events: [{ introduced: '0' }, { fixed: '1.5' }], versions: [] }],
    })),
  )
  const end = async () => {
    await delivery.stop()
    await bus.stop()
    await close(database)
  }
  return { context, items, delivery, end }
}

/** The bytes of a document, kept; as its maker, who counts for pairs. */
async function keep(context: Context, components: readonly object[], maker: string) {
  const bytes = Buffer.from(bomOf(components, { metadata: { supplier: { name: maker } } }))
  async function* once() {
    yield await Promise.resolve(bytes)
  }
  return await keepFile(context.files, once(), { maxBytes: 1e9 })
}

interface Issue {
  readonly item: number
  readonly before: readonly number[]
  readonly after: readonly number[]
}

const entriesAt = (numbers: readonly number[]) => numbers.map((number) => entries[number] ?? {})

/** A document comes, is read by today's readers, and would be read otherwise from now on. */
async function take(context: Context, ciId: string, { before, after, slot, maker }: Issue & Place) {
  const [earlier, now] = [
    await keep(context, entriesAt(before), maker),
    await keep(context, entriesAt(after), maker),
  ]
  const id = newId(context.clock)
  await asActor(context, (deed) =>
    insertDocument(deed.db, {
      ...{ id, ciId, slot, name: 'bom.json', receivedAt: deed.now, receivedBy: null },
      ...earlier,
    }),
  )
  const run = {
    ...{ id: newId(context.clock), attempt: 1, input: {}, ownerId: null, origin: 'api' as const },
    ...{ checkpoint: undefined, signal: new AbortController().signal, progress: () => undefined },
  }
  await readDocument(context, id, run)
  await asActor(context, ({ db }) =>
    sql`update inventory.document set hash = ${now.hash}, reader_revision = 0 where id = ${id}`.execute(db),
  )
}

interface Place {
  readonly slot: string
  readonly maker: string
}

/** All that is found and counted, by names. */
async function found(context: Context) {
  return await asActor(context, async ({ db }) => {
    const read = async (text: string) => (await sql`${sql.raw(text)}`.execute(db)).rows
    return {
      hits: await read(`select c.package_key, c.version, v.name, hit.verdict from matching.hit
        join inventory.component c on c.id = hit.component_id join intel.vulnerability v on v.id = hit.vulnerability_id
        where hit.until is null and exists (select from inventory.occurrence o
          where o.component_id = c.id and o.until is null) order by 1, 2, 3, 4`),
      teams: await read(`select t.list, v.name, t.cis, t.open, t.affected from matching.team_vulnerability t
        join intel.vulnerability v on v.id = t.vulnerability_id where t.cis > 0 order by 1, 2, 3`),
      cells: await read(`select cell_id, v.name, t.cis, t.open, t.affected from matching.cell_vulnerability t
        join intel.vulnerability v on v.id = t.vulnerability_id where t.cis > 0 order by 1, 2, 3`),
    }
  })
}

it('finds and counts as if the documents had been read so at first', async () => {
  const numbers = fc.uniqueArray(fc.nat({ max: entries.length - 1 }), { maxLength: 5 })
  const issue = fc.record({ item: fc.nat({ max: 2 }), before: numbers, after: numbers })
  await fc.assert(
    fc.asyncProperty(fc.array(issue, { minLength: 1, maxLength: 4 }), async (issues) => {
      const { context, items, delivery, end } = await openWorld()
      for (const [at, one] of issues.entries())
        await take(context, items[one.item] ?? '', { ...one, slot: `s${at}`, maker: `maker ${at}` })
      await delivery.idle()

      const outcome = await attemptReread(context, await queueReread(context))
      await delivery.idle()

      expect(outcome).toMatchObject({ state: 'done', result: { readAgain: issues.length } })
      const told = await found(context)
      await asActor(context, (deed) => matchEverything(deed))
      expect(told).toEqual(await found(context))
      const { rows } = await listFindings(context, { limit: 100 })
      // A component that two slots of an item hold is a finding of each.
      const ofPackages = issues
        .flatMap(({ after }) => entriesAt(after))
        .filter((entry) => 'purl' in entry && /npm\/[ab]@1/.test(`${entry.purl}`))
      expect(rows.filter(({ reason }) => reason.rank === 'ecosystem')).toHaveLength(ofPackages.length)
      await end()
    }),
    { numRuns: 8 },
  )
}, 300_000)

it('tells the teams of what was found by it, and of nothing else', async () => {
  const { context, items, delivery, end } = await openWorld()
  const place = { slot: 'main', maker: 'One' }
  await take(context, items[0] ?? '', { item: 0, before: [1, 4], after: [1, 5], ...place })
  await delivery.idle()
  const eventsAfter = async (id: number) => {
    const { rows } = await sql<{ id: number; names: string[] }>`
      select id, array(select jsonb_array_elements(payload -> 'vulnerabilities') ->> 'name') as names
      from platform.outbox where name = 'matching.findings-opened' and id > ${id} order by id`.execute(
      context.database.kysely,
    )
    return rows
  }
  const earlier = await eventsAfter(0)
  expect(earlier.flatMap(({ names }) => names)).toEqual(['CVE-2026-0000'])

  await attemptReread(context, await queueReread(context))
  await delivery.idle()

  const later = await eventsAfter(earlier.at(-1)?.id ?? 0)
  expect(later.flatMap(({ names }) => names)).toEqual(['CVE-2026-1001'])
  await end()
})
