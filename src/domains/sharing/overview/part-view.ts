import { type RawBuilder, sql } from 'kysely'
import type { PersonActor } from '#domains/identity/index.ts'
import { isCleared } from '#domains/intel/index.ts'
import {
  newlyTouchingIds,
  openByTeam,
  placed,
  type Readable,
  riskFacts,
  touchingIds,
} from '#domains/matching/index.ts'
import type { Executor } from '#platform/database/database.ts'
import { firstIdAt, type Part } from './overview.ts'

/** A place in the risk order (decisions.md "Matching"), as what a page goes on after. */
export interface Place {
  readonly exploited: boolean
  readonly interest: number
  readonly epss: number
  readonly score: number
  readonly id: string
}

export interface PartFilter {
  readonly part: Part
  readonly since: Temporal.Instant
  /** What the reader may count; of a team: only what touches its items, or is this team's. */
  readonly readable: Readable
  /** The teams of whose interest and work the reader may know. */
  readonly knownTeamIds: readonly string[]
  readonly after?: Place | undefined
  readonly limit: number
}

interface PartPage {
  readonly places: readonly Place[]
  /** All there are, wherever the page begins. */
  readonly total: number
}

/** Of more that came in than this only the newest are put in order. */
const rankedOfNew = 10_000

/** A page of a part in risk order; vulnerabilities above the reader's clearance are neither shown nor counted. */
export async function listPart(db: Executor, actor: PersonActor, filter: PartFilter): Promise<PartPage> {
  const { rows } = await sql<PartPage>`
    with found as materialized (${foundOf(actor, filter)})
    select (select count(*)::int from found) as total,
      (select coalesce(jsonb_agg(to_jsonb(page)), '[]') from (
        select exploited, interest, epss, score, id from found where ${after(filter.after)}
        order by exploited desc, interest desc, epss desc, score desc, id desc limit ${filter.limit}) page) as places`.execute(
    db,
  )
  return rows[0] ?? { places: [], total: 0 }
}

/** What belongs to a part, as rows (id, exploited, interest, epss, score). */
function foundOf(
  actor: PersonActor,
  { part, since, readable, knownTeamIds }: PartFilter,
): RawBuilder<unknown> {
  const { teamId } = readable
  if (part === 'new') return sql`select id, 0 as interest, ${riskFacts} from (${bornSince(actor, since)}) v`
  const teamIds = knownTeamIds.filter((id) => teamId === undefined || id === teamId)
  const ids = {
    exploited: () => exploitedSince(since),
    changed: () => changedSince(readable, since),
    touched: () => newlyTouchingIds(readable, since),
    unseen: () => sql`select distinct id from (${unseenByTeam(readable.reach, teamIds)}) unseen`,
    overtaken: () => sql`select distinct id from (${overtakenByTeam(teamIds)}) overtaken`,
  }[part]()
  return sql`select * from (${placed(ids, teamId)}) placed where ${isCleared(actor, sql`placed.id`)}`
}

/** The newest, by the primary key: ids sort by birth. What nobody has looked at yet has no interest. */
function bornSince(actor: PersonActor, since: Temporal.Instant): RawBuilder<unknown> {
  return sql`select id, exploited_at, epss, severity_score from intel.vulnerability
    where id >= ${firstIdAt(since)}::uuid and created_at >= ${since.toString()}::timestamptz
      and merged_into is null and ${isCleared(actor, sql`id`)}
    order by id desc limit ${rankedOfNew + 1}`
}

/** A list of exploited vulnerabilities has a few thousand rows. */
function exploitedSince(since: Temporal.Instant): RawBuilder<unknown> {
  return sql`select distinct v.id from intel.exploitation x join intel.vulnerability v on v.cve = x.cve
    where x.received_at >= ${since.toString()}::timestamptz and x.removed_at is null and v.merged_into is null`
}

/**
 * EPSS moves daily and is no news: what counts is that a source says something else. The index of changes holds the ids,
 * and these tell what was born before, so that a day on which everything is new reads nothing else.
 */
function changedSince(readable: Readable, since: Temporal.Instant): RawBuilder<unknown> {
  const at = sql`${since.toString()}::timestamptz`
  const bornBefore = firstIdAt(since.add({ milliseconds: 1 }))
  return sql`
    select v.id from (
      select id from intel.vulnerability where changed_at >= ${at} and id < ${bornBefore}::uuid) moved
    join (${touchingIds(readable)}) t on t.id = moved.id
    join intel.vulnerability v on v.id = moved.id
    where v.created_at < ${at} and exists (
      select from intel.record_vulnerability rv
      join intel.record r on r.source_id = rv.source_id and r.name = rv.record_name and r.superseded_at is null
      where rv.vulnerability_id = v.id and r.received_at >= ${at})`
}

/**
 * What is open for a team and nobody of it has looked at, as rows (team_id, id): no decision was ever made, no interest
 * set, no notice of it read that came to somebody for this team.
 */
function unseenByTeam(reach: Readable['reach'], teamIds: readonly string[]): RawBuilder<unknown> {
  return sql`
    with read as materialized (
      select distinct m.team_id, n.subject_id::uuid as id
      from identity.membership m
      join sharing.notice n on n.person_id = m.person_id and n.kind = 'findings' and n.acknowledged_at is not null
        and n.reason @> jsonb_build_array(jsonb_build_object('team', jsonb_build_object('id', m.team_id)))
      where m.team_id = any(${[...teamIds]}::uuid[]) and not ${isOver('n')})
    select open.team_id, open.id from (${openByTeam(reach, teamIds)}) open
    where not exists (
        select from matching.assessment a where a.vulnerability_id = open.id and a.team_id = open.team_id)
      and not exists (
        select from intel.interest i
        where i.vulnerability_id = open.id and i.team_id = open.team_id and i.set_level is not null)
      and not exists (select from read where read.team_id = open.team_id and read.id = open.id)`
}

/** Whether a notice was closed because nothing of it is left, rather than read. Served by notice_by_person. */
export function isOver(alias: string): RawBuilder<boolean> {
  const column = (name: string) => sql.ref(`${alias}.${name}`)
  return sql<boolean>`exists (
    select from sharing.notice over
    where over.person_id = ${column('person_id')} and over.created_at = ${column('acknowledged_at')}
      and over.kind = 'closed' and over.subject_id = ${column('subject_id')})`
}

/** Served by interest_outdated. */
function overtakenByTeam(teamIds: readonly string[]): RawBuilder<unknown> {
  return sql`select i.team_id, i.vulnerability_id as id
    from intel.interest i join intel.vulnerability v on v.id = i.vulnerability_id and v.merged_into is null
    where i.set_outdated and i.team_id = any(${[...teamIds]}::uuid[])`
}

function after(place: Place | undefined): RawBuilder<unknown> {
  if (place === undefined) return sql`true`
  return sql`(exploited, interest, epss, score, id)
    < (${place.exploited}::boolean, ${place.interest}::int, ${place.epss}::real, ${place.score}::real, ${place.id}::uuid)`
}

/** A team, and how much of it wants to be looked at. */
export interface TeamAttention {
  readonly team: {
    readonly id: string
    readonly kind: 'csirt' | 'psirt' | 'division'
    readonly name: { readonly ja: string | null; readonly en: string | null }
  }
  readonly unseen: number
  readonly overtaken: number
}

/** The same counts for each of the teams, those with nothing left out. */
export async function countAttention(
  db: Executor,
  actor: PersonActor,
  { reach, teamIds }: { readonly reach: Readable['reach']; readonly teamIds: readonly string[] },
): Promise<readonly TeamAttention[]> {
  const counted = (part: RawBuilder<unknown>) => sql`
    select part.team_id, count(*)::int as count from (${part}) part
    where ${isCleared(actor, sql`part.id`)} group by part.team_id`
  const { rows } = await sql<TeamAttention>`
    select jsonb_build_object('id', t.id, 'kind', t.kind,
        'name', jsonb_build_object('ja', t.name_ja, 'en', t.name_en)) as team,
      coalesce(unseen.count, 0) as unseen, coalesce(overtaken.count, 0) as overtaken
    from identity.team t
    left join (${counted(unseenByTeam(reach, teamIds))}) unseen on unseen.team_id = t.id
    left join (${counted(overtakenByTeam(teamIds))}) overtaken on overtaken.team_id = t.id
    where unseen.count > 0 or overtaken.count > 0
    order by t.kind, t.id`.execute(db)
  return rows
}

/** Teams of the organisations within the reader's reach. */
export async function listTeamIds(db: Executor, actor: PersonActor): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from identity.team where organisation_id = any(${[...actor.reach]}::uuid[]) order by id`.execute(
    db,
  )
  return rows.map((row) => row.id)
}
