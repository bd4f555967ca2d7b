import type { Action } from '#domains/identity/index.ts'
import { type Actor, allow, type Context, loadActor } from '#domains/identity/index.ts'
import { newId } from '#kernel/ids/ids.ts'
import { systemClock } from '#kernel/time/clock.ts'
import type { Database } from '#platform/database/database.ts'
import { transact } from '#platform/database/database.ts'
import { deedOfHouse, insertFinding } from './findings.ts'
import { insertSavedLists, type WorldList } from './saved-lists.ts'

type Guarded = Parameters<typeof allow>[2]
type Role =
  | 'administrator'
  | 'handler'
  | 'responder'
  | 'engineer'
  | 'contact'
  | 'manager'
  | 'auditor'
  | 'guest'

/** A configuration item of the world, with what access is decided by. */
export interface Item extends Omit<Guarded, 'given'> {
  readonly id: string
  readonly name: string
  readonly givenTo: readonly string[]
  readonly documentId: string
}

/** A small company: every role, both teams, two divisions, a customer's guest; items of each relation. */
export interface World {
  readonly actors: ReadonlyMap<string, Actor>
  readonly items: readonly Item[]
  readonly vulnerabilityId: string
  /** Held by every item. */
  readonly componentId: string
  readonly teams: { readonly csirt: string; readonly psirt: string }
  readonly divisions: { readonly a: string; readonly b: string }
  readonly organisations: { readonly own: string; readonly customer: string }
  readonly people: ReadonlyMap<string, string>
  /** One decision of each team on all of its items. */
  readonly assessments: { readonly csirt: string; readonly psirt: string }
  /** Decisions that the CSIRT made together. */
  readonly batchId: string
  /** A condition that the CSIRT told. */
  readonly conditionId: string
  /** A grant on the first item for each actor to take back. */
  readonly grants: ReadonlyMap<string, string>
  /** A relation for each actor to end, between two items. */
  readonly relations: ReadonlyMap<string, { readonly id: string; readonly ends: readonly [Item, Item] }>
  readonly jobId: string
  /** An import that failed. */
  readonly failedJobId: string
  readonly noticeId: string
  readonly tokenId: string
  readonly savedLists: readonly WorldList[]
  /** Documents of others about the vulnerability, by their labels. */
  readonly documents: { readonly open: string; readonly red: string }
  /** Reports of wrong matches. */
  readonly wrongMatches: { readonly csirt: string; readonly secret: string }
}

const make = () => newId(systemClock)

/** Builds it in an empty database, as Renkei itself. */
export async function buildWorld(database: Database, context: Context): Promise<World> {
  const organisations = { own: make(), customer: make() }
  const divisions = { a: make(), b: make() }
  const teams = { csirt: make(), psirt: make() }
  const people = new Map<string, string>()
  const at = systemClock.now()
  const items: Item[] = []
  const rest = await transact(database, { 'renkei.wall': 'system' }, async (unit) => {
    const { db } = unit
    const stamp = { name_ja: '名', name_en: 'Name', created_at: at }
    await db
      .insertInto('identity.organisation')
      .values({ id: organisations.own, kind: 'own', ...stamp })
      .execute()
    await db
      .insertInto('identity.organisation')
      .values({ id: organisations.customer, kind: 'customer', ...stamp })
      .execute()
    for (const id of Object.values(divisions)) {
      await db
        .insertInto('identity.division')
        .values({ id, organisation_id: organisations.own, ...stamp })
        .execute()
    }
    for (const [kind, id] of [
      ['csirt', teams.csirt],
      ['psirt', teams.psirt],
    ] as const) {
      await db
        .insertInto('identity.team')
        .values({ id, organisation_id: organisations.own, kind, ...stamp })
        .execute()
    }
    const addPerson = async (
      login: string,
      role: Role,
      place: { teamId?: string; divisionId?: string } = {},
    ) => {
      const id = make()
      await db
        .insertInto('identity.person')
        .values({
          id,
          login,
          name: login,
          organisation_id: role === 'guest' ? organisations.customer : organisations.own,
          language: 'en',
          clearance: role === 'guest' ? 'amber' : 'amber+strict',
          password: '',
          created_at: at,
        })
        .execute()
      await db
        .insertInto('identity.membership')
        .values({
          id: make(),
          person_id: id,
          role,
          team_id: place.teamId ?? null,
          division_id: place.divisionId ?? null,
        })
        .execute()
      people.set(login, id)
      return id
    }
    await addPerson('administrator', 'administrator')
    await addPerson('handler', 'handler')
    const responder = await addPerson('responder', 'responder', { teamId: teams.csirt })
    const engineer = await addPerson('engineer', 'engineer', { teamId: teams.psirt })
    const contact = await addPerson('contact', 'contact', { divisionId: divisions.a })
    await addPerson('manager', 'manager')
    await addPerson('auditor', 'auditor')
    const guest = await addPerson('guest', 'guest')
    await addPerson('other-guest', 'guest')
    await addPerson('bystander', 'guest')
    const addItem = async (name: string, fields: Partial<Item>) => {
      const item: Item = {
        id: make(),
        name,
        documentId: make(),
        organisationId: organisations.own,
        divisionId: null,
        teamId: null,
        ownerId: null,
        tlp: 'amber',
        needToKnow: false,
        givenTo: [],
        ...fields,
      }
      await db
        .insertInto('inventory.ci')
        .values({
          id: item.id,
          kind: 'host',
          side: 'it',
          name,
          folded: name,
          organisation_id: organisations.own,
          division_id: item.divisionId,
          team_id: item.teamId,
          owner_id: item.ownerId,
          tlp: item.tlp,
          need_to_know: item.needToKnow,
          created_at: at,
          changed_at: at,
        })
        .execute()
      await db
        .insertInto('inventory.closure')
        .values({ ancestor_id: item.id, descendant_id: item.id, depth: 0 })
        .execute()
      for (const personId of item.givenTo) {
        await db
          .insertInto('identity.access_grant')
          .values({ id: make(), object_kind: 'ci', object_id: item.id, person_id: personId, created_at: at })
          .execute()
      }
      items.push(item)
    }
    await addItem('csirt-a', { teamId: teams.csirt, divisionId: divisions.a })
    await addItem('psirt-b', { teamId: teams.psirt, divisionId: divisions.b })
    await addItem('nobodys', {})
    await addItem('secret', { teamId: teams.csirt, divisionId: divisions.a, needToKnow: true })
    await addItem('red', { teamId: teams.psirt, tlp: 'red' })
    await addItem('secret-of-engineer', { teamId: teams.psirt, needToKnow: true, ownerId: engineer })
    await addItem('given-to-guest', { teamId: teams.psirt, divisionId: divisions.b, givenTo: [guest] })
    await addItem('given-to-contact', { teamId: teams.psirt, divisionId: divisions.b, givenTo: [contact] })
    await addItem('of-contact', { teamId: teams.csirt, divisionId: divisions.b, ownerId: contact })
    await addItem('secret-given', { teamId: teams.psirt, needToKnow: true, givenTo: [guest, responder] })
    const found = await insertFinding(deedOfHouse(context, unit), { items, teams, people })
    return { ...found, savedLists: await insertSavedLists(db, { teams, people }) }
  })
  const actors = new Map<string, Actor>([['nobody', { kind: 'nobody' }]])
  for (const [login, id] of people) {
    // To give things to, without changing what anybody of the matrix may see.
    if (login === 'bystander') continue
    const actor = await loadActor(database.kysely, id, { origin: 'api', sessionId: null })
    if (actor !== undefined) actors.set(login, actor)
  }
  return { actors, items, teams, divisions, organisations, people, ...rest }
}

/** What the policy says about an actor and an item. */
export function may(actor: Actor, action: Action, item: Item): boolean {
  const given = actor.kind === 'person' && item.givenTo.includes(actor.id)
  return allow(actor, action, { ...item, given })
}
