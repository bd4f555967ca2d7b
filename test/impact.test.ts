import { sql } from 'kysely'
import { beforeAll, describe, expect, it } from 'vitest'
import { asActor, type Context, loadActor, system, wallOf } from '#domains/identity/index.ts'
import { matchListeners } from '#domains/matching/hits/match-listeners.ts'
import { readImpact, streamImpact } from '#domains/matching/impact/impact-actions.ts'
import { newId } from '#kernel/ids/ids.ts'
import { systemClock } from '#kernel/time/clock.ts'
import { startEventBus } from '#platform/events/bus.ts'
import { startDelivery } from '#platform/events/delivery.ts'
import { silentLog, testContext, testDatabase } from './database.ts'
import { addItems, compose, decide, publish } from './matching/company.ts'

const database = await testDatabase()
const context = testContext(database)

const question = { after: undefined, limit: 50, countsUnknown: undefined } as const
const ask = (from: string, as: Context = context) => readImpact(as, { ...question, from })

async function namesOf(from: string, as: Context = context) {
  return (await ask(from, as)).rows.map((row) => row.ci.name)
}

/** Holders beside the four items, and edges among them. */
const extras = ['product', 'delivery', 'build', 'far'] as const

async function relate(
  kind: string,
  [from, to]: readonly [string, string],
  holds?: readonly [up: string, down: string],
) {
  await asActor(context, async ({ db, now }) => {
    const at = now.toString()
    await sql`insert into inventory.relation (id, kind, from_id, to_id, since)
      values (${newId(systemClock)}, ${kind}, ${from}, ${to}, ${at}::timestamptz)`.execute(db)
    if (holds === undefined) return
    await sql`insert into inventory.closure (ancestor_id, descendant_id, depth)
      select up.ancestor_id, down.descendant_id, up.depth + down.depth + 1
      from inventory.closure up, inventory.closure down
      where up.descendant_id = ${holds[0]} and down.ancestor_id = ${holds[1]} on conflict do nothing`.execute(
      db,
    )
  })
}

async function addExtras(): Promise<Readonly<Record<(typeof extras)[number], string>>> {
  const ids = { product: '', delivery: '', build: '', far: '' }
  await asActor(context, async ({ db, now }) => {
    const own = await db.selectFrom('identity.organisation').select('id').executeTakeFirstOrThrow()
    const customer = newId(systemClock)
    await db
      .insertInto('identity.organisation')
      .values({ id: customer, kind: 'customer', name_ja: '得意先', name_en: null, created_at: now })
      .execute()
    for (const name of extras) {
      ids[name] = newId(systemClock)
      await db
        .insertInto('inventory.ci')
        .values({
          id: ids[name],
          kind: name,
          side: name === 'build' ? 'development' : 'product',
          name,
          folded: name,
          organisation_id: name === 'delivery' ? customer : own.id,
          tlp: 'amber',
          need_to_know: name === 'far',
          created_at: now,
          changed_at: now,
        })
        .execute()
    }
    await sql`insert into inventory.closure select id, id, 0 from inventory.ci on conflict do nothing`.execute(
      db,
    )
  })
  return ids
}

let items: readonly string[] = []
let others: Awaited<ReturnType<typeof addExtras>> = { product: '', delivery: '', build: '', far: '' }

beforeAll(async () => {
  items = await addItems(context)
  others = await addExtras()
  const bus = await startEventBus(database, silentLog)
  const post = { database, clock: systemClock, log: silentLog, settings: wallOf(system) }
  const delivery = await startDelivery(post, bus, matchListeners(context))
  const [csirt = '', psirt = '', restricted = '', nobodys = ''] = items
  await relate('contains', [others.product, psirt], [others.product, psirt])
  await relate('delivered-as', [psirt, others.delivery], [others.delivery, psirt])
  await relate('connects-to', [csirt, others.build])
  await relate('builds', [others.build, others.product])
  await relate('uses', [others.far, csirt])
  await compose(context, csirt, ['pkg:npm/a@1.0.0', 'pkg:npm/a@not%20a%20version'])
  await compose(context, psirt, ['pkg:npm/a@1.0.0', 'pkg:npm/b@1.0.0'])
  await compose(context, restricted, ['pkg:npm/a@1.2.0'])
  await compose(context, nobodys, ['pkg:npm/a@3.0.0'])
  await publish(context, [
    {
      id: 'GHSA-aaaa-bbbb-0001',
      aliases: ['CVE-2026-0001'],
      withdrawn: false,
      affected: [{ name: 'a', events: [{ introduced: '0' }, { fixed: '2.0.0' }], versions: [] }],
    },
  ])
  await delivery.idle()
  await delivery.stop()
  await bus.stop()
})

describe('from a vulnerability', () => {
  it('counts and lists every item once, by any name, with what it holds', async () => {
    const impact = await ask('vulnerability:ghsa-AAAA-bbbb-0001')

    expect(impact.subject.vulnerability?.name).toBe('CVE-2026-0001')
    expect(impact.tallies.all).toMatchObject({ cis: 3, verdicts: { affected: 3, undetermined: 0, none: 0 } })
    expect(impact.rows.map((row) => [row.ci.name, row.met?.componentCount])).toEqual([
      ['item 0', 2],
      ['item 1', 1],
      ['item 2', 1],
    ])
    expect(impact.rows[0]?.met?.components.map((one) => one.verdict)).toEqual(['affected', 'undetermined'])
    expect(impact.rows[0]?.met?.components[0]).toMatchObject({ version: '1.0.0', fixed: ['2.0.0'] })
    expect(impact.componentCount).toBe(3)
  })

  it('tells what holds them, and whose that is', async () => {
    const impact = await ask('vulnerability:CVE-2026-0001')

    expect(impact.rows[1]?.above.map((one) => one.name).sort()).toEqual(['delivery', 'product'])
    const kinds = impact.above.map((one) => [
      impact.names.organisations.get(one.organisationId)?.kind,
      one.cis,
    ])
    expect(kinds.sort()).toEqual([
      ['customer', 1],
      ['own', 1],
    ])
  })

  it('goes on where a page ended, and streams the same', async () => {
    const first = await readImpact(context, { ...question, from: 'vulnerability:CVE-2026-0001', limit: 2 })
    const rest = await readImpact(context, {
      ...question,
      from: 'vulnerability:CVE-2026-0001',
      after: first.rows.at(-1)?.at,
    })
    const streamed: string[] = []
    for await (const { item } of await streamImpact(context, 'vulnerability:CVE-2026-0001'))
      streamed.push(item.ci.name)

    expect([...first.rows, ...rest.rows].map((row) => row.ci.name)).toEqual(['item 0', 'item 1', 'item 2'])
    expect(rest.tallies.all.cis).toBe(3)
    expect(streamed).toEqual(['item 0', 'item 1', 'item 2'])
  })

  it('refuses a name that nobody knows, before a stream begins', async () => {
    await expect(ask('vulnerability:CVE-1999-0001')).rejects.toMatchObject({
      code: 'matching.vulnerability-not-found',
    })
    await expect(streamImpact(context, 'vulnerability:CVE-1999-0001')).rejects.toMatchObject({
      code: 'matching.vulnerability-not-found',
    })
  })

  it('shows nobody what they may not see, nor counts it', async () => {
    const id = newId(systemClock)
    await asActor(context, async ({ db, now }) => {
      const own = await db
        .selectFrom('identity.organisation')
        .select('id')
        .where('kind', '=', 'own')
        .executeTakeFirstOrThrow()
      await db
        .insertInto('identity.person')
        .values({
          id,
          login: 'reader',
          name: 'Reader',
          organisation_id: own.id,
          language: 'en',
          clearance: 'amber',
          password: '',
          created_at: now,
        })
        .execute()
      await db
        .insertInto('identity.membership')
        .values({ id: newId(systemClock), person_id: id, role: 'manager' })
        .execute()
    })
    const actor = await loadActor(database.kysely, id, { origin: 'api', sessionId: null })
    if (actor === undefined) throw new Error('the reader cannot be loaded')
    const impact = await ask('vulnerability:CVE-2026-0001', { ...context, actor })

    expect(impact.rows.map((row) => row.ci.name)).toEqual(['item 0', 'item 1'])
    expect(impact.tallies.all.cis).toBe(2)
    expect(impact.componentCount).toBe(2)
    // A customer's item is beyond the reader.
    expect(impact.rows[1]?.above.map((one) => one.name)).toEqual(['product'])
    expect(await namesOf(`ci:${items[0]}`, { ...context, actor })).toEqual(['build', 'product', 'item 1'])
  })
})

describe('from a package', () => {
  it('tells where it is used, with and without known vulnerabilities', async () => {
    const impact = await ask('package:npm/a')

    expect(impact.tallies.all).toMatchObject({ cis: 4, verdicts: { affected: 3, undetermined: 0, none: 1 } })
    expect(impact.components.map((one) => [one.version, one.cis, one.verdict])).toEqual([
      ['1.0.0', 2, 'affected'],
      ['1.2.0', 1, 'affected'],
      ['3.0.0', 1, null],
      ['not a version', 1, 'undetermined'],
    ])
    expect(impact.rows.at(-1)?.met?.verdict).toBeNull()
  })

  it('keeps to a version, however it is spelled', async () => {
    expect(await namesOf('package:pkg:npm/a@1.0.0')).toEqual(['item 0', 'item 1'])
    expect(await namesOf('package:npm/a@v1.0')).toEqual(['item 0', 'item 1'])
    expect(await namesOf('package:npm/a@9.9.9')).toEqual([])
  })

  it('says that a package is unknown, which is not the same as unused', async () => {
    const { subject, tallies } = await ask('package:npm/never-heard-of')

    expect(subject.package?.isKnown).toBe(false)
    expect(tallies.all.cis).toBe(0)
  })
})

describe('from an item', () => {
  it('tells what it holds that is vulnerable', async () => {
    const { holds } = await ask(`ci:${others.product}`)

    expect(holds).toMatchObject({ cis: 1, components: 1, vulnerabilities: { affected: 1, undetermined: 0 } })
    expect(holds?.rows.map((row) => row.name)).toEqual(['CVE-2026-0001'])
  })

  it('tells what it reaches, through what it connects to, what that builds and how that is delivered', async () => {
    const impact = await ask(`ci:${items[0]}`)

    expect(impact.rows.map((row) => [row.ci.name, row.way?.map((step) => step.relation).join(' ')])).toEqual([
      ['build', 'connects-to'],
      ['far', 'uses'],
      ['product', 'connects-to builds'],
      ['item 1', 'connects-to builds contains'],
      ['delivery', 'connects-to builds contains delivered-as'],
    ])
    expect(impact.tallies.all.cis).toBe(5)
  })

  it('hides an item that is not there', async () => {
    await expect(ask(`ci:${newId(systemClock)}`)).rejects.toMatchObject({ code: 'inventory.ci-not-found' })
  })
})

it('counts the items of which nothing is known, when asked', async () => {
  const impact = await readImpact(context, { ...question, from: 'package:npm/a', countsUnknown: 'count' })

  // What holds something composed is known by it: only the build environment and the far one are bare.
  expect(impact.withoutComposition).toBe(2)
})

describe('decisions', () => {
  const standings = async () => (await ask('vulnerability:CVE-2026-0001')).tallies.all.decisions

  it('count as the nearest one says', async () => {
    await decide(context, { item: null, vulnerability: 0, status: 'fixed' })
    expect(await standings()).toEqual({ open: 2, affected: 0, settled: 1 })

    await decide(context, { item: items[0] ?? '', vulnerability: 0, status: 'affected' })
    expect(await standings()).toEqual({ open: 2, affected: 1, settled: 0 })
    const { rows } = await ask('vulnerability:CVE-2026-0001')
    expect(rows[0]?.met?.decision).toMatchObject({ status: 'affected', scope: 'ci' })
    expect(rows[1]?.met?.decision).toBeNull()
  })

  it('on single components count where they are', async () => {
    await asActor(context, async ({ db }) => {
      await sql`insert into matching.assessment (id, vulnerability_id, team_id, ci_id, component_id, status, note, made_at, sequence)
        select ${newId(systemClock)}, a.vulnerability_id, a.team_id, a.ci_id, c.id, 'fixed', '', now(), 1
        from matching.assessment a, inventory.component c
        where a.ci_id is not null and c.version = '1.0.0' and c.package_key = 'npm/a'`.execute(db)
    })

    // The other component of the item is still as the decision on the whole item says.
    expect(await standings()).toEqual({ open: 2, affected: 1, settled: 0 })
    await asActor(context, async ({ db }) => {
      await sql`update matching.assessment set status = 'fixed' where component_id is null and ci_id is not null`.execute(
        db,
      )
    })
    expect(await standings()).toEqual({ open: 2, affected: 0, settled: 1 })
  })
})
