import { asActor, type Context, loadActor, system } from '#domains/identity/index.ts'
import { findingsOpened } from '#domains/matching/index.ts'
import { newId } from '#kernel/ids/ids.ts'
import { fixedClock } from '#kernel/time/clock.ts'
import { transact } from '#platform/database/database.ts'
import { emit, type NewEvent, type StoredEvent } from '#platform/events/outbox.ts'
import { testContext, testDatabase } from '#test/database.ts'
import { notifyListeners } from '../notices/notify-listeners.ts'

type Role = 'administrator' | 'handler' | 'responder' | 'engineer' | 'contact' | 'manager' | 'guest'
type Tlp = 'clear' | 'green' | 'amber' | 'amber+strict' | 'red'

export type World = Awaited<ReturnType<typeof openWorld>>

/** A company with a CSIRT and a PSIRT, in a database of its own, and a clock that stands still. */
export async function openWorld() {
  const database = await testDatabase()
  const clock = fixedClock('2026-07-01T00:00:00Z')
  const context = testContext(database, system, { clock })
  const { kysely: db } = database
  const at = clock.now()
  const organisationId = newId(clock)
  await db
    .insertInto('identity.organisation')
    .values({ id: organisationId, kind: 'own', name_ja: '例社', created_at: at })
    .execute()
  const csirt = { id: newId(clock), kind: 'csirt', name_ja: '情報防衛室', name_en: 'CSIRT' } as const
  const psirt = { id: newId(clock), kind: 'psirt', name_ja: null, name_en: 'PSIRT' } as const
  await db
    .insertInto('identity.team')
    .values([csirt, psirt].map((team) => ({ ...team, organisation_id: organisationId, created_at: at })))
    .execute()
  return { database, db, clock, context, organisationId, csirt: csirt.id, psirt: psirt.id }
}

interface PersonDraft {
  readonly roles: readonly { readonly role: Role; readonly team?: string }[]
  readonly email?: string | null
  readonly language?: 'ja' | 'en'
  readonly mailNotices?: boolean
  readonly clearance?: Tlp
  readonly disabled?: boolean
}

/** Somebody with roles, who takes mails at `login@example.com` unless said otherwise. */
export async function addPerson(world: World, login: string, person: PersonDraft): Promise<string> {
  const { db, clock } = world
  const id = newId(clock)
  await db
    .insertInto('identity.person')
    .values({
      id,
      login,
      name: login,
      email: person.email === undefined ? `${login}@example.com` : person.email,
      organisation_id: world.organisationId,
      language: person.language ?? 'ja',
      mail_notices: person.mailNotices ?? true,
      clearance: person.clearance ?? 'amber+strict',
      password: 'x',
      disabled_at: person.disabled === true ? clock.now() : null,
      created_at: clock.now(),
    })
    .execute()
  for (const { role, team } of person.roles) {
    await db
      .insertInto('identity.membership')
      .values({ id: newId(clock), person_id: id, role, team_id: team ?? null })
      .execute()
  }
  return id
}

/** A vulnerability that touches nothing yet. */
export async function addVulnerability(world: World, name: string, tlp: Tlp = 'clear'): Promise<string> {
  const id = newId(world.clock)
  const at = world.clock.now()
  await world.db
    .insertInto('intel.vulnerability')
    .values({
      id,
      short_id: `VUL-${name}`,
      name,
      title: `${name} の表題`,
      tlp,
      created_at: at,
      changed_at: at,
    })
    .execute()
  return id
}

interface ItemDraft {
  readonly name?: string
  readonly team?: string
  readonly owner?: string
  readonly givenTo?: readonly string[]
  readonly needToKnow?: boolean
  readonly tlp?: Tlp
}

/** An item that holds nothing yet. */
export async function addItem(world: World, draft: ItemDraft): Promise<string> {
  const { clock } = world
  const id = newId(clock)
  await asActor(world.context, async ({ db }) => {
    await db
      .insertInto('inventory.ci')
      .values({
        id,
        kind: 'host',
        side: 'it',
        name: draft.name ?? 'item',
        folded: draft.name ?? 'item',
        organisation_id: world.organisationId,
        team_id: draft.team ?? null,
        owner_id: draft.owner ?? null,
        tlp: draft.tlp ?? 'amber',
        need_to_know: draft.needToKnow ?? false,
        created_at: clock.now(),
        changed_at: clock.now(),
      })
      .execute()
    for (const personId of draft.givenTo ?? []) {
      await db
        .insertInto('identity.access_grant')
        .values({
          id: newId(clock),
          object_kind: 'ci',
          object_id: id,
          person_id: personId,
          created_at: clock.now(),
        })
        .execute()
    }
  })
  return id
}

/** Lets an item hold a component that the vulnerability hits. */
export async function strike(world: World, ciId: string, vulnerabilityId: string): Promise<void> {
  const { clock } = world
  const [documentId, key] = [newId(clock), `npm/${newId(clock)}`]
  const at = clock.now()
  await asActor(world.context, async ({ db }) => {
    const document = { id: documentId, ci_id: ciId, slot: documentId, name: 'x', hash: 'x', bytes: 1 }
    await db
      .insertInto('inventory.document')
      .values({ ...document, state: 'read', received_at: at })
      .execute()
    const { id } = await db
      .insertInto('inventory.component')
      .values({ package_key: key, name: key, version: '1', created_at: at })
      .returning('id')
      .executeTakeFirstOrThrow()
    const held = { package_key: key, component_id: id, since: at }
    await db
      .insertInto('inventory.occurrence')
      .values({ ...held, ci_id: ciId, document_id: documentId, slot: documentId })
      .execute()
    await db
      .insertInto('matching.hit')
      .values({ ...held, vulnerability_id: vulnerabilityId, verdict: 'affected', reason: '{}' })
      .execute()
  })
}

interface OpenedDraft {
  readonly team: string | null
  readonly opened?: number
  readonly batch?: string
  /** The label of the items. */
  readonly tlp?: Tlp
  /** What the worklist says is open, where that is another number. */
  readonly cells?: number
}

/** Writes counts of the worklist and the event, as matching does, and lets the listener handle it. */
export async function openFindings(
  world: World,
  vulnerabilityId: string,
  draft: OpenedDraft,
): Promise<StoredEvent> {
  return await openTogether(world, [vulnerabilityId], draft)
}

/** The same for several vulnerabilities in one event. */
export async function openTogether(
  world: World,
  vulnerabilityIds: readonly string[],
  draft: OpenedDraft,
): Promise<StoredEvent> {
  const opened = draft.opened ?? 1
  const cellId = await findCell(world, draft)
  for (const id of vulnerabilityIds) {
    await keepCount(world, { id, cellId, team: draft.team, open: draft.cells ?? opened })
  }
  const named = await world.db
    .selectFrom('intel.vulnerability')
    .select(['id as vulnerabilityId', 'name', 'title'])
    .where('id', 'in', vulnerabilityIds)
    .execute()
  const vulnerabilities = named.map((one) => ({ ...one, opened }))
  const payload = { teamId: draft.team, batch: draft.batch ?? 'batch-1', vulnerabilities }
  return await happen(world, { name: findingsOpened, payload, at: world.clock.now() })
}

async function findCell(world: World, draft: OpenedDraft): Promise<number> {
  const cell = {
    organisation_id: world.organisationId,
    team_id: draft.team,
    tlp: draft.tlp ?? 'amber',
    side: 'it',
    kind: 'host',
  }
  const known = await world.db
    .selectFrom('matching.cell')
    .select('id')
    .where('team_id', 'is not distinct from', cell.team_id)
    .where('tlp', '=', cell.tlp)
    .executeTakeFirst()
  if (known !== undefined) return known.id
  const row = await world.db
    .insertInto('matching.cell')
    .values(cell)
    .returning('id')
    .executeTakeFirstOrThrow()
  return row.id
}

async function keepCount(
  { db, clock }: World,
  count: {
    readonly id: string
    readonly cellId: number
    readonly team: string | null
    readonly open: number
  },
): Promise<void> {
  const { id, cellId, team, open } = count
  const counts = { vulnerability_id: id, cis: open, determined: open, open, affected: 0, settled: 0 }
  await db
    .insertInto('matching.cell_vulnerability')
    .values({ ...counts, cell_id: cellId })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  if (team === null) return
  const at = clock.now()
  await db
    .insertInto('matching.team_vulnerability')
    .values({ ...counts, list: team, changed_at: at, listed_at: at })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** Nothing of a vulnerability is left in the counts, as when the last hit ended. */
export async function dropCounts({ db }: World, id: string): Promise<void> {
  await db.deleteFrom('matching.cell_vulnerability').where('vulnerability_id', '=', id).execute()
  await db.deleteFrom('matching.team_vulnerability').where('vulnerability_id', '=', id).execute()
}

/** Lets something have happened, and the listener handle it. */
export async function happen(world: World, event: NewEvent): Promise<StoredEvent> {
  const stored = await store(world, event)
  await handle(world, stored)
  return stored
}

const wall = { 'renkei.wall': 'system' }

/** Lets the listener handle the event, as delivery does. */
export async function handle(world: World, event: StoredEvent): Promise<void> {
  const [listener] = notifyListeners(world.context, 'renkei.example')
  await transact(world.database, wall, async (unit) => await listener?.handle(unit, event))
}

async function store(world: World, event: NewEvent): Promise<StoredEvent> {
  await transact(world.database, wall, (unit) => emit(unit, event))
  const row = await world.db
    .selectFrom('platform.outbox')
    .select(['xid', 'id'])
    .orderBy('id', 'desc')
    .executeTakeFirstOrThrow()
  return { ...event, ...row }
}

/** Notices, oldest first; of one person or of all. */
export async function readNotices(world: World, personId?: string) {
  const rows = await world.db
    .selectFrom('sharing.notice')
    .selectAll()
    .orderBy('created_at')
    .orderBy('id')
    .execute()
  return rows
    .filter((row) => personId === undefined || row.person_id === personId)
    .map(({ facts, reason, ...row }) => ({ ...row, facts: Object(facts), reason: Object(reason) }))
}

export async function readDeliveries(world: World) {
  return await world.db.selectFrom('sharing.delivery').selectAll().orderBy('message_id').execute()
}

/** What the house was told of notices since, in order. */
export async function readChanges(world: World) {
  const rows = await world.db
    .selectFrom('platform.outbox')
    .select('payload')
    .where('name', '=', 'sharing.notice-changed')
    .orderBy('id')
    .execute()
  return rows.map((row) => Object(row.payload))
}

/** The context of somebody signed in. */
export async function actAs(world: World, personId: string): Promise<Context> {
  const actor = await loadActor(world.db, personId, { origin: 'ui', sessionId: null })
  if (actor === undefined) throw new Error('nobody')
  return { ...world.context, actor }
}
