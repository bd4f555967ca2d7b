import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { asActor, type Context } from '#domains/identity/index.ts'
import { newId } from '#kernel/ids/ids.ts'
import { fc } from '#test/property.ts'
import { assess } from '../assessments/assessment-actions.ts'
import { previewBatch } from '../assessments/batches/batch-actions.ts'
import { listVulnerabilities } from '../findings/finding-actions.ts'
import {
  actAs,
  addComponent,
  addItem,
  addPerson,
  addVulnerability,
  contain,
  countWorld,
  inside,
  openWorld,
  type World,
} from '../trials/world.ts'
import { refreshRisk } from './count-view.ts'
import { askWorklist, countPlaces, type WorklistFilter } from './listing-view.ts'
import { type Choice, isOfItems, type Narrowing } from './narrowing.ts'

const ratings = ['critical', 'high', 'medium', 'low', 'none', 'unknown']
const levels = ['immediate', 'high', 'medium', 'low', 'none', 'unknown']
const epssOf = [0, 0.005, 0.2, 0.6, null]

/** What is known of a vulnerability, told apart from the code under test. */
interface Known {
  readonly id: string
  readonly number: number
}

interface Item {
  readonly id: string
  readonly team: string
  readonly side: string
  readonly kind: string
  readonly division: string | null
  /** Need-to-know, and owned by the contact. */
  readonly isOwn: boolean
}

const ratingOf = ({ number }: Known) => ratings[number % 6] ?? ''
const isExploited = ({ number }: Known) => number % 5 === 0
const shareOf = ({ number }: Known) => epssOf[number % 5] ?? null
const hasFix = ({ number }: Known) => number % 3 !== 0
const isDetermined = ({ number }: Known) => number % 4 !== 0
const levelOf = ({ number }: Known) => levels[(number * 7) % 6] ?? ''
const touches = ({ number }: Known, index: number) => (number + 1) % (index + 2) === 0
const isSettled = ({ number }: Known, index: number) => number % 2 === 1 && index < 3

type Company = Awaited<ReturnType<typeof openCompany>>

/** Two teams, two divisions, items of every side, and two dozen vulnerabilities of every sort. */
async function openCompany() {
  const world = await openWorld()
  const divisions = [newId(world.clock), newId(world.clock)]
  for (const id of divisions) {
    await world.db
      .insertInto('identity.division')
      .values({ id, organisation_id: world.organisationId, name_ja: id, created_at: world.clock.now() })
      .execute()
  }
  const contact = await addPerson(world, 'contact', { role: 'contact' })
  await sql`update identity.membership set division_id = ${divisions[0]} where person_id = ${contact}`.execute(
    world.db,
  )
  const items = await addItems(world, divisions, contact)
  const known = await addKnown(world, items)
  await countWorld(world)
  const people = {
    engineer: await actAs(world, await addPerson(world, 'engineer', { role: 'engineer', team: world.psirt })),
    responder: await actAs(
      world,
      await addPerson(world, 'responder', { role: 'responder', team: world.csirt }),
    ),
    contact: await actAs(world, contact),
  }
  await settle(world, { items, known, people })
  for (const one of known) await keepInterest(world, one)
  await inside(world, (db) =>
    refreshRisk(
      db,
      known.map(({ id }) => id),
    ),
  )
  return { world, divisions, items, known, people }
}

async function addItems(world: World, divisions: readonly string[], owner: string): Promise<readonly Item[]> {
  const [here = null, there = null] = divisions
  const { csirt, psirt } = world
  const drafts = [
    { team: psirt, side: 'product', kind: 'release', division: here, isOwn: false },
    { team: psirt, side: 'product', kind: 'product', division: there, isOwn: false },
    { team: csirt, side: 'it', kind: 'host', division: here, isOwn: false },
    { team: csirt, side: 'development', kind: 'dev-environment', division: null, isOwn: false },
    { team: psirt, side: 'development', kind: 'dev-environment', division: there, isOwn: false },
    { team: csirt, side: 'it', kind: 'host', division: there, isOwn: true },
  ]
  const items: Item[] = []
  for (const draft of drafts) {
    const { isOwn } = draft
    const id = await addItem(world, { team: draft.team, needToKnow: isOwn, ...(isOwn && { owner }) })
    await inside(world, (db) =>
      sql`update inventory.ci set side = ${draft.side}, kind = ${draft.kind}, division_id = ${draft.division}
        where id = ${id}`.execute(db),
    )
    items.push({ id, ...draft })
  }
  return items
}

async function addKnown(world: World, items: readonly Item[]): Promise<readonly Known[]> {
  const components: number[] = []
  for (const item of items) {
    const component = await addComponent(world, `c${components.length}`)
    await contain(world, item.id, [component])
    components.push(component)
  }
  const known: Known[] = []
  for (let number = 0; number < 24; number += 1) {
    const held = components.filter((_, index) => touches({ id: '', number }, index))
    const one = { id: await addVulnerability(world, `CVE-2026-${1000 + number}`, held), number }
    await keepFacts(world, one)
    known.push(one)
  }
  return known
}

async function keepFacts(world: World, one: Known): Promise<void> {
  const { db } = world
  const rating = ratingOf(one) === 'unknown' ? null : ratingOf(one)
  await sql`update intel.vulnerability set severity_rating = ${rating}, severity_source = 'osv', epss = ${shareOf(one)},
    exploited_at = case when ${isExploited(one)} then changed_at end where id = ${one.id}`.execute(db)
  await keepInterest(world, one)
  const fixed = hasFix(one) ? ['2.0.0'] : []
  await sql`insert into matching.affected_range (package_key, vulnerability_id, source_id, record_name, exact_version,
    rank, verdict, text, fixed) values ('npm/x', ${one.id}, 'osv', 'R', '1', 'ecosystem', 'affected', '1', ${fixed})`.execute(
    db,
  )
  if (!isDetermined(one))
    await sql`update matching.hit set verdict = 'undetermined' where vulnerability_id = ${one.id}`.execute(db)
}

/** Said again after decisions were made, which have it proposed anew. */
async function keepInterest({ db }: World, one: Known): Promise<void> {
  const level = levelOf(one) === 'unknown' ? null : levelOf(one)
  await sql`insert into intel.interest (vulnerability_id, team_id, lower, upper)
    select ${one.id}, id, ${level}, ${level} from identity.team
    on conflict (vulnerability_id, team_id) do update set lower = excluded.lower, upper = excluded.upper`.execute(
    db,
  )
}

async function settle(
  world: World,
  { items, known, people }: Pick<Company, 'items' | 'known' | 'people'>,
): Promise<void> {
  for (const one of known) {
    for (const [index, item] of items.entries()) {
      if (!touches(one, index) || !isSettled(one, index)) continue
      await assess(item.team === world.psirt ? people.engineer : people.responder, {
        vulnerabilityId: one.id,
        teamId: item.team,
        ciId: item.id,
        componentId: null,
        status: 'fixed',
        justification: null,
        note: '',
        replaces: null,
      })
    }
  }
}

type Person = keyof Company['people']
type Wish = Narrowing &
  Pick<WorklistFilter, 'teamId' | 'state' | 'q'> &
  Partial<Pick<WorklistFilter, 'reach'>>

/** The list by walking through all there is. */
function wanted({ divisions, items, known }: Company, person: Person, wish: Wish): readonly string[] {
  const isSeen = (item: Item) =>
    item.isOwn ? person === 'contact' : person !== 'contact' || item.division === divisions[0]
  const isLooked = (item: Item) =>
    isSeen(item) &&
    (wish.teamId === undefined || item.team === wish.teamId) &&
    keeps(wish.side, item.side) &&
    keeps(wish.kind, item.kind) &&
    keeps(wish.division, item.division ?? 'none')
  return known
    .filter((one) => {
      const looked = items.flatMap((item, index) => (touches(one, index) && isLooked(item) ? [index] : []))
      const isOpen = looked.some((index) => !isSettled(one, index))
      const isInState = wish.state === 'all' || isOpen === (wish.state === 'open')
      const isKnownOnly = wish.reach === 'all' && wish.state === 'all' && !isOfItems(wish)
      return (isKnownOnly || looked.length > 0) && isInState && isAsFound(one, person, wish)
    })
    .map(({ id }) => id)
}

function isAsFound(one: Known, person: Person, wish: Wish): boolean {
  const share = shareOf(one)
  const isLikely = (word: string) =>
    word === 'unknown' ? share === null : share !== null && Math.fround(share) >= Math.fround(Number(word))
  return (
    keeps(wish.severity, ratingOf(one)) &&
    keeps(wish.exploited, isExploited(one) ? 'yes' : 'no') &&
    keeps(wish.interest, person === 'contact' ? 'unknown' : levelOf(one)) &&
    keeps(wish.fix, hasFix(one) ? 'yes' : 'no') &&
    keeps(wish.verdict, isDetermined(one) ? 'affected' : 'undetermined') &&
    (wish.epss === undefined || wish.epss.values.some(isLikely) !== wish.epss.unwanted) &&
    (wish.q === undefined || `${1000 + one.number}`.includes(wish.q))
  )
}

function keeps(asked: Choice | undefined, value: string): boolean {
  return asked === undefined || asked.values.includes(value) !== asked.unwanted
}

async function readAll(context: Context, wish: Wish, limit: number) {
  const ids: string[] = []
  let after: WorklistFilter['after']
  for (;;) {
    const page = await listVulnerabilities(context, { reach: 'ours', ...wish, after, limit })
    ids.push(...page.rows.map(({ id }) => id))
    if (page.last === undefined) return { ids, total: page.total }
    after = page.last
  }
}

const choice = <Value extends string>(...words: readonly Value[]) =>
  fc.option(fc.record({ values: fc.subarray([...words], { minLength: 1 }), unwanted: fc.boolean() }), {
    nil: undefined,
    freq: 2,
  })

const wishes = ({ world, divisions }: Company): fc.Arbitrary<Wish> =>
  fc.record({
    teamId: fc.constantFrom(undefined, world.csirt, world.psirt),
    state: fc.constantFrom('open' as const, 'settled' as const, 'all' as const),
    q: fc.constantFrom(undefined, undefined, '101', '1'),
    severity: choice(...ratings),
    exploited: choice('yes', 'no'),
    interest: choice(...levels),
    epss: choice('0.005', '0.2', '0.5', 'unknown'),
    fix: choice('yes', 'no'),
    verdict: choice('affected', 'undetermined'),
    side: choice('it', 'development', 'product'),
    kind: choice('release', 'product', 'host', 'dev-environment'),
    division: choice(...divisions, 'none'),
  })

/** Each plain list as it is and with all that is known. */
const reaches = ['ours', 'all'] as const

it('lists and counts what a walk through everything finds, however it is narrowed and whoever reads', async () => {
  const company = await openCompany()
  const people = ['engineer', 'responder', 'contact'] as const satisfies readonly Person[]
  const person = fc.constantFrom<Person>(...people)
  // What is asked most: a list as it is. Chance rarely leaves everything away.
  const plain = (['open', 'settled', 'all'] as const).flatMap((state) =>
    people.flatMap((who) => reaches.map((reach): [Wish, Person, Wish['reach']] => [{ state }, who, reach])),
  )
  await fc.assert(
    fc.asyncProperty(wishes(company), person, fc.constantFrom(...reaches), async (narrowed, who, reach) => {
      const wish = { ...narrowed, reach }
      const { ids, total } = await readAll(company.people[who], wish, 3)

      expect(ids.toSorted()).toEqual(wanted(company, who, wish).toSorted())
      expect(total).toBe(ids.length)
    }),
    { numRuns: 120, examples: plain },
  )
}, 60_000)

it('decides together on exactly what is listed', async () => {
  const company = await openCompany()
  const { engineer } = company.people
  const { psirt } = company.world
  await fc.assert(
    fc.asyncProperty(wishes(company), async ({ teamId: _, ...selection }) => {
      const plan = { teamId: psirt, ciId: null, status: 'affected', justification: null } as const

      const { vulnerabilities } = await previewBatch(engineer, { ...plan, selection })

      expect(vulnerabilities).toBe(wanted(company, 'engineer', { ...selection, teamId: psirt }).length)
    }),
    { numRuns: 30 },
  )
}, 60_000)

it('chooses for one item among what touches it, narrowed in the same way', async () => {
  const { world, items, known, people } = await openCompany()
  const ciId = items[0]?.id ?? ''
  const severity = { values: ['critical'], unwanted: true }
  const plan = { teamId: world.psirt, ciId, status: 'affected', justification: null } as const

  const one = await previewBatch(people.engineer, { ...plan, selection: { state: 'all', severity } })

  const listed = known.filter((row) => touches(row, 0) && ratingOf(row) !== 'critical')
  expect(one.vulnerabilities).toBe(listed.length)
})

it('knows since when a list has held a row: counting anew does not change it', async () => {
  const { world, people, known } = await openCompany()
  const since = (days: string, unwanted = false) => ({ since: { values: [days], unwanted } })
  const count = async (narrowing: Narrowing) =>
    (await readAll(people.engineer, { state: 'all', ...narrowing }, 50)).ids.length
  const all = await count({})
  await sql`update matching.team_vulnerability set listed_at = listed_at - interval '20 days'
    where vulnerability_id = ${known[5]?.id ?? ''}`.execute(world.db)
  await countWorld(world)

  expect(await count(since('7d'))).toBe(all - 1)
  expect(await count(since('7d', true))).toBe(1)
  expect(await count(since('30d'))).toBe(all)
})

it('finds a name however it is typed', async () => {
  const { people } = await openCompany()
  const find = (q: string) => readAll(people.engineer, { state: 'all', q }, 50)

  for (const typed of ['ＣＶＥ－２０２６－１００５', 'cve 2026 1005', 'CVE‐2026‐1005', ' 1005 '])
    expect((await find(typed)).total).toBe(1)
  expect((await find('100%')).total).toBe(0)
})

it('counts exactly up to ten thousand', async () => {
  const { world, people } = await openCompany()
  const { db } = world
  const count = async () => {
    const wish = { state: 'all', reach: 'all', limit: 1, now: world.clock.now() } as const
    return await asActor(people.engineer, async (deed) =>
      countPlaces(deed.db, await askWorklist(deed.db, deed.actor, wish)),
    )
  }
  await sql`insert into intel.vulnerability (id, short_id, name, created_at, changed_at)
    select gen_random_uuid(), 'N-' || n, 'N-' || n, now(), now() from generate_series(1, 9976) n`.execute(db)
  const exact = await listVulnerabilities(people.engineer, { state: 'all', reach: 'all', limit: 1 })
  await sql`insert into intel.vulnerability (id, short_id, name, created_at, changed_at)
    values (gen_random_uuid(), 'M', 'M', now(), now())`.execute(db)
  const beyond = await listVulnerabilities(people.engineer, { state: 'all', reach: 'all', limit: 1 })

  expect(exact.total).toBe(10_000)
  expect(beyond.total).toBeNull()
  expect(await count()).toBe(10_001)
})
