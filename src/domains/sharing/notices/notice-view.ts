import { type RawBuilder, sql } from 'kysely'
import { mayHold, type PersonActor, type Tlp } from '#domains/identity/index.ts'
import type { Executor } from '#platform/database/database.ts'
import type { NoticeKind, Reason } from './notice.ts'
import type { Matter } from './notice-wording.ts'

/** Who reads, and when: what is put off is so only until its moment. */
export interface NoticeReader {
  readonly person: PersonActor
  readonly now: Temporal.Instant
}

/** A notice as its person sees it. */
export interface NoticeRow {
  readonly id: string
  readonly subjectKind: 'vulnerability' | 'worklist' | 'source' | 'report'
  readonly subjectId: string
  readonly matter: Matter
  readonly reason: readonly Reason[]
  readonly createdAt: Temporal.Instant
  /** Its place in the list: when it last grew or came back. */
  readonly shownAt: Temporal.Instant
  readonly acknowledgedAt: Temporal.Instant | null
  /** Null for what is not put off now. */
  readonly snoozedUntil: Temporal.Instant | null
  readonly wokeAt: Temporal.Instant | null
  /** Of the vulnerability; null where it is about none in particular. */
  readonly tlp: Tlp | null
  /** Null: it goes by no mail. */
  readonly mail: 'waiting' | 'sent' | 'failed' | null
}

/** Where a page ends. */
export interface NoticePlace {
  readonly shownAt: Temporal.Instant
  readonly id: string
}

/** Values that are wanted, or unwanted. */
interface Choice<Value extends string> {
  readonly values: readonly Value[]
  readonly unwanted: boolean
}

/** What narrows a person's notices. */
export interface NoticeFilter {
  /** `open`: neither read nor put off. */
  readonly state: 'open' | 'snoozed' | 'all'
  readonly kind?: Choice<NoticeKind> | undefined
  readonly reason?: Choice<Reason['role']> | undefined
}

/** The person's own notices that match, what was shown last first; served by notice_by_shown. */
export async function listNoticeRows(
  db: Executor,
  reader: NoticeReader,
  page: { readonly filter: NoticeFilter; readonly after?: NoticePlace | undefined; readonly limit: number },
): Promise<readonly NoticeRow[]> {
  const { after } = page
  const place =
    after === undefined
      ? sql`true`
      : sql`(n.shown_at, n.id) < (${after.shownAt.toString()}::timestamptz, ${after.id}::uuid)`
  const { rows } = await sql<NoticeRow>`
    ${selectNotices(reader)} where ${ownAndKnowable(reader)} and ${matches(reader, page.filter)} and ${place}
    order by n.shown_at desc, n.id desc limit ${page.limit}`.execute(db)
  return rows
}

/** One of the person's own notices. */
export async function findNoticeRow(
  db: Executor,
  reader: NoticeReader,
  id: string,
): Promise<NoticeRow | undefined> {
  const { rows } = await sql<NoticeRow>`
    ${selectNotices(reader)} where ${ownAndKnowable(reader)} and n.id = ${id}`.execute(db)
  return rows[0]
}

/** How many match. */
export async function countNotices(
  db: Executor,
  reader: NoticeReader,
  filter: NoticeFilter,
): Promise<number> {
  const { rows } = await sql<{ total: number }>`
    select count(*) as total ${fromNotices} where ${ownAndKnowable(reader)} and ${matches(reader, filter)}`.execute(
    db,
  )
  return rows[0]?.total ?? 0
}

/** Which notices a change is about: some by name, or all that match and stood there at a moment. */
export type NoticeChoice =
  | { readonly ids: readonly string[] }
  | { readonly matching: NoticeFilter; readonly shownUntil: Temporal.Instant }

/** Ids of the person's own notices that are chosen, what was shown last first. */
export async function findChosenIds(
  db: Executor,
  reader: NoticeReader,
  { choice, limit }: { readonly choice: NoticeChoice; readonly limit: number },
): Promise<readonly string[]> {
  const chosen =
    'ids' in choice
      ? sql`n.id = any(${[...choice.ids]}::uuid[])`
      : sql`${matches(reader, choice.matching)} and n.shown_at <= ${choice.shownUntil.toString()}::timestamptz`
  const { rows } = await sql<{ id: string }>`
    select n.id ${fromNotices} where ${ownAndKnowable(reader)} and ${chosen}
    order by n.shown_at desc, n.id desc limit ${limit}`.execute(db)
  return rows.map((row) => row.id)
}

/** Those of the notices that are the person's. */
export async function findOwnNotices(
  db: Executor,
  personId: string,
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ id: string }>`
    select id from sharing.notice where id = any(${[...ids]}::uuid[]) and person_id = ${personId}`.execute(db)
  return new Set(rows.map((row) => row.id))
}

const fromNotices = sql`
  from sharing.notice n
  left join intel.vulnerability v on v.id = case when n.subject_kind = 'vulnerability' then n.subject_id::uuid end`

function selectNotices({ now }: NoticeReader): RawBuilder<unknown> {
  return sql`
  select n.id, n.subject_kind as "subjectKind", n.subject_id as "subjectId",
    jsonb_build_object('kind', n.kind, 'facts', n.facts) as matter, n.reason,
    n.created_at as "createdAt", n.shown_at as "shownAt", n.woke_at as "wokeAt", n.acknowledged_at as "acknowledgedAt",
    case when n.snoozed_until > ${now.toString()}::timestamptz then n.snoozed_until end as "snoozedUntil", v.tlp, d.state as mail
  ${fromNotices}
  left join sharing.delivery d on d.notice_id = n.id and d.channel = 'mail'`
}

/** A clearance that was lowered since hides what is above it, and sources are for who may see them. */
function ownAndKnowable({ person }: NoticeReader): RawBuilder<unknown> {
  return sql`n.person_id = ${person.id} and case n.subject_kind
    when 'vulnerability' then identity.tlp_rank(v.tlp) <= identity.tlp_rank(${person.clearance})
    when 'source' then ${mayHold(person, 'feed.view')}
    else true end`
}

function matches({ now }: NoticeReader, { state, kind, reason }: NoticeFilter): RawBuilder<unknown> {
  const isOff = sql`coalesce(n.snoozed_until > ${now.toString()}::timestamptz, false)`
  const states = {
    open: sql`n.acknowledged_at is null and not ${isOff}`,
    snoozed: sql`n.acknowledged_at is null and ${isOff}`,
    all: sql`true`,
  }
  const kinds =
    kind === undefined ? sql`true` : sql`(n.kind = any(${[...kind.values]}::text[])) <> ${kind.unwanted}`
  const reasons =
    reason === undefined
      ? sql`true`
      : sql`exists (select from jsonb_array_elements(n.reason) why
          where why ->> 'role' = any(${[...reason.values]}::text[])) <> ${reason.unwanted}`
  return sql`(${states[state]} and ${kinds} and ${reasons})`
}
