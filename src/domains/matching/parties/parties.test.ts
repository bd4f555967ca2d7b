import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Context } from '#domains/identity/index.ts'
import { newId } from '#kernel/ids/ids.ts'
import { assess } from '../assessments/assessment-actions.ts'
import { listVulnerabilities } from '../findings/finding-actions.ts'
import {
  actAs,
  addComponent,
  addItem,
  addPerson,
  addVulnerability,
  contain,
  countWorld,
  openWorld,
  type World,
} from '../trials/world.ts'
import type { PartyKind } from './party.ts'
import { type Party, readParty } from './party-actions.ts'

interface Item {
  readonly id: string
  readonly organisation: string
  readonly division: string | null
  readonly team: string | null
  readonly secret: boolean
  /** The component that it holds, by index. */
  readonly holds: number
}

type State = 'open' | 'affected' | 'settled'

const world: World = await openWorld()
const { db, clock } = world
const divisions = [newId(clock), newId(clock)] as const
const outside = { customer: newId(clock), supplier: newId(clock) }
const items: Item[] = []
/** Vulnerabilities by the index of the component that they meet. */
const flaws: string[] = []
let contactId = ''
let readers: Readonly<Record<Reader, Context>>

type Reader = 'manager' | 'contact' | 'engineer' | 'guest'

beforeAll(async () => {
  await addPlaces()
  contactId = await addPerson(world, 'contact', { role: 'contact' })
  await sql`update identity.membership set division_id = ${divisions[0]} where person_id = ${contactId}`.execute(
    db,
  )
  const guest = await addPerson(world, 'guest', { role: 'guest' })
  await sql`update identity.person set organisation_id = ${outside.customer} where id = ${guest}`.execute(db)
  const engineer = await addPerson(world, 'engineer', { role: 'engineer', team: world.psirt })
  const responder = await addPerson(world, 'responder', { role: 'responder', team: world.csirt })
  const gone = await addPerson(world, 'gone', { role: 'engineer', team: world.psirt })
  await sql`update identity.person set disabled_at = now() where id = ${gone}`.execute(db)
  readers = {
    manager: await actAs(world, await addPerson(world, 'manager', { role: 'manager' })),
    contact: await actAs(world, contactId),
    engineer: await actAs(world, engineer),
    guest: await actAs(world, guest),
  }
  await addItems()
  await decide(await actAs(world, responder))
  await countWorld(world)
})

afterAll(() => world.database.close())

async function addPlaces(): Promise<void> {
  const stamp = { created_at: clock.now() }
  await db
    .insertInto('identity.division')
    .values(divisions.map((id) => ({ id, organisation_id: world.organisationId, name_ja: '部', ...stamp })))
    .execute()
  await db
    .insertInto('identity.organisation')
    .values([
      {
        id: outside.customer,
        kind: 'customer',
        name_ja: 'うみかぜ鉄道株式会社',
        name_en: 'Umikaze Railway',
        ...stamp,
      },
      { id: outside.supplier, kind: 'supplier', name_ja: null, name_en: 'Todomatsu Wireless Inc.', ...stamp },
    ])
    .execute()
}

/** Items of each place; some secret, some the contact's own; each holds one of three vulnerable components. */
async function addItems(): Promise<void> {
  const components: number[] = []
  for (let index = 0; index < 3; index += 1) {
    const component = await addComponent(world, `c${index}`)
    components.push(component)
    flaws.push(await addVulnerability(world, `CVE-2026-000${index + 1}`, [component]))
  }
  for (let index = 0; index < 24; index += 1) {
    const team = [world.csirt, world.psirt, null][index % 3] ?? null
    const division = [divisions[0], divisions[1], null][(index >> 1) % 3] ?? null
    const organisation = index % 8 === 7 ? outside.supplier : world.organisationId
    const secret = index % 5 === 4
    const owner = index % 10 === 9 ? contactId : undefined
    const id = await addItem(world, {
      team,
      division,
      organisation,
      needToKnow: secret,
      ...(owner !== undefined && { owner }),
    })
    const holds = (index * 7 + (index >> 2)) % 3
    await contain(world, id, [components[holds] ?? 0])
    items.push({ id, organisation, division, team, secret: secret && owner === undefined, holds })
  }
  const told = { team: world.psirt, side: 'product', kind: 'delivery' } as const
  for (const customer of ['うみかぜ鉄道 / Umikaze Railway', 'Umikaze Railway Co., Ltd.', '渚病院'])
    await addItem(world, { ...told, name: customer, attributes: { customer } })
  await addItem(world, { ...told, needToKnow: true, attributes: { customer: 'うみかぜ鉄道' } })
  await addItem(world, {
    ...told,
    kind: 'part',
    name: 'WM-11',
    attributes: { supplier: 'TODOMATSU WIRELESS' },
  })
  await addItem(world, { ...told, kind: 'service', name: 'x', attributes: { supplier: 'Other' } })
}

/** The CSIRT settled the first and calls the second affected, everywhere. */
async function decide(responder: Context): Promise<void> {
  for (const [index, status] of (['fixed', 'affected'] as const).entries()) {
    await assess(responder, {
      vulnerabilityId: flaws[index] ?? '',
      teamId: world.csirt,
      ciId: null,
      componentId: null,
      status,
      justification: null,
      note: '',
      replaces: null,
    })
  }
}

function stateOf({ team, holds }: Item): State {
  if (team !== world.csirt) return 'open'
  return (['settled', 'affected', 'open'] as const)[holds] ?? 'open'
}

/** What a reader may see, by hand: the manager all of the company but secrets, the contact a division and what is own. */
function seenBy(reader: Reader): readonly Item[] {
  if (reader === 'guest') return []
  return items.filter((item, index) => {
    const isOwn = index % 10 === 9
    if (reader === 'contact') return isOwn || (item.division === divisions[0] && !item.secret)
    return item.organisation === world.organisationId && !item.secret && !(isOwn && index % 5 === 4)
  })
}

const parties = [
  ['organisation', world.organisationId],
  ['organisation', outside.supplier],
  ['division', divisions[0]],
  ['division', divisions[1]],
  ['team', world.csirt],
  ['team', world.psirt],
] as const satisfies readonly (readonly [PartyKind, string])[]

describe.each(['manager', 'contact', 'engineer'] as const)(
  'a part of the structure as the %s sees it',
  (reader) => {
    it.each(parties)('%s: its items and their vulnerabilities, as one counts by hand', async (kind, id) => {
      const party = await readParty(readers[reader], { kind, id })
      const own = seenBy(reader).filter((item) => item[kind] === id)
      const states = flaws.map((_, holds) => own.filter((item) => item.holds === holds).map(stateOf))
      const touched = states.filter((list) => list.length > 0)

      expect(figures(party)).toEqual({
        items: own.length,
        unclaimed: own.filter(({ team }) => team === null).length,
        vulnerabilities: {
          total: touched.length,
          open: touched.filter((list) => list.includes('open')).length,
          affected: touched.filter((list) => list.includes('affected')).length,
          settled: touched.filter((list) => list.every((state) => state === 'settled')).length,
        },
        urgent: flaws
          .filter((_, holds) => states[holds]?.some((state) => state !== 'settled') === true)
          .map((flaw) => [flaw, own.filter(({ holds }) => flaws[holds] === flaw).length])
          .sort(),
      })
    })

    it.each(parties)('%s: no other figure than the worklist narrowed to it', async (kind, id) => {
      const { vulnerabilities } = await readParty(readers[reader], { kind, id })
      const narrowed = kind === 'team' ? { teamId: id } : { [kind]: { values: [id], unwanted: false } }
      const ask = { ...narrowed, reach: 'ours', limit: 10 } as const
      const open = await listVulnerabilities(readers[reader], { ...ask, state: 'open' })
      const settled = await listVulnerabilities(readers[reader], { ...ask, state: 'settled' })

      expect([open.total, settled.total]).toEqual([
        (vulnerabilities?.total ?? 0) - (vulnerabilities?.settled ?? 0),
        vulnerabilities?.settled,
      ])
    })
  },
)

/** Deliveries and parts stand beside the items that are counted here. */
function figures({ groups, vulnerabilities, urgent }: Party) {
  const own = groups.filter(({ kind }) => kind === 'host')
  const sum = (rows: typeof own) => rows.reduce((all, { cis }) => all + cis, 0)
  return {
    items: sum(own),
    unclaimed: sum(own.filter(({ teamId }) => teamId === null)),
    vulnerabilities,
    urgent: urgent.map(({ id, cis }) => [id, cis]).sort(),
  }
}

it('finds what went to a customer and what came from a supplier by their names, as far as it may be seen', async () => {
  const at = (reader: Reader, id: string) => readParty(readers[reader], { kind: 'organisation', id })
  const customer = await at('manager', outside.customer)

  expect(customer.received?.rows.map(({ name }) => name)).toEqual([
    'Umikaze Railway Co., Ltd.',
    'うみかぜ鉄道 / Umikaze Railway',
  ])
  expect(customer.received?.total).toBe(2)
  expect(customer.supplied).toEqual({ rows: [], total: 0 })
  const supplier = await at('manager', outside.supplier)
  expect(supplier.supplied?.rows.map(({ name }) => name)).toEqual(['WM-11'])
  expect((await at('guest', outside.customer)).received).toEqual({ rows: [], total: 0 })
  expect((await at('manager', world.organisationId)).received).toBeNull()
})

it('names people to those who may see them, without who cannot sign in', async () => {
  const team = await readParty(readers.manager, { kind: 'team', id: world.psirt })

  expect(team.people).toEqual({
    rows: [{ id: expect.anything(), name: 'engineer', roles: ['engineer'] }],
    total: 1,
  })
  const division = await readParty(readers.manager, { kind: 'division', id: divisions[0] })
  expect(division.people?.rows.map(({ name }) => name)).toEqual(['contact'])
  expect((await readParty(readers.contact, { kind: 'division', id: divisions[0] })).people).toBeNull()
})

it('tells a guest of nothing but their own organisation, and of that no figures', async () => {
  const own = await readParty(readers.guest, { kind: 'organisation', id: outside.customer })

  expect(own).toMatchObject({ groups: [], above: 0, vulnerabilities: null, urgent: [], people: null })
  for (const [kind, id] of parties)
    await expect(readParty(readers.guest, { kind, id })).rejects.toThrow('matching.party-not-found')
})

it('refuses an id of another kind', async () => {
  await expect(readParty(readers.manager, { kind: 'team', id: divisions[0] })).rejects.toThrow(
    'matching.party-not-found',
  )
})

it('does not count a vulnerability whose label is beyond the reader', async () => {
  const ask = { kind: 'team', id: world.psirt } as const
  const before = await readParty(readers.manager, ask)
  await sql`update intel.vulnerability set tlp = 'red' where id = ${flaws[2]}`.execute(db)
  const after = await readParty(readers.manager, ask)

  expect(after.vulnerabilities?.total).toBe((before.vulnerabilities?.total ?? 0) - 1)
  expect(after.urgent.map(({ id }) => id)).not.toContain(flaws[2])
  expect(before.urgent.map(({ id }) => id)).toContain(flaws[2])
})
