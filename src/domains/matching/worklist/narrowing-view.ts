import { type RawBuilder, sql } from 'kysely'
import { type Actor, mayHold } from '#domains/identity/index.ts'
import { type Choice, earliest, lowestShare, type Narrowing, ranksOf, ratingRanksOf } from './narrowing.ts'

/**
 * The conditions on what is known of a vulnerability, on a row `t` of a worklist (vulnerability_id, exploited,
 * interest, epss, rating,
 * listed_at). Each looks at one row of it by its key, or at none: no finding is read.
 */
export function narrowedFacts(
  { severity, exploited, interest, epss, fix, since }: Narrowing,
  actor: Actor,
  now: Temporal.Instant,
): readonly RawBuilder<unknown>[] {
  // Who may not know of interests finds all of them unknown.
  const rank = mayHold(actor, 'interest.view') ? sql`t.interest` : sql`0`
  return [
    ...told(severity, (values) => sql`t.rating = any(${[...ratingRanksOf(values)]}::smallint[])`),
    ...told(
      exploited,
      (values) => sql`t.exploited = any(${values.map((value) => value === 'yes')}::boolean[])`,
    ),
    ...told(interest, (values) => sql`${rank} = any(${[...ranksOf(values)]}::smallint[])`),
    ...told(epss, (values) => {
      const unknown = values.includes('unknown') ? sql`t.epss < 0` : sql`false`
      const lowest = lowestShare(values)
      return lowest === null ? unknown : sql`(t.epss >= ${lowest}::real or ${unknown})`
    }),
    // A scalar, so that it is looked up for the rows on the way instead of read for all vulnerabilities there are.
    ...told(
      fix,
      (values) => sql`((select true from matching.affected_range mended
        where mended.vulnerability_id = t.vulnerability_id and mended.fixed <> '{}' limit 1) is true)
        = any(${yesAndNo(values)}::boolean[])`,
    ),
    ...told(since, (values) => sql`t.listed_at >= ${earliest(values, now).toString()}::timestamptz`),
  ]
}

/** The severity's word as a number, as worklists keep it: 0 for none known. */
export function ratingRank(alias: string): RawBuilder<unknown> {
  return sql`coalesce(array_position(array['none', 'low', 'medium', 'high', 'critical'], ${sql.ref(`${alias}.severity_rating`)}), 0)::smallint`
}

/** The conditions on items or on cells, by their columns `side`, `kind`, `division_id` and `organisation_id`. */
export function narrowedItems(narrowing: Narrowing, alias: string): RawBuilder<unknown> {
  const { side, kind, division, organisation } = narrowing
  const column = (name: string) => sql.ref(`${alias}.${name}`)
  const parts = [
    ...told(side, (values) => sql`${column('side')} = any(${values}::text[])`),
    ...told(kind, (values) => sql`${column('kind')} = any(${values}::text[])`),
    ...told(
      division,
      (values) => sql`coalesce(${column('division_id')}::text, 'none') = any(${values}::text[])`,
    ),
    ...told(organisation, (values) => sql`${column('organisation_id')} = any(${values}::uuid[])`),
  ]
  return sql.join([sql`true`, ...parts], sql` and `)
}

/** The condition on the worst verdict of the items, by how many of them are determined. */
export function narrowedVerdict(
  { verdict }: Narrowing,
  determined: RawBuilder<unknown>,
): readonly RawBuilder<unknown>[] {
  return told(
    verdict,
    (values) =>
      sql`case when ${determined} > 0 then 'affected' else 'undetermined' end = any(${values}::text[])`,
  )
}

function told(
  choice: Choice | undefined,
  condition: (values: string[]) => RawBuilder<unknown>,
): readonly RawBuilder<unknown>[] {
  if (choice === undefined) return []
  const wanted = condition([...choice.values])
  return [choice.unwanted ? sql`not (${wanted})` : wanted]
}

function yesAndNo(values: readonly string[]): boolean[] {
  return values.map((value) => value === 'yes')
}
