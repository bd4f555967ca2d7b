import { sql } from 'kysely'
import type { Actor } from '#domains/identity/index.ts'
import { isCleared } from '#domains/intel/index.ts'
import type { DocumentLook } from '#domains/inventory/index.ts'
import type { Executor } from '#platform/database/database.ts'
import type { HitReason } from '../hits/reason.ts'
import { doubtOf } from '../hits/reason-view.ts'
import { touchingStretches } from '../hits/touching-view.ts'
import { severityJson } from '../worklist/vulnerability-view.ts'
import { wronglyScanned } from '../wrong-matches/silence-view.ts'
import { ecosystemOf } from './ecosystem.ts'

type Components = DocumentLook['components']

/** A component of a document that a vulnerability may affect. */
export interface ScanHit {
  /** The component's place among those of the document, from 0. */
  readonly position: number
  readonly vulnerability: { readonly id: string; readonly aliases: string[]; readonly title: string }
  readonly verdict: 'affected' | 'undetermined'
  readonly fixed: string[]
  readonly severity: {
    readonly score: number | null
    readonly rating: 'none' | 'low' | 'medium' | 'high' | 'critical' | null
    readonly vector: string | null
    readonly source: string
  } | null
  readonly reason: Omit<HitReason, 'fixed'>
  /** The report for everybody that sets it aside; null: none does. */
  readonly wrongMatch: { readonly id: string; readonly reason: string; readonly until: string } | null
}

/**
 * Matches components that are kept nowhere, by the rule of stored hits. The worst first: verdict, severity, then as the
 * document has them. Ranges are found by package key (affected_range's primary key), some per component.
 */
export async function matchComponents(
  db: Executor,
  actor: Actor,
  components: Pick<Components, 'packageKey' | 'version' | 'versionKey' | 'distribution'>,
): Promise<readonly ScanHit[]> {
  const { rows } = await sql<ScanHit>`
    with touched as materialized (${touchingStretches({ components: asComponents(components), ranges: sql`matching.affected_range r` })})
    select (t.component_id - 1)::int as position,
      jsonb_build_object('id', v.name, 'title', v.title, 'aliases', to_jsonb(array(
        select distinct a.name from intel.alias a where a.vulnerability_id = v.id and a.name <> v.name order by 1)))
        as vulnerability,
      t.verdict, to_jsonb(r.fixed) as fixed, ${severityJson('v')} as severity,
      jsonb_build_object('source', r.source_id, 'record', r.record_name, 'range', r.text, 'rank', r.rank)
        || jsonb_strip_nulls(jsonb_build_object('doubt', ${doubtOf('c', 'r')})) as reason,
      wrong.rule as "wrongMatch"
    from touched t
    join ${asComponents(components)} on c.id = t.component_id
    join matching.affected_range r on r.package_key = t.package_key and r.id = t.range_id
    join intel.vulnerability v on v.id = t.vulnerability_id
    left join lateral (${wronglyScanned}) wrong on true
    where t.verdict in ('affected', 'undetermined') and ${isCleared(actor, sql`v.id`)}
    order by t.verdict, v.severity_score desc nulls last, t.component_id, v.name`.execute(db)
  return rows
}

/** The columns under the names of `inventory.component`; the id is the position, from 1. */
function asComponents({
  packageKey,
  version,
  versionKey,
  distribution,
}: Pick<Components, 'packageKey' | 'version' | 'versionKey' | 'distribution'>) {
  return sql`(
    select given.package_key collate "C" as package_key, given.position as id, given.version,
      decode(given.key, 'hex') as version_key, given.distribution
    from unnest(${[...packageKey]}::text[], ${[...version]}::text[], ${[...versionKey]}::text[],
      ${[...distribution]}::text[]) with ordinality as given (package_key, version, key, distribution, position)) c`
}

/** Ecosystems, with the distribution where packages have one: `npm`, `deb/debian`. */
export function ecosystemsOf(components: Components): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const position of components.packageKey.keys()) {
    const ecosystem = ecosystemOf(components, position)
    counts.set(ecosystem, (counts.get(ecosystem) ?? 0) + 1)
  }
  return counts
}

/** Those of the ecosystems about which no advisory is known; by affected_range's primary key. */
export async function findUncovered(db: Executor, ecosystems: readonly string[]): Promise<readonly string[]> {
  const { rows } = await sql<{ ecosystem: string }>`
    select ecosystem from unnest(${[...ecosystems]}::text[]) as ecosystem
    where not exists (select from matching.affected_range r
      where r.package_key >= ecosystem || '/' collate "C" and r.package_key < ecosystem || '0' collate "C")
    order by ecosystem`.execute(db)
  return rows.map((row) => row.ecosystem)
}
