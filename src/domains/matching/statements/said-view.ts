import { type RawBuilder, sql } from 'kysely'
import type { Actor } from '#domains/identity/index.ts'
import { isVexCleared } from '#domains/intel/index.ts'

/** All names of a vulnerability, by an expression of its id. */
export function namesOf(vulnerabilityId: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`array(
    select a.name from intel.alias a where a.vulnerability_id = ${vulnerabilityId}
    union select named.cve from intel.vulnerability named where named.id = ${vulnerabilityId} and named.cve is not null)`
}

/**
 * Whether a product `p` that others speak of is the component `c`, beside the package, by which both are joined: within the
 * distribution's release where both tell it, and of the version where one is told, however it is spelt. A range is not
 * compared.
 */
const isSameVersion = sql`
  (p.distribution is null or c.distribution is null or c.distribution in ('', p.distribution))
  and (p.version is null or p.version in (c.version, c.binary_version) or (p.version_key = c.version_key
    and (p.scheme, p.scheme_revision) = (c.scheme, c.scheme_revision)))`

/** The package of a component's own binary, which is kept beside the source package. */
const binaryKey = sql`regexp_replace(c.package_key, '[^/]*$', '') || c.binary_name`

/**
 * Components of which a statement speaks, for a lateral join: rows of `c` and `p`. A statement may name a hundred
 * thousand products: first which packages they are (vex_statement_product_package), then which of those we have
 * (component_match, for binaries component_by_binary), and only then the products of these.
 * @param statement its document and number
 */
export function componentsOf(statement: {
  readonly document: RawBuilder<unknown>
  readonly number: RawBuilder<unknown>
}): RawBuilder<unknown> {
  const spoken = sql`intel.vex_statement_product sp where sp.document_id = ${statement.document}
    and sp.statement = ${statement.number} and sp.package_key`
  return sql`
    select c.package_key, c.id as component_id, c.name, c.version, p.document_id, p.number, p.whole,
      case when p.version is not null then 'version' when p.version_range is not null then 'range' else 'package' end as by
    from (select distinct sp.package_key from ${spoken} is not null offset 0) k
    cross join lateral (
      select c.* from inventory.component c where c.package_key = k.package_key
      union all
      select c.* from inventory.component c where c.binary_name = substring(k.package_key from '[^/]+$')
        and c.package_key <> k.package_key and ${binaryKey} = k.package_key) c
    cross join lateral (select sp.product from ${spoken} = k.package_key) named
    join intel.vex_product p on p.document_id = ${statement.document} and p.number = named.product
    where ${isSameVersion}`
}

/** Of what a product is spoken of as a part. @param ciId the item that may have it */
export function wholeOf(product: string, ciId: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`(
    select jsonb_build_object('name', w.name, 'here', case when w.package_key is not null then exists(
      select from inventory.occurrence held where held.ci_id = ${ciId} and held.package_key = w.package_key and held.until is null) end)
    from intel.vex_product w
    where w.document_id = ${sql.ref(`${product}.document_id`)} and w.number = ${sql.ref(`${product}.whole`)})`
}

/** So many statements are told with one finding; the vulnerability's page has all. */
const toldWithFinding = 5

/**
 * What others state about a finding, newest first, as JSON: beside it and never in its place. Served by
 * vex_statement_vulnerability's key, then vex_statement_product_package. Tables of the query around: `c`, `ci`.
 */
export function statementsOfFinding(actor: Actor, vulnerabilityId: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`(
    select coalesce(jsonb_agg(said.statement order by said.document_id desc, said.number), '[]') from (
      select distinct on (s.document_id, s.number) s.document_id, s.number, jsonb_build_object(
        'document', s.document_id, 'author', d.author, 'tlp', d.tlp, ${statedFields}, 'whole', ${wholeOf('p', sql`ci.id`)}) as statement
      from intel.vex_statement_vulnerability sv
      join intel.vex_document d on d.id = sv.document_id and (d.ci_id is null or d.ci_id = ci.id)
        and ${isVexCleared(actor, 'd')}
      join intel.vex_statement s on s.document_id = sv.document_id and s.number = sv.statement
      join intel.vex_statement_product sp on sp.document_id = s.document_id and sp.statement = s.number
        and sp.package_key in (c.package_key, ${binaryKey})
      join intel.vex_product p on p.document_id = sp.document_id and p.number = sp.product
      where sv.name = any(${namesOf(vulnerabilityId)}) and ${isSameVersion}
      order by s.document_id desc, s.number, p.whole nulls first
      limit ${toldWithFinding}) said)`
}

/** What the statement `s` says, as pairs of a JSON object. */
export const statedFields = sql`'status', s.status, 'statusWord', s.status_word, 'justification', s.justification,
  'justificationWord', s.justification_word, 'saidAt', to_char(s.said_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`
