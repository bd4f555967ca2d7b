import { sql } from 'kysely'
import type { Executor } from '#platform/database/database.ts'
import type {
  ClosedFacts,
  FindingsFacts,
  NoticeKind,
  Reason,
  ReportFacts,
  SourceFacts,
  SummaryFacts,
} from './notice.ts'

/** Every kind of notice has its facts. */
interface FactsOf {
  readonly findings: FindingsFacts
  readonly summary: SummaryFacts
  readonly closed: ClosedFacts
  readonly source: SourceFacts
  readonly report: ReportFacts
}

export interface OpenNotice<Kind extends NoticeKind> {
  readonly id: string
  readonly personId: string
  readonly subjectId: string
  readonly facts: FactsOf[Kind]
  readonly reason: readonly Reason[]
}

/** The open notices of these people about the subjects, locked; served by notice_open. */
export async function findOpenNotices<Kind extends NoticeKind>(
  db: Executor,
  key: { readonly personIds: readonly string[]; readonly kind: Kind; readonly subjectIds: readonly string[] },
): Promise<readonly OpenNotice<Kind>[]> {
  const { rows } = await sql<OpenNotice<Kind>>`
    select id, person_id as "personId", subject_id as "subjectId", facts, reason from sharing.notice
    where person_id = any(${[...key.personIds]}::uuid[]) and kind = ${key.kind}
      and subject_id = any(${[...key.subjectIds]}::text[]) and acknowledged_at is null
    order by id for update`.execute(db)
  return rows
}

interface NoticeDraft<Kind extends NoticeKind> {
  readonly id: string
  readonly personId: string
  readonly kind: Kind
  readonly subjectId: string
  readonly facts: FactsOf[Kind]
  readonly reason: readonly Reason[]
}

export type NewNotice = (
  | NoticeDraft<'findings'>
  | NoticeDraft<'summary'>
  | NoticeDraft<'closed'>
  | NoticeDraft<'source'>
  | NoticeDraft<'report'>
) & {
  /** Its person wants to hear nothing of the kind: it is kept as if it had been read. */
  readonly isSilent?: boolean
}

export async function insertNotices(
  db: Executor,
  notices: readonly NewNotice[],
  at: Temporal.Instant,
): Promise<void> {
  if (notices.length === 0) return
  const column = (read: (notice: NewNotice) => string) => sql`${notices.map(read)}`
  await sql`
    insert into sharing.notice (id, person_id, kind, subject_kind, subject_id, facts, reason, created_at, acknowledged_at)
    select id, person_id, kind,
      case kind when 'summary' then 'worklist' when 'source' then 'source' when 'report' then 'report' else 'vulnerability' end, subject_id, facts,
      reason, ${at.toString()}::timestamptz, case when silent then ${at.toString()}::timestamptz end
    from unnest(${column((one) => one.id)}::uuid[], ${column((one) => one.personId)}::uuid[],
      ${column((one) => one.kind)}::text[], ${column((one) => one.subjectId)}::text[],
      ${column((one) => JSON.stringify(one.facts))}::jsonb[], ${column((one) => JSON.stringify(one.reason))}::jsonb[],
      ${notices.map((one) => one.isSilent === true)}::bool[])
      as n (id, person_id, kind, subject_id, facts, reason, silent)`.execute(db)
}

/** What an open notice holds from now on. */
export interface GrownNotice {
  readonly id: string
  readonly facts: FindingsFacts | SummaryFacts
  readonly reason: readonly Reason[]
}

/**
 * Open notices that grew stand at the top of the list again, also those that were put off: that was decided knowing
 * less. @returns their versions by id
 */
export async function growNotices(
  db: Executor,
  notices: readonly GrownNotice[],
  at: Temporal.Instant,
): Promise<ReadonlyMap<string, number>> {
  if (notices.length === 0) return new Map()
  const { rows } = await sql<{ id: string; version: number }>`
    update sharing.notice n
    set facts = grown.facts, reason = grown.reason, created_at = ${at.toString()}::timestamptz,
      snoozed_until = null, version = version + 1
    from unnest(${notices.map((one) => one.id)}::uuid[], ${notices.map((one) => JSON.stringify(one.facts))}::jsonb[],
      ${notices.map((one) => JSON.stringify(one.reason))}::jsonb[]) as grown (id, facts, reason)
    where n.id = grown.id
    returning n.id, n.version`.execute(db)
  return new Map(rows.map((row) => [row.id, row.version]))
}

/** What a person was already told. */
export interface Told {
  /** Whether the event is counted in somewhere. */
  readonly isCounted: boolean
  /** Notices that the batch made about one vulnerability each. */
  readonly singles: number
  readonly hasSummary: boolean
}

/** What these people were told since the moment; who was told nothing is absent. Served by notice_events, notice_by_batch, notice_summary. */
export async function readTold(
  db: Executor,
  query: {
    readonly personIds: readonly string[]
    readonly batch: string
    readonly event: number
    readonly since: Temporal.Instant
  },
): Promise<ReadonlyMap<string, Told>> {
  const people = sql`person_id = any(${[...query.personIds]}::uuid[])`
  const { rows } = await sql<Told & { readonly personId: string }>`
    select person_id as "personId", bool_or(of = 'event') as "isCounted",
      (count(*) filter (where of = 'batch'))::int as singles, bool_or(of = 'summary') as "hasSummary"
    from (
      select person_id, 'event' as of from sharing.notice
      where ${people} and facts -> 'events' @> to_jsonb(array[${query.event}::bigint])
      union all
      select person_id, 'batch' from sharing.notice
      where ${people} and batch = ${query.batch} and kind = 'findings' and created_at >= ${query.since.toString()}::timestamptz
      union all
      select person_id, 'summary' from sharing.notice
      where ${people} and kind = 'summary' and subject_id = ${query.batch}
    ) told group by person_id`.execute(db)
  return new Map(rows.map(({ personId, ...told }) => [personId, told]))
}

/** Those of the notices that are open and whose mail is not on its way yet, locked: notice before delivery. */
async function lockUnseen(db: Executor, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ id: string; hasBegun: boolean }>`
    select notice_id as id, state <> 'waiting' or attempts > 0 as "hasBegun" from sharing.delivery
    where notice_id = any(${[...ids]}::uuid[]) order by notice_id for update`.execute(db)
  const begun = new Set(rows.filter((row) => row.hasBegun).map((row) => row.id))
  return new Set(ids.filter((id) => !begun.has(id)))
}

/**
 * Takes away the batch's single notices that these people have neither acknowledged nor put off nor been mailed.
 * @returns what they held, oldest first
 */
export async function takeUnseen(
  db: Executor,
  batch: { readonly personIds: readonly string[]; readonly batch: string },
): Promise<readonly OpenNotice<'findings'>[]> {
  if (batch.personIds.length === 0) return []
  const { rows: open } = await sql<OpenNotice<'findings'>>`
    select id, person_id as "personId", subject_id as "subjectId", facts, reason from sharing.notice
    where person_id = any(${[...batch.personIds]}::uuid[]) and kind = 'findings' and acknowledged_at is null
      and snoozed_until is null and woke_at is null and facts ->> 'batch' = ${batch.batch}
    order by created_at, id for update`.execute(db)
  const unseen = await lockUnseen(
    db,
    open.map((one) => one.id),
  )
  await deleteNotices(db, [...unseen])
  return open.filter((one) => unseen.has(one.id))
}

async function deleteNotices(db: Executor, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  await sql`delete from sharing.notice where id = any(${[...ids]}::uuid[])`.execute(db)
}

/** A notice that was closed for its person, and whether a mail had told of it. */
export interface Closed {
  readonly id: string
  readonly version: number
  readonly wasMailed: boolean
}

/** Closes open notices, and holds back mails that wait. Those that somebody acknowledged meanwhile are left. */
export async function closeNotices(
  db: Executor,
  ids: readonly string[],
  at: Temporal.Instant,
): Promise<readonly Closed[]> {
  const { rows } = await sql<{ id: string; version: number }>`
    update sharing.notice set acknowledged_at = ${at.toString()}::timestamptz, version = version + 1
    where id = any(${[...ids]}::uuid[]) and acknowledged_at is null
    returning id, version`.execute(db)
  const closed = rows.map((row) => row.id)
  const unseen = await lockUnseen(db, closed)
  const { rows: held } = await sql<{ id: string }>`
    delete from sharing.delivery where notice_id = any(${[...unseen]}::uuid[]) returning notice_id as id`.execute(
    db,
  )
  const { rows: mails } = await sql<{ id: string }>`
    select notice_id as id from sharing.delivery where notice_id = any(${closed}::uuid[])`.execute(db)
  const mailed = new Set(mails.map((row) => row.id).filter((id) => !held.some((one) => one.id === id)))
  return rows.map((row) => ({ ...row, wasMailed: mailed.has(row.id) }))
}

/** What was said to be over is not, or is said anew: such notices go. Served by notice_open. */
export async function dropClosed(
  db: Executor,
  key: { readonly personIds: readonly string[]; readonly subjectIds: readonly string[] },
): Promise<void> {
  await sql`
    delete from sharing.notice where person_id = any(${[...key.personIds]}::uuid[]) and kind = 'closed'
      and subject_id = any(${[...key.subjectIds]}::text[]) and acknowledged_at is null`.execute(db)
}

/** @returns the version, or undefined when there is no such open notice of the person */
export async function acknowledge(
  db: Executor,
  notice: { readonly id: string; readonly personId: string; readonly at: Temporal.Instant },
): Promise<number | undefined> {
  const row = await db
    .updateTable('sharing.notice')
    .set((column) => ({ acknowledged_at: notice.at, version: column('version', '+', 1) }))
    .where('id', '=', notice.id)
    .where('person_id', '=', notice.personId)
    .where('acknowledged_at', 'is', null)
    .returning('version')
    .executeTakeFirst()
  return row?.version
}
