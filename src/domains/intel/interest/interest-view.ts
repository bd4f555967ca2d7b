import { type RawBuilder, sql } from 'kysely'
import type { Executor } from '#platform/database/database.ts'
import type { BasePoint } from './decision-points.data.ts'
import type { Environment, Fact } from './facts.ts'
import type { Level } from './level.ts'

/** A team's interest as answers carry it; times are RFC 3339 texts of the database. */
interface InterestAnswer {
  /** The proposed interval; null: unknown. */
  readonly lower: Level | null
  readonly upper: Level | null
  /** What a person of the team set; it stands before the proposal. */
  readonly set: {
    readonly level: Level
    readonly note: string
    readonly by: string
    readonly at: string
  } | null
  /** Facts have moved the interval since the person set the level. */
  readonly outdated: boolean
  readonly reasons: readonly Fact[]
  readonly narrowing: BasePoint | null
  readonly rulesRevision: number | null
  readonly proposedAt: string | null
  readonly version: number
}

const time = (column: string) =>
  sql`to_char(${sql.ref(column)} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`

/** From `intel.interest i`. EPSS moves daily and decides nothing, so it is added here and not kept. */
const answerOf = sql`jsonb_build_object(
  'lower', i.lower, 'upper', i.upper, 'outdated', i.set_outdated, 'narrowing', i.narrowing,
  'set', case when i.set_level is not null then jsonb_build_object('level', i.set_level, 'note', i.set_note,
    'by', coalesce((select p.name from identity.person p where p.id = i.set_by), ''), 'at', ${time('i.set_at')}) end,
  'reasons', i.reasons || coalesce((
    select jsonb_build_array(jsonb_build_object('point', 'E', 'values', '[]'::jsonb, 'basis', 'epss',
      'details', jsonb_strip_nulls(jsonb_build_object('score', e.epss, 'percentile', e.epss_percentile))))
    from intel.vulnerability e where e.id = i.vulnerability_id and e.epss is not null
      and jsonb_array_length(i.reasons) > 0), '[]'),
  'rulesRevision', i.rules_revision, 'proposedAt', ${time('i.proposed_at')}, 'version', i.version)`

/**
 * The place of an interest in the risk order, from `intel.interest` under the alias: 0 unknown, 1 none … 5 immediate.
 * It is the upper end of what is proposed, or what a person set; where facts have overtaken that, the greater of both.
 */
export function interestRank(alias: string): RawBuilder<number> {
  const rank = (column: string) =>
    sql`coalesce(array_position(array['none', 'low', 'medium', 'high', 'immediate'], ${sql.ref(`${alias}.${column}`)}), 0)`
  return sql<number>`case
    when ${sql.ref(`${alias}.set_level`)} is null then ${rank('upper')}
    when ${sql.ref(`${alias}.set_outdated`)} then greatest(${rank('set_level')}, ${rank('upper')})
    else ${rank('set_level')} end`
}

/** A team's interest in one vulnerability, for who orders and counts by it. */
interface RankedInterest {
  readonly vulnerabilityId: string
  readonly teamId: string
  readonly lower: Level | null
  readonly upper: Level | null
  readonly set: Level | null
  readonly outdated: boolean
  /** As `interestRank` tells. */
  readonly rank: number
}

/** Every team's interest in these vulnerabilities, without regard to who asks: for Renkei itself. */
export async function interestOf(
  db: Executor,
  vulnerabilityIds: readonly string[],
): Promise<readonly RankedInterest[]> {
  const { rows } = await sql<RankedInterest>`
    select i.vulnerability_id as "vulnerabilityId", i.team_id as "teamId", i.lower, i.upper, i.set_level as set,
      i.set_outdated as outdated, ${interestRank('i')} as rank
    from intel.interest i where i.vulnerability_id = any(${[...vulnerabilityIds]}::uuid[])
    order by i.vulnerability_id, i.team_id`.execute(db)
  return rows
}

/** A team with its interest; null: nothing is known. */
export interface TeamInterest {
  readonly vulnerabilityId: string
  readonly organisationId: string
  readonly team: {
    readonly id: string
    readonly kind: 'csirt' | 'psirt' | 'division'
    readonly name: { readonly ja: string | null; readonly en: string | null }
  }
  readonly interest: InterestAnswer | null
}

/**
 * The interests of the CSIRTs and PSIRTs of the company and its group, and of divisions' teams that have one, in the
 * vulnerabilities.
 */
export async function listTeamInterests(
  db: Executor,
  filter: { readonly vulnerabilityIds: readonly string[]; readonly teamId?: string | undefined },
): Promise<readonly TeamInterest[]> {
  const ofTeam = filter.teamId === undefined ? sql`true` : sql`t.id = ${filter.teamId}`
  const { rows } = await sql<TeamInterest>`
    select v.id as "vulnerabilityId", t.organisation_id as "organisationId",
      jsonb_build_object('id', t.id, 'kind', t.kind,
        'name', jsonb_build_object('ja', t.name_ja, 'en', t.name_en)) as team,
      case when i.team_id is not null then ${answerOf} end as interest
    from intel.vulnerability v
    cross join identity.team t
    join identity.organisation o on o.id = t.organisation_id
    left join intel.interest i on i.vulnerability_id = v.id and i.team_id = t.id
    where v.id = any(${[...filter.vulnerabilityIds]}::uuid[]) and ${ofTeam}
      and (i.team_id is not null or (t.kind <> 'division' and o.kind in ('own', 'group')))
    order by v.id, t.kind, t.id`.execute(db)
  return rows
}

/** What is told of a team's items that a vulnerability touches. */
export interface ToldCase {
  readonly vulnerabilityId: string
  readonly teamId: string
  readonly environment: Environment
}

/** A kept interest with what was told of the team's items, to be proposed anew. */
export interface KeptCase extends ToldCase {
  readonly lower: Level | null
  readonly upper: Level | null
}

/** Interests about items, in the order of their key; after the given one. */
export async function listKeptCases(
  db: Executor,
  page: {
    readonly after?: { readonly vulnerabilityId: string; readonly teamId: string } | undefined
    readonly limit: number
  },
): Promise<readonly KeptCase[]> {
  const { after } = page
  const beyond =
    after === undefined
      ? sql`true`
      : sql`(i.vulnerability_id, i.team_id) > (${after.vulnerabilityId}::uuid, ${after.teamId}::uuid)`
  const { rows } = await sql<KeptCase>`
    select i.vulnerability_id as "vulnerabilityId", i.team_id as "teamId", i.environment, i.lower, i.upper
    from intel.interest i where i.environment <> '{}' and ${beyond}
    order by i.vulnerability_id, i.team_id limit ${page.limit}`.execute(db)
  return rows
}

/** The same for vulnerabilities that changed since, the newest first. Served by vulnerability_by_change. */
export async function listRecentCases(
  db: Executor,
  recent: { readonly since: Temporal.Instant; readonly limit: number },
): Promise<readonly KeptCase[]> {
  const { rows } = await sql<KeptCase>`
    select i.vulnerability_id as "vulnerabilityId", i.team_id as "teamId", i.environment, i.lower, i.upper
    from intel.vulnerability v join intel.interest i on i.vulnerability_id = v.id
    where v.changed_at >= ${recent.since.toString()}::timestamptz and v.merged_into is null
      and i.environment <> '{}'
    order by v.changed_at desc, v.id desc, i.team_id limit ${recent.limit}`.execute(db)
  return rows
}

/** Those of the cases that are not kept as they are told. By the key. */
export async function findNews(db: Executor, cases: readonly ToldCase[]): Promise<readonly ToldCase[]> {
  const column = <K extends keyof ToldCase>(name: K) => cases.map((one) => one[name])
  const { rows } = await sql<{ place: number }>`
    select n.place
    from unnest(${column('vulnerabilityId')}::uuid[], ${column('teamId')}::uuid[],
      ${cases.map(({ environment }) => JSON.stringify(environment))}::jsonb[])
      with ordinality as n (vulnerability_id, team_id, environment, place)
    left join intel.interest i on i.vulnerability_id = n.vulnerability_id and i.team_id = n.team_id
    where i.environment is distinct from n.environment`.execute(db)
  const news = new Set(rows.map(({ place }) => place))
  return cases.filter((_, index) => news.has(index + 1))
}

/** The same for these vulnerabilities. */
export async function listCasesOf(
  db: Executor,
  vulnerabilityIds: readonly string[],
): Promise<readonly KeptCase[]> {
  const { rows } = await sql<KeptCase>`
    select i.vulnerability_id as "vulnerabilityId", i.team_id as "teamId", i.environment, i.lower, i.upper
    from intel.interest i
    where i.vulnerability_id = any(${[...vulnerabilityIds]}::uuid[]) and i.environment <> '{}'`.execute(db)
  return rows
}
