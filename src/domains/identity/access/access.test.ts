import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { transact } from '#platform/database/database.ts'
import { testDatabase } from '#test/database.ts'
import { fc } from '#test/property.ts'
import { allow, type Guarded, wallOf } from './access.ts'
import { visible } from './access-view.ts'
import { type PersonActor, roles, type Tlp } from './actor.ts'
import { explain } from './explain.ts'
import { type Action, actions } from './policy.data.ts'

const database = await testDatabase()

const tlps: readonly Tlp[] = ['clear', 'green', 'amber', 'amber+strict', 'red']
const places = {
  organisations: ids('0', 2),
  divisions: ids('1', 2),
  teams: ids('2', 2),
  people: ids('3', 3),
}

function ids(group: string, count: number): readonly string[] {
  return Array.from({ length: count }, (_, index) => `0000000${group}-0000-7000-8000-00000000000${index}`)
}

await prepare()

/** Organisations, divisions, teams and people to which the random items belong. */
async function prepare(): Promise<void> {
  const db = database.kysely
  const at = Temporal.Now.instant()
  const name = { name_ja: 'あ', name_en: null, created_at: at }
  const [own = '', other = ''] = places.organisations
  await db
    .insertInto('identity.organisation')
    .values({ id: own, kind: 'own', ...name })
    .execute()
  await db
    .insertInto('identity.organisation')
    .values({ id: other, kind: 'customer', ...name })
    .execute()
  for (const id of places.divisions) {
    await db
      .insertInto('identity.division')
      .values({ id, organisation_id: own, ...name })
      .execute()
  }
  for (const id of places.teams) {
    await db
      .insertInto('identity.team')
      .values({ id, organisation_id: own, kind: 'csirt', ...name })
      .execute()
  }
  for (const [index, id] of places.people.entries()) {
    await db
      .insertInto('identity.person')
      .values({
        id,
        login: `person-${index}`,
        name: 'x',
        organisation_id: index === 2 ? other : own,
        language: 'ja',
        clearance: 'amber',
        password: '',
        created_at: at,
      })
      .execute()
  }
}

const one = <T>(choices: readonly T[]) => fc.constantFrom(...choices)
const maybe = <T>(choices: readonly T[]) => fc.option(one(choices), { nil: null })

const anActor: fc.Arbitrary<PersonActor> = fc
  .record({
    person: fc.integer({ min: 0, max: 2 }),
    clearance: one(tlps),
    memberships: fc.array(
      fc.record({ role: one(roles), teamId: maybe(places.teams), divisionId: maybe(places.divisions) }),
      { maxLength: 3 },
    ),
  })
  .map(({ person, clearance, memberships }) => {
    const internal = person !== 2
    return {
      kind: 'person',
      id: places.people[person] ?? '',
      name: 'x',
      organisationId: places.organisations[internal ? 0 : 1] ?? '',
      internal,
      reach: internal ? [places.organisations[0] ?? ''] : [],
      memberships,
      clearance,
      language: 'ja',
      origin: 'ui',
      sessionId: null,
    } as const
  })

type Item = Omit<Guarded, 'given' | 'organisationId'> & {
  readonly organisationId: string
  readonly givenToPerson: string | null
  readonly givenToOrganisation: string | null
  /** What was given has ended by now. */
  readonly ended: boolean
}

const anItem: fc.Arbitrary<Item> = fc.record({
  organisationId: one(places.organisations),
  divisionId: maybe(places.divisions),
  teamId: maybe(places.teams),
  ownerId: maybe(places.people),
  tlp: one(tlps),
  needToKnow: fc.boolean(),
  givenToPerson: maybe(places.people),
  givenToOrganisation: maybe(places.organisations),
  ended: fc.boolean(),
})

function itemId(index: number): string {
  return `0000000a-0000-7000-8000-${String(index).padStart(12, '0')}`
}

function guardedFor(actor: PersonActor, item: Item): Guarded {
  const isTheirs = item.givenToPerson === actor.id || item.givenToOrganisation === actor.organisationId
  return { ...item, given: isTheirs && !item.ended }
}

/** What each of the three says of each item; the world is rolled back. */
async function askAll(actor: PersonActor, action: Action, items: readonly Item[]) {
  class Undo extends Error {}
  let answer = { view: new Set<string>(), wall: new Set<string>() }
  await transact(database, { 'renkei.wall': 'system' }, async ({ db }) => {
    await db.deleteFrom('inventory.ci').execute()
    for (const [index, item] of items.entries()) {
      await db
        .insertInto('inventory.ci')
        .values({
          id: itemId(index),
          kind: 'host',
          side: 'it',
          name: 'x',
          folded: 'x',
          organisation_id: item.organisationId,
          division_id: item.divisionId,
          team_id: item.teamId,
          owner_id: item.ownerId,
          tlp: item.tlp,
          need_to_know: item.needToKnow,
          created_at: Temporal.Now.instant(),
          changed_at: Temporal.Now.instant(),
        })
        .execute()
      for (const [column, id] of Object.entries({
        person_id: item.givenToPerson,
        organisation_id: item.givenToOrganisation,
      })) {
        if (id === null) continue
        await sql`insert into identity.access_grant (id, object_kind, object_id, ${sql.ref(column)}, created_at, until)
          values (gen_random_uuid(), 'ci', ${itemId(index)}, ${id}, now(),
            ${item.ended ? sql`now()` : sql`case when random() < 0.5 then now() + interval '1 day' end`})
          on conflict do nothing`.execute(db)
      }
    }
    const seen = await sql<{
      id: string
    }>`select id from inventory.ci where ${visible(actor, action, 'ci')}`.execute(db)
    for (const [name, value] of Object.entries(wallOf(actor))) {
      await sql`select set_config(${name}, ${value}, true)`.execute(db)
    }
    const held = await sql<{ id: string }>`select id from inventory.ci`.execute(db)
    answer = { view: new Set(seen.rows.map((row) => row.id)), wall: new Set(held.rows.map((row) => row.id)) }
    throw new Undo()
  }).catch((error: unknown) => {
    if (!(error instanceof Undo)) throw error
  })
  return answer
}

it('decides on an object as views decide on rows, for every action', async () => {
  await fc.assert(
    fc.asyncProperty(
      anActor,
      one(actions),
      fc.array(anItem, { minLength: 1, maxLength: 6 }),
      async (actor, action, items) => {
        const { view } = await askAll(actor, action, items)

        const allowed = items.flatMap((item, index) =>
          allow(actor, action, guardedFor(actor, item)) ? [itemId(index)] : [],
        )
        expect([...view].sort()).toEqual(allowed)
      },
    ),
    { numRuns: 150 },
  )
})

it('holds the same behind the wall of the database, whatever a view forgets', async () => {
  await fc.assert(
    fc.asyncProperty(anActor, fc.array(anItem, { minLength: 1, maxLength: 6 }), async (actor, items) => {
      const { view, wall } = await askAll(actor, 'ci.view', items)

      expect([...wall].sort()).toEqual([...view].sort())
    }),
    { numRuns: 150 },
  )
})

it('shows nothing when no wall was set', async () => {
  const { rows } = await sql`select id from inventory.ci`.execute(database.kysely)

  expect(rows).toEqual([])
})

it('never lets anybody change the audit trail', async () => {
  await expect(sql`update identity.audit set action = 'x'`.execute(database.kysely)).rejects.toThrow(
    'append-only',
  )
  await expect(sql`delete from identity.audit`.execute(database.kysely)).rejects.toThrow('append-only')
})

it('explains exactly what is allowed, and names what keeps somebody out', () => {
  fc.assert(
    fc.property(anActor, anItem, one(actions), (actor, item, action) => {
      const object = guardedFor(actor, item)
      const { allowed, grounds, obstacles } = explain(actor, action, object)
      const open = { ...object, tlp: 'clear', needToKnow: false } as const

      expect(allowed).toBe(allow(actor, action, object))
      // Without the label and need-to-know, the grounds alone decide.
      expect(grounds.length > 0).toBe(allow(actor, action, open))
      expect(obstacles.length === 0 || !allowed).toBe(true)
    }),
    { numRuns: 500 },
  )
})
