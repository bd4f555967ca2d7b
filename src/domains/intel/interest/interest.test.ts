import { sql } from 'kysely'
import { beforeEach, expect, it } from 'vitest'
import { asActor, type Context, loadActor } from '#domains/identity/index.ts'
import { newId } from '#kernel/ids/ids.ts'
import { fixedClock } from '#kernel/time/clock.ts'
import { testContext, testDatabase } from '#test/database.ts'
import { interestOf } from '../index.ts'
import { builtInRules } from './built-in-rules.data.ts'
import { listInterests, setInterests } from './interest-actions.ts'
import { interestJobs } from './interest-jobs.ts'
import type { Level } from './level.ts'
import { moveInterests } from './proposal-store.ts'
import {
  type InterestFacts,
  proposeInterests,
  proposeNewInterests,
  reproposeInterests,
} from './propose-actions.ts'
import { changeInterestRules, previewInterestRules, readInterestRules } from './rules-actions.ts'

const database = await testDatabase()
const clock = fixedClock('2026-11-22T09:00:00Z')
const house = testContext(database, undefined, { clock })
const db = database.kysely
const make = () => newId(clock)

const ids = { organisation: make(), csirt: make(), psirt: make(), division: make() }
const people = { responder: make(), engineer: make(), administrator: make() }
const at = clock.now()
await asActor(house, async (deed) => {
  const names = { name_ja: '名', name_en: 'Name', created_at: at }
  const { organisation, ...teams } = ids
  await deed.db
    .insertInto('identity.organisation')
    .values({ id: organisation, kind: 'own', ...names })
    .execute()
  for (const [kind, id] of Object.entries(teams)) {
    await sql`insert into identity.team (id, organisation_id, name_en, kind, created_at)
      values (${id}, ${organisation}, ${kind}, ${kind}, ${at})`.execute(deed.db)
  }
  for (const [role, id] of Object.entries(people)) {
    await sql`insert into identity.person (id, login, name, organisation_id, language, clearance, password, created_at)
      values (${id}, ${role}, ${role}, ${organisation}, 'en', 'amber', '', ${at})`.execute(deed.db)
    const teamId = new Map([
      ['responder', ids.csirt],
      ['engineer', ids.psirt],
    ]).get(role)
    await sql`insert into identity.membership (id, person_id, role, team_id)
      values (${make()}, ${id}, ${role}, ${teamId ?? null})`.execute(deed.db)
  }
  await sql`insert into intel.source (id) values ('kev'), ('osv') on conflict do nothing`.execute(deed.db)
})

let vulnerabilityId = ''
let cve = ''
let count = 0

beforeEach(async () => {
  vulnerabilityId = make()
  count += 1
  cve = `CVE-2026-${String(1000 + count)}`
  await addVulnerability(vulnerabilityId, cve)
})

async function addVulnerability(id: string, name: string, changedAt = clock.now()): Promise<void> {
  await db
    .insertInto('intel.vulnerability')
    .values({ id, short_id: `VUL-${name}`, cve: name, name, created_at: at, changed_at: changedAt })
    .execute()
}

async function as(person: keyof typeof people): Promise<Context> {
  const actor = await loadActor(db, people[person], { origin: 'api', sessionId: null })
  if (actor === undefined) throw new Error(`${person} is gone`)
  return { ...house, actor }
}

const facts = (more: Partial<InterestFacts> = {}): InterestFacts => ({
  vulnerabilityId,
  teamId: ids.csirt,
  exposures: ['internet'],
  criticalities: ['high'],
  safety: [null],
  items: 3,
  ...more,
})

async function propose(...all: readonly InterestFacts[]): Promise<number> {
  return await asActor(house, (deed) => proposeInterests(deed, all))
}

/** A list of exploited vulnerabilities names it. */
async function list(): Promise<void> {
  await sql`insert into intel.exploitation (source_id, cve, name, added_on, received_at, changed_at)
    values ('kev', ${cve}, '', '2026-11-20', ${at}, ${at})`.execute(db)
}

async function read(teamId = ids.csirt) {
  const rows = await listInterests(await as('administrator'), cve)
  return rows.find(({ team }) => team.id === teamId)?.interest ?? null
}

async function set(person: 'responder' | 'engineer', level: Level | null, more: object = {}) {
  const version = (await read())?.version ?? 0
  return await setInterests(await as(person), {
    teamId: ids.csirt,
    level,
    note: 'as seen',
    vulnerabilities: [{ id: vulnerabilityId, version }],
    ...more,
  })
}

async function eventsOf(id: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*) as count from platform.outbox
    where name = 'intel.interest-changed' and payload->'ids' @> to_jsonb(${id}::text)`.execute(db)
  return Number(rows[0]?.count)
}

it('keeps an interval with its reasons, and tells of it once', async () => {
  await list()

  const changed = [await propose(facts()), await propose(facts())]

  expect(changed).toEqual([1, 0])
  expect(await eventsOf(vulnerabilityId)).toBe(1)
  expect(await read()).toMatchObject({ lower: 'high', upper: 'immediate', narrowing: 'SI', set: null })
  expect((await read())?.reasons).toContainEqual({
    point: 'E',
    values: ['A'],
    basis: 'listed',
    details: { source: 'kev', since: '2026-11-20' },
  })
  expect(await read(ids.psirt)).toBeNull()
})

it('weighs references, told values and vectors of the vulnerability', async () => {
  await sql`insert into intel.record (source_id, name, revision, content, hash, title, details, links, received_at)
    values ('osv', ${cve}, 1, '', '', '', '', ${JSON.stringify([{ type: 'EVIDENCE', url: 'https://a.example/' }])}, ${at})`.execute(
    db,
  )
  await sql`insert into intel.record_vulnerability values ('osv', ${cve}, ${vulnerabilityId})`.execute(db)
  await sql`insert into intel.decision_point values (${vulnerabilityId}, 'TI', 'cve:CISA-ADP', 'T', ${at})`.execute(
    db,
  )
  await sql`update intel.vulnerability set severity_vector = 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:L/I:N/A:N', epss = 0.5
    where id = ${vulnerabilityId}`.execute(db)

  await propose(facts({ teamId: ids.psirt, safety: ['true'] }))

  const reasons = (await read(ids.psirt))?.reasons ?? []
  expect(reasons.map(({ point, basis, values }) => `${point} ${basis} ${values.join('/')}`)).toEqual([
    'E referenced P',
    'A derived Y',
    'VD unknown D/C',
    'TI told T',
    'SI items M/R/C',
    'E epss ',
  ])
})

it('leaves what a person set, and marks it once the interval moves away under it', async () => {
  await propose(facts())
  await set('responder', 'low')

  await propose(facts({ items: 4 }))
  const still = await read()
  await list()
  await asActor(house, (deed) => reproposeInterests(deed, [vulnerabilityId]))
  const moved = await read()

  expect(still).toMatchObject({ set: { level: 'low', by: 'responder', note: 'as seen' }, outdated: false })
  expect(moved).toMatchObject({ upper: 'immediate', set: { level: 'low' }, outdated: true })
  expect(await interestOf(db, [vulnerabilityId])).toMatchObject([{ set: 'low', outdated: true, rank: 5 }])
  await set('responder', 'high')
  expect(await read()).toMatchObject({ set: { level: 'high' }, outdated: false })
  expect(await interestOf(db, [vulnerabilityId])).toMatchObject([{ rank: 4 }])
})

it('takes back a proposal when no item is touched any more, and adds none', async () => {
  await propose(facts())

  await propose(facts({ items: 0, exposures: [], criticalities: [], safety: [] }))
  await propose(facts({ teamId: ids.psirt, items: 0 }))

  expect(await read()).toMatchObject({ lower: null, upper: null, reasons: [] })
  expect(await read(ids.psirt)).toBeNull()
  expect(await interestOf(db, [vulnerabilityId])).toMatchObject([{ rank: 0 }])
})

it('passes over what is not there', async () => {
  expect(await propose(facts({ vulnerabilityId: make() }), facts({ teamId: make() }))).toBe(0)
})

it('looks at a division’s own items for its table', async () => {
  await asActor(house, (deed) =>
    sql`insert into inventory.ci (id, kind, side, name, folded, organisation_id, team_id, tlp, need_to_know,
        created_at, changed_at)
      values (${make()}, 'product', 'product', 'p', 'p', ${ids.organisation}, ${ids.division}, 'amber', false, ${at}, ${at})`.execute(
      deed.db,
    ),
  )

  await propose(facts({ teamId: ids.division }))

  expect((await read(ids.division))?.reasons.map(({ point }) => point)).toEqual(['E', 'A', 'VD', 'TI', 'SI'])
})

it('sets for several at once, and the trail tells old and new of each', async () => {
  const other = make()
  await addVulnerability(other, `${cve}9`)
  await propose(facts())
  const vulnerabilities = [
    { id: vulnerabilityId, version: 1 },
    { id: other, version: 0 },
  ]

  const rows = await set('responder', 'immediate', { vulnerabilities })

  expect(rows.map(({ interest }) => interest?.set?.level)).toEqual(['immediate', 'immediate'])
  const { rows: trail } = await sql<{ detail: unknown }>`select detail from identity.audit
    where action = 'interest.set' and object_id = ${other} and outcome = 'done'`.execute(db)
  expect(trail).toMatchObject([
    { detail: { level: { from: null, to: 'immediate' }, note: 'as seen', teamId: ids.csirt } },
  ])
  expect(await eventsOf(other)).toBe(1)
})

it('takes back what was set', async () => {
  await propose(facts())
  await set('responder', 'immediate')

  await set('responder', null)

  expect(await read()).toMatchObject({ set: null, outdated: false, lower: 'medium', upper: 'high' })
})

it('refuses who is not of the team, and keeps that', async () => {
  await expect(set('engineer', 'low')).rejects.toMatchObject({ code: 'identity.forbidden' })

  const { rows } = await sql<{ count: number }>`select count(*) as count from identity.audit
    where action = 'interest.set' and outcome = 'refused' and object_id = ${vulnerabilityId}`.execute(db)
  expect(Number(rows[0]?.count)).toBe(1)
  expect(await read()).toBeNull()
})

it('refuses a level outside the interval without its reason', async () => {
  await propose(facts({ exposures: ['isolated'] }))

  await expect(set('responder', 'immediate', { note: ' ' })).rejects.toMatchObject({
    code: 'intel.note-missing',
  })
  await expect(set('responder', 'medium', { note: '' })).resolves.toHaveLength(1)
})

it('refuses what was overtaken, all of it', async () => {
  const other = make()
  await addVulnerability(other, `${cve}8`)
  await propose(facts())
  await list()
  await propose(facts())
  const vulnerabilities = [
    { id: other, version: 0 },
    { id: vulnerabilityId, version: 1 },
  ]

  await expect(set('responder', 'low', { vulnerabilities })).rejects.toMatchObject({
    code: 'intel.interest-changed',
  })
  expect(await interestOf(db, [other])).toEqual([])
})

it('lets what was set go along to the vulnerability that it turns out to be', async () => {
  const into = make()
  await addVulnerability(into, `${cve}7`)
  await propose(facts())
  await set('responder', 'low')

  await asActor(house, (deed) => moveInterests(deed.db, vulnerabilityId, into))

  expect(await interestOf(db, [vulnerabilityId, into])).toMatchObject([
    { vulnerabilityId: into, set: 'low', outdated: true },
  ])
})

it('puts new rules in force for everything kept, and shows before what they would move', async () => {
  await propose(facts({ exposures: [null], criticalities: ['low'], safety: ['false'] }))
  const administrator = await as('administrator')
  const { revision, rules } = await readInterestRules(administrator)
  const stricter = { ...rules, mission: { ...rules.mission, low: ['MF'] } }

  const preview = await previewInterestRules(administrator, stricter)
  const before = await read()
  const job = await changeInterestRules(administrator, {
    rules: stricter,
    note: 'all is vital',
    version: revision,
  })
  await house.jobs.work(interestJobs(house))
  await expect.poll(() => stateOf(job), { timeout: 20_000 }).toBe('done')
  const after = await read()

  expect(before).toMatchObject({ lower: 'low', upper: 'medium', rulesRevision: revision })
  expect(preview.moves).toContainEqual({ from: 'medium', to: 'high', count: 1 })
  expect(preview.complete).toBe(true)
  expect(after).toMatchObject({ lower: 'medium', upper: 'high', rulesRevision: revision + 1 })
  await expect(
    changeInterestRules(administrator, { rules: builtInRules, note: '', version: revision }),
  ).rejects.toMatchObject({ code: 'intel.rules-changed' })
  await expect(
    changeInterestRules(await as('responder'), { rules: builtInRules, note: '', version: revision + 1 }),
  ).rejects.toMatchObject({ code: 'identity.forbidden' })
})

it('leaves older vulnerabilities out of the dry run', async () => {
  const old = make()
  await addVulnerability(old, `${cve}6`, clock.now().subtract({ hours: 31 * 24 }))
  const administrator = await as('administrator')
  const { rules } = await readInterestRules(administrator)
  const before = await previewInterestRules(administrator, rules)

  await propose(facts({ vulnerabilityId: old }))

  expect(await previewInterestRules(administrator, rules)).toEqual(before)
})

it('weighs ten thousand pairs in one go, and writes nothing when told the same again', {
  timeout: 60_000,
}, async () => {
  await sql`insert into intel.vulnerability (id, short_id, cve, name, severity_vector, created_at, changed_at)
    select gen_random_uuid(), 'VUL-many-' || n, 'CVE-2025-' || n, 'many-' || n,
      'CVSS:3.1/AV:N/AC:' || (array['L','H'])[1 + n % 2] || '/PR:N/UI:N/S:U/C:H/I:H/A:' || (array['L','H','N'])[1 + n % 3],
      ${at}, ${at}
    from generate_series(10000, 14999) n`.execute(db)
  await sql`insert into intel.exploitation (source_id, cve, name, added_on, received_at, changed_at)
    select 'kev', 'CVE-2025-' || n, '', '2026-11-20', ${at}, ${at} from generate_series(10000, 14999, 50) n`.execute(
    db,
  )
  await sql`insert into intel.record (source_id, name, revision, content, hash, title, details, links, received_at)
    select 'osv', 'many-' || n, 1, '', '', '', '', '[{"type":"WEB","url":"https://a.example/1"},{"type":"ADVISORY","url":"https://a.example/2"}]', ${at}
    from generate_series(10000, 14999) n`.execute(db)
  await sql`insert into intel.record_vulnerability
    select 'osv', name, id from intel.vulnerability where name like 'many-%'`.execute(db)
  await sql`analyze`.execute(db)
  const { rows } = await sql<{
    id: string
  }>`select id from intel.vulnerability where name like 'many-%' order by id`.execute(db)
  const exposures = ['internet', 'partner', 'internal', 'isolated', null]
  const many = rows.flatMap(({ id }, index) =>
    [ids.csirt, ids.psirt].map((teamId) =>
      facts({
        vulnerabilityId: id,
        teamId,
        exposures: [exposures[index % 5] ?? null],
        items: 1 + (index % 9),
      }),
    ),
  )

  const changed = [await propose(...many), await propose(...many)]

  expect(changed).toEqual([5000, 0])
})

it('weighs of many only those of which something else is told than before', async () => {
  const news = (all: readonly InterestFacts[]) => asActor(house, (deed) => proposeNewInterests(deed, all))
  const untouched = await Promise.all(Array.from({ length: 30 }, () => addNew()))
  const told = untouched.map((id) => facts({ vulnerabilityId: id }))
  const later = told.map((one, index) => (index < 3 ? { ...one, exposures: ['isolated'] } : one))
  const gone = later.map((one, index) => (index === 3 ? { ...one, items: 0 } : one))

  const changed = [await news(told), await news(told), await news(later), await news(gone), await news(gone)]

  expect(changed).toEqual([30, 0, 3, 1, 0])
  expect(await interestOf(db, untouched.slice(3, 4))).toMatchObject([{ lower: null, upper: null }])
})

async function addNew(): Promise<string> {
  const id = make()
  count += 1
  await addVulnerability(id, `CVE-2026-${String(1000 + count)}`)
  return id
}

async function stateOf(jobId: string): Promise<string | undefined> {
  const row = await db.selectFrom('platform.job').select('state').where('id', '=', jobId).executeTakeFirst()
  return row?.state
}
