import { type RawBuilder, sql } from 'kysely'
import type { PersonActor } from '#domains/identity/index.ts'
import { interestRank } from '#domains/intel/index.ts'
import {
  findReach,
  newlyTouchingIds,
  openByTeam,
  type Readable,
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
  /** Only what touches this team's items, or is this team's. */
  readonly teamId: string | undefined
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

/** A page of a part in risk order; vulnerabilities above the reader's clearance are neither shown nor counted. */
export async function listPart(db: Executor, actor: PersonActor, filter: PartFilter): Promise<PartPage> {
  const readable = { reach: await findReach(db, actor, filter.teamId), teamId: filter.teamId }
  const { rows } = await sql<PartPage>`
    with found as materialized (
      select v.id, v.exploited_at is not null as exploited, ${interest(filter)} as interest,
        coalesce(v.epss, -1::real) as epss, coalesce(v.severity_score, -1::real) as score
      from (${idsOf(readable, filter)}) part join intel.vulnerability v on v.id = part.id
      where v.merged_into is null and identity.tlp_rank(v.tlp) <= identity.tlp_rank(${actor.clearance}))
    select (select count(*)::int from found) as total,
      (select coalesce(jsonb_agg(to_jsonb(page)), '[]') from (
        select exploited, interest, epss, score, id from found where ${after(filter.after)}
        order by exploited desc, interest desc, epss desc, score desc, id desc limit ${filter.limit}) page) as places`.execute(
    db,
  )
  return rows[0] ?? { places: [], total: 0 }
}

function idsOf(readable: Readable, { part, since, knownTeamIds }: PartFilter): RawBuilder<unknown> {
  const teamIds = knownTeamIds.filter((id) => readable.teamId === undefined || id === readable.teamId)
  switch (part) {
    case 'new':
      return bornSince(since)
    case 'exploited':
      return exploitedSince(since)
    case 'changed':
      return changedSince(readable, since)
    case 'touched':
      return newlyTouchingIds(readable, since)
    case 'unseen':
      return sql`select distinct id from (${unseenByTeam(readable.reach, teamIds)}) unseen`
    case 'overtaken':
      return sql`select distinct id from (${overtakenByTeam(teamIds)}) overtaken`
  }
}

/** Served by the primary key: ids sort by birth. */
function bornSince(since: Temporal.Instant): RawBuilder<unknown> {
  return sql`select id from intel.vulnerability
    where id >= ${firstIdAt(since)}::uuid and created_at >= ${since.toString()}::timestamptz`
}

/** A list of exploited vulnerabilities has a few thousand rows. */
function exploitedSince(since: Temporal.Instant): RawBuilder<unknown> {
  return sql`select distinct v.id from intel.exploitation x join intel.vulnerability v on v.cve = x.cve
    where x.received_at >= ${since.toString()}::timestamptz and x.removed_at is null`
}

/** EPSS moves daily and is no news: what counts is that a source says something else. */
function changedSince(readable: Readable, since: Temporal.Instant): RawBuilder<unknown> {
  const at = sql`${since.toString()}::timestamptz`
  return sql`
    select v.id from (${touchingIds(readable)}) t join intel.vulnerability v on v.id = t.id
    where v.changed_at >= ${at} and v.created_at < ${at} and exists (
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
  return sql`select i.team_id, i.vulnerability_id as id from intel.interest i
    where i.set_outdated and i.team_id = any(${[...teamIds]}::uuid[])`
}

/** Of the team, or the greatest of all teams; nobody has an interest yet in what has only just come in. */
function interest({ part, teamId, knownTeamIds }: PartFilter): RawBuilder<unknown> {
  if (part === 'new' || knownTeamIds.length === 0) return sql`0`
  const teamIds = teamId === undefined ? knownTeamIds : knownTeamIds.filter((id) => id === teamId)
  return sql`coalesce((select max(${interestRank('i')}) from intel.interest i
    where i.vulnerability_id = v.id and i.team_id = any(${[...teamIds]}::uuid[])), 0)`
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
  teamIds: readonly string[],
): Promise<readonly TeamAttention[]> {
  const reach = await findReach(db, actor, undefined)
  const counted = (part: RawBuilder<unknown>) => sql`
    select part.team_id, count(*)::int as count from (${part}) part
    join intel.vulnerability v on v.id = part.id
    where v.merged_into is null and identity.tlp_rank(v.tlp) <= identity.tlp_rank(${actor.clearance})
    group by part.team_id`
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
