import { sql } from 'kysely'
import { type Actor, visible } from '#domains/identity/index.ts'
import { type Executor, keptPlan } from '#platform/database/database.ts'
import { severityJson } from '../worklist/vulnerability-view.ts'
import type { CiRef } from './item.ts'
import type { PackageOrigin } from './origin.ts'
import type { Decided } from './touched-view.ts'

/** A vulnerability's severity; a field that no source told is null. */
export interface SeverityRow {
  readonly score: number | null
  readonly rating: 'none' | 'low' | 'medium' | 'high' | 'critical' | null
  readonly vector: string | null
  readonly source: string
}

/** All names of `intel.vulnerability v` but its own. */
const aliasesJson = sql`(select coalesce(jsonb_agg(distinct alias.name), '[]') from intel.alias
  where alias.vulnerability_id = v.id and alias.name <> v.name)`

/** What a question begins at, as its answer names it. */
export interface Subject {
  readonly vulnerability: {
    readonly id: string
    readonly shortId: string
    readonly name: string
    readonly aliases: readonly string[]
    readonly title: string
    readonly severity: SeverityRow | null
    readonly withdrawn: boolean
    /** How much of what its sources say can be compared with components. */
    readonly compared: 'all' | 'partly' | 'nothing'
  } | null
  readonly package: {
    readonly packageKey: string
    readonly version: string | null
    readonly isKnown: boolean
  } | null
  readonly ci: CiRef | null
}

/** By affected_range_by_vulnerability and record_vulnerability_back. */
const compared = sql`case
  when not exists (select from matching.affected_range r where r.vulnerability_id = v.id) then 'nothing'
  when exists (
    select from intel.record_vulnerability rv
    join intel.record r on r.source_id = rv.source_id and r.name = rv.record_name and r.superseded_at is null
    where rv.vulnerability_id = v.id and r.uncompared > 0) then 'partly'
  else 'all' end`

/** With how narrowly any team decided on it, seen by the actor or not: that only chooses the plan of what is asked next. */
export async function readVulnerabilitySubject(
  db: Executor,
  id: string,
): Promise<
  { readonly subject: NonNullable<Subject['vulnerability']>; readonly decided: Decided } | undefined
> {
  const { rows } = await sql<NonNullable<Subject['vulnerability']> & { decided: Decided }>`${keptPlan}
    select v.id, v.short_id as "shortId", v.name, v.title, v.withdrawn_at is not null as withdrawn,
      ${severityJson('v')} as severity, ${aliasesJson} as aliases, ${compared} as compared,
      matching.narrowest_decision(v.id) as decided
    from intel.vulnerability v where v.id = ${id}`.execute(db)
  if (rows[0] === undefined) return undefined
  const { decided, ...subject } = rows[0]
  return { subject, decided }
}

/**
 * The keys under which a package's components are kept: its own, and where it is a binary of a distribution those of
 * the source packages it was built from. Its own by component_identity; the others are looked for only where
 * packages have binaries, among the keys of that type.
 */
export async function findPackageKeys(
  db: Executor,
  origin: PackageOrigin,
): Promise<{ readonly keys: readonly string[]; readonly isKnown: boolean }> {
  const { rows: own } = await sql`
    select from inventory.component where package_key = ${origin.packageKey}
    union all select from matching.affected_range where package_key = ${origin.packageKey} limit 1`.execute(
    db,
  )
  const type = origin.packageKey.slice(0, origin.packageKey.indexOf('/'))
  const { rows: sources } =
    origin.binaryName === null
      ? { rows: [] }
      : await sql<{ key: string }>`
        select distinct package_key as key from inventory.component
        where package_key >= ${`${type}/`} and package_key < ${`${type}0`} and binary_name = ${origin.binaryName}`.execute(
          db,
        )
  const keys = [...new Set([origin.packageKey, ...sources.map((row) => row.key)])]
  return { keys, isKnown: own.length > 0 || sources.length > 0 }
}

/** Items the actor may see that neither hold a component nor anything that does: nothing can be said of them. */
export async function countWithoutComposition(db: Executor, actor: Actor): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from inventory.ci
    where ${visible(actor, 'finding.view', 'ci')} and not exists (
      select from inventory.closure held join inventory.occurrence o on o.ci_id = held.descendant_id and o.until is null
      where held.ancestor_id = ci.id)`.execute(db)
  return rows[0]?.count ?? 0
}
