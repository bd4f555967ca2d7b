import { sql } from 'kysely'
import type { Executor } from '#platform/database/database.ts'
import type { Interval, Level } from './level.ts'

/** A team's interest in one vulnerability before somebody sets it. */
export interface Before extends Interval {
  readonly vulnerabilityId: string
  readonly set: Level | null
  /** 0: there is no row yet. */
  readonly version: number
}

/**
 * The team's interests in these vulnerabilities, held against others until the end of the transaction. A vulnerability
 * that is not known, or is led on to another, is left out.
 */
export async function holdInterests(
  db: Executor,
  teamId: string,
  vulnerabilityIds: readonly string[],
): Promise<readonly Before[]> {
  // A row for each, so that two people who set the first level of the same one meet.
  await sql`
    insert into intel.interest (vulnerability_id, team_id, version)
    select v.id, ${teamId}, 0 from intel.vulnerability v
    where v.id = any(${[...vulnerabilityIds]}::uuid[]) and v.merged_into is null
    order by v.id on conflict do nothing`.execute(db)
  const { rows } = await sql<Before>`
    select vulnerability_id as "vulnerabilityId", lower, upper, set_level as set, version from intel.interest
    where team_id = ${teamId} and vulnerability_id = any(${[...vulnerabilityIds]}::uuid[])
    order by vulnerability_id for update`.execute(db)
  return rows
}

/** Takes back every level that these people set. @returns the vulnerabilities */
export async function clearLevelsOf(db: Executor, personIds: readonly string[]): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    update intel.interest set set_level = null, set_note = '', set_by = null, set_at = null, set_lower = null,
      set_upper = null, version = version + 1
    where set_by = any(${[...personIds]}::uuid[])
    returning vulnerability_id as id`.execute(db)
  return [...new Set(rows.map(({ id }) => id))]
}

/** Sets the level a person says, upon the interval they had before them; null takes it back. */
export async function writeLevels(
  db: Executor,
  vulnerabilityIds: readonly string[],
  setting: {
    readonly teamId: string
    readonly level: Level | null
    readonly note: string
    readonly by: string | null
    readonly at: Temporal.Instant
  },
): Promise<void> {
  const { level, by } = setting
  await sql`
    update intel.interest set set_level = ${level}, set_note = ${level === null ? '' : setting.note},
      set_by = ${level === null ? null : by}, set_at = ${level === null ? null : setting.at.toString()}::timestamptz,
      set_lower = case when ${level}::text is not null then lower end,
      set_upper = case when ${level}::text is not null then upper end,
      version = version + 1
    where team_id = ${setting.teamId} and vulnerability_id = any(${[...vulnerabilityIds]}::uuid[])`.execute(
    db,
  )
}
