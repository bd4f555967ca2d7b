import { sql } from 'kysely'
import type { Executor } from '#platform/database/database.ts'
import type { FindingsFacts, Reason, SummaryFacts } from './notice.ts'

interface FactsOf {
  readonly findings: FindingsFacts
  readonly summary: SummaryFacts
}

export type NoticeKind = keyof FactsOf

export interface OpenNotice<Kind extends NoticeKind> {
  readonly id: string
  readonly personId: string
  readonly subjectId: string
  readonly facts: FactsOf[Kind]
  readonly reason: readonly Reason[]
}

/** The open notices of these people about the subject, locked; served by notice_open. */
export async function findOpenNotices<Kind extends NoticeKind>(
  db: Executor,
  key: { readonly personIds: readonly string[]; readonly kind: Kind; readonly subjectId: string },
): Promise<readonly OpenNotice<Kind>[]> {
  const { rows } = await sql<OpenNotice<Kind>>`
    select id, person_id as "personId", subject_id as "subjectId", facts, reason from sharing.notice
    where person_id = any(${[...key.personIds]}::uuid[]) and kind = ${key.kind} and subject_id = ${key.subjectId}
      and acknowledged_at is null
    for update`.execute(db)
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

export type NewNotice = NoticeDraft<'findings'> | NoticeDraft<'summary'>

export async function insertNotices(
  db: Executor,
  notices: readonly NewNotice[],
  at: Temporal.Instant,
): Promise<void> {
  if (notices.length === 0) return
  const rows = notices.map((notice) => ({
    id: notice.id,
    person_id: notice.personId,
    kind: notice.kind,
    subject_kind: notice.kind === 'findings' ? 'vulnerability' : 'worklist',
    subject_id: notice.subjectId,
    facts: JSON.stringify(notice.facts),
    reason: JSON.stringify(notice.reason),
    created_at: at,
  }))
  await db.insertInto('sharing.notice').values(rows).execute()
}

/** What an open notice holds from now on. */
export interface GrownNotice {
  readonly id: string
  readonly facts: FindingsFacts | SummaryFacts
  readonly reason: readonly Reason[]
}

/** Open notices that grew stand at the top of the list again. @returns their versions by id */
export async function growNotices(
  db: Executor,
  notices: readonly GrownNotice[],
  at: Temporal.Instant,
): Promise<ReadonlyMap<string, number>> {
  if (notices.length === 0) return new Map()
  const { rows } = await sql<{ id: string; version: number }>`
    update sharing.notice n
    set facts = grown.facts, reason = grown.reason, created_at = ${at.toString()}::timestamptz, version = version + 1
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

/** What these people were told since the moment; who was told nothing is absent. Served by notice_by_person. */
export async function readTold(
  db: Executor,
  query: {
    readonly personIds: readonly string[]
    readonly batch: string
    readonly event: number
    readonly since: Temporal.Instant
  },
): Promise<ReadonlyMap<string, Told>> {
  const { rows } = await sql<Told & { readonly personId: string }>`
    select person_id as "personId", bool_or(facts -> 'events' @> to_jsonb(${query.event}::bigint)) as "isCounted",
      count(*) filter (where kind = 'findings' and facts ->> 'batch' = ${query.batch})::int as singles,
      bool_or(kind = 'summary' and subject_id = ${query.batch}) as "hasSummary"
    from sharing.notice
    where person_id = any(${[...query.personIds]}::uuid[]) and created_at >= ${query.since.toString()}::timestamptz
    group by person_id`.execute(db)
  return new Map(rows.map(({ personId, ...told }) => [personId, told]))
}

/**
 * Takes away the batch's single notices that the person has neither acknowledged nor been mailed.
 * @returns what they held, oldest first
 */
export async function takeUnseen(
  db: Executor,
  batch: { readonly personId: string; readonly batch: string },
): Promise<readonly OpenNotice<'findings'>[]> {
  const { rows: open } = await sql<OpenNotice<'findings'>>`
    select id, person_id as "personId", subject_id as "subjectId", facts, reason from sharing.notice
    where person_id = ${batch.personId} and kind = 'findings' and acknowledged_at is null
      and facts ->> 'batch' = ${batch.batch}
    order by created_at, id for update`.execute(db)
  if (open.length === 0) return []
  // Locked one after the other, notice before delivery: whoever sends takes the delivery first and only that.
  const deliveries = await db
    .selectFrom('sharing.delivery')
    .select(['notice_id', 'state', 'attempts'])
    .where(
      'notice_id',
      'in',
      open.map(({ id }) => id),
    )
    .forUpdate()
    .execute()
  const begun = deliveries.filter((one) => one.state !== 'waiting' || one.attempts > 0)
  const unseen = open.filter(({ id }) => !begun.some((one) => one.notice_id === id))
  if (unseen.length > 0) {
    await db
      .deleteFrom('sharing.notice')
      .where(
        'id',
        'in',
        unseen.map(({ id }) => id),
      )
      .execute()
  }
  return unseen
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
