import { type Context, loadActor, system } from '#domains/identity/index.ts'
import { findingsOpened } from '#domains/matching/index.ts'
import { newId } from '#kernel/ids/ids.ts'
import { fixedClock } from '#kernel/time/clock.ts'
import type { Database } from '#platform/database/database.ts'
import { transact } from '#platform/database/database.ts'
import { emit, type StoredEvent } from '#platform/events/outbox.ts'
import { testContext, testDatabase } from '#test/database.ts'
import { notifyListeners } from '../notices/notify-listeners.ts'

type Role = 'administrator' | 'handler' | 'responder' | 'engineer' | 'contact' | 'manager' | 'guest'
type Tlp = 'clear' | 'green' | 'amber' | 'amber+strict' | 'red'

const wall = { 'renkei.wall': 'system' }

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
  const csirt = newId(clock)
  const psirt = newId(clock)
  await db
    .insertInto('identity.team')
    .values([
      {
        id: csirt,
        organisation_id: organisationId,
        kind: 'csirt',
        name_ja: '情報防衛室',
        name_en: 'CSIRT',
        created_at: at,
      },
      {
        id: psirt,
        organisation_id: organisationId,
        kind: 'psirt',
        name_ja: null,
        name_en: 'PSIRT',
        created_at: at,
      },
    ])
    .execute()
  const [listener] = notifyListeners(context, 'renkei.example')
  if (listener === undefined) throw new Error('no listener')

  return {
    database,
    db,
    clock,
    context,
    csirt,
    psirt,
    /** Lets the listener handle the event, as delivery does. */
    async handle(event: StoredEvent): Promise<void> {
      await transact(database, wall, (unit) => listener.handle(unit, event))
    },
    /** Somebody with a role, who takes mails at `login@example.com`. */
    async addPerson(login: string, person: PersonDraft): Promise<string> {
      const id = newId(clock)
      await db
        .insertInto('identity.person')
        .values({
          id,
          login,
          name: login,
          email: person.email === undefined ? `${login}@example.com` : person.email,
          organisation_id: organisationId,
          language: person.language ?? 'ja',
          mail_notices: person.mailNotices ?? true,
          clearance: person.clearance ?? 'amber+strict',
          password: 'x',
          disabled_at: person.disabled === true ? at : null,
          created_at: at,
        })
        .execute()
      for (const { role, team } of person.roles) {
        await db
          .insertInto('identity.membership')
          .values({ id: newId(clock), person_id: id, role, team_id: team ?? null })
          .execute()
      }
      return id
    },
    /** A vulnerability that nothing holds yet. */
    async addVulnerability(name: string, tlp: Tlp = 'clear'): Promise<string> {
      const id = newId(clock)
      await db
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
    },
    /** Writes a cell of the worklist and the event, as matching does, and lets the listener handle it. */
    async open(vulnerabilityId: string, news: OpenedDraft): Promise<StoredEvent> {
      const found = await db
        .selectFrom('intel.vulnerability')
        .select(['name', 'title'])
        .where('id', '=', vulnerabilityId)
        .executeTakeFirstOrThrow()
      const { opened, batch, team, tlp, cells } = {
        opened: 1,
        batch: 'batch-1',
        tlp: 'amber' as const,
        ...news,
      }
      await db
        .insertInto('matching.team_vulnerability')
        .values({
          vulnerability_id: vulnerabilityId,
          organisation_id: organisationId,
          team_id: team,
          tlp,
          worst: 'affected',
          cis: cells ?? opened,
          open: cells ?? opened,
          affected: 0,
          settled: 0,
          changed_at: at,
        })
        .onConflict((conflict) => conflict.doNothing())
        .execute()
      const payload = { vulnerabilityId, name: found.name, title: found.title, teamId: team, opened, batch }
      const event = await emitNow(database, { name: findingsOpened, payload, at: clock.now() })
      await this.handle(event)
      return event
    },
    async notices(personId?: string) {
      let query = db.selectFrom('sharing.notice').selectAll().orderBy('created_at').orderBy('id')
      if (personId !== undefined) query = query.where('person_id', '=', personId)
      return (await query.execute()).map(({ facts, reason, ...notice }) => ({
        ...notice,
        facts: Object(facts),
        reason: Array.isArray(reason) ? reason : [],
      }))
    },
    async deliveries() {
      return await db.selectFrom('sharing.delivery').selectAll().orderBy('notice_id').execute()
    },
    /** The context of somebody signed in. */
    async as(personId: string): Promise<Context> {
      const actor = await loadActor(db, personId, { origin: 'ui', sessionId: null })
      if (actor === undefined) throw new Error('nobody')
      return { ...context, actor }
    },
  }
}

export type World = Awaited<ReturnType<typeof openWorld>>

interface PersonDraft {
  readonly roles: readonly { readonly role: Role; readonly team?: string }[]
  readonly email?: string | null
  readonly language?: 'ja' | 'en'
  readonly mailNotices?: boolean
  readonly clearance?: Tlp
  readonly disabled?: boolean
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

async function emitNow(
  database: Database,
  event: {
    readonly name: string
    readonly payload: Readonly<Record<string, unknown>>
    readonly at: Temporal.Instant
  },
): Promise<StoredEvent> {
  await transact(database, wall, (unit) => emit(unit, event))
  const row = await database.kysely
    .selectFrom('platform.outbox')
    .select(['xid', 'id'])
    .orderBy('id', 'desc')
    .executeTakeFirstOrThrow()
  return { ...event, ...row }
}
