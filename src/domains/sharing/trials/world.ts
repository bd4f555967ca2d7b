import { type Context, loadActor, system } from '#domains/identity/index.ts'
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

interface OpenedDraft {
  readonly team: string | null
  readonly opened?: number
  readonly batch?: string
  /** The label of the items. */
  readonly tlp?: Tlp
  /** What the worklist says is open, where that is another number. */
  readonly cells?: number
}

/** Writes a cell of the worklist and the event, as matching does, and lets the listener handle it. */
export async function openFindings(
  world: World,
  vulnerabilityId: string,
  draft: OpenedDraft,
): Promise<StoredEvent> {
  const { db, clock } = world
  const opened = draft.opened ?? 1
  await db
    .insertInto('matching.team_vulnerability')
    .values({
      vulnerability_id: vulnerabilityId,
      organisation_id: world.organisationId,
      team_id: draft.team,
      tlp: draft.tlp ?? 'amber',
      worst: 'affected',
      cis: opened,
      open: draft.cells ?? opened,
      affected: 0,
      settled: 0,
      changed_at: clock.now(),
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  const named = await db
    .selectFrom('intel.vulnerability')
    .select(['name', 'title'])
    .where('id', '=', vulnerabilityId)
    .executeTakeFirstOrThrow()
  const batch = draft.batch ?? 'batch-1'
  const payload = { ...named, vulnerabilityId, teamId: draft.team, opened, batch }
  const event = await store(world, { name: findingsOpened, payload, at: clock.now() })
  await handle(world, event)
  return event
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
