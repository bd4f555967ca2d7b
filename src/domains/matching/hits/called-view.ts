import { type RawBuilder, sql } from 'kysely'

/** What is called something, in the form in which names are compared. */
export interface CalledSides {
  /** As `inventory.component_called`, under the name `k`. */
  readonly called: RawBuilder<unknown>
  /** CPE names, as `inventory.component_cpe`, under the name `k`. */
  readonly names: RawBuilder<unknown>
}

/** So many products of one name are told; of more it says nothing. */
const mostMeant = sql.lit(5)

/**
 * By which further CPE names components are found because of what they are called: rows (cpe_key, package_key,
 * component_id, version, version_key, scheme_revision, traits, doubtful, said_by), each name of a component once.
 *
 * A component that a document tells in words alone is the product that a person said, or else the one that lists call by
 * its name under a vendor whom they call by its supplier's. Several products, several suppliers, an abbreviation: perhaps.
 * A product named by CPE is also the one that a person said, and that of the same name of the vendor's other names:
 * certainly if a person said so, perhaps if a list calls both alike.
 *
 * Names are looked up by product_name_folded; a product of many names is one by its key.
 */
export function calledProducts({ called, names }: CalledSides): RawBuilder<unknown> {
  return sql`
    select cpe_key, package_key, component_id, (array_agg(version))[1] as version,
      (array_agg(version_key))[1] as version_key, min(scheme_revision) as scheme_revision, min(traits) as traits,
      bool_and(doubtful) as doubtful,
      case when bool_or(told) then null else min(said_by) end as said_by
    from (${byWords(called)} union all ${byRename(names)}) meant
    group by cpe_key, package_key, component_id`
}

/** Only what was told by a person, where anything was. */
function byWords(called: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`
    select cpe_key, package_key, component_id, version, version_key, scheme_revision, null::text[] as traits,
      doubtful or suppliers > 1 or products > 1 as doubtful, told, said_by
    from (
      select one.*, dense_rank() over of_component + dense_rank() over backwards - 1 as products,
        bool_or(told) over whole as any_told
      from (${wordsMeant(called)}) one
      window whole as (partition by package_key, component_id),
        of_component as (partition by package_key, component_id, told order by cpe_key),
        backwards as (partition by package_key, component_id, told order by cpe_key desc)) counted
    where told or (not any_told and products <= ${mostMeant})`
}

function wordsMeant(called: RawBuilder<unknown>): RawBuilder<unknown> {
  const columns = sql`p.cpe_key, k.package_key, k.component_id, k.version, k.version_key, k.scheme_revision, k.suppliers`
  return sql`
    with asked as materialized (
      select k.*, count(*) over (partition by k.package_key, k.component_id) as suppliers from ${called})
    select ${columns}, false as doubtful, true as told, null as said_by
    from asked k join intel.product_name p on p.folded = k.product and p.supplier = k.supplier
    where p.cpe_key is not null
    union all
    select ${columns}, v.doubtful or p.doubtful, false, p.source_id
    from asked k
    join intel.product_name v on v.folded = k.supplier and v.cpe_key is null
    join intel.product_name p on p.folded = k.product and p.vendor = v.vendor
    where k.supplier <> '' and p.cpe_key is not null and p.supplier is null`
}

/** What stands in a key as it stands in a CPE name, in the form in which names are compared; Latin names only. */
const folded = (part: number) =>
  sql`regexp_replace(split_part(k.cpe_key, '/', ${sql.lit(part)}), '[^[:alnum:]+#]+', '', 'g') collate "C"`

function byRename(names: RawBuilder<unknown>): RawBuilder<unknown> {
  const columns = sql`k.package_key, k.component_id, k.version, k.version_key, k.scheme_revision, k.traits`
  const vendor = sql`split_part(k.cpe_key, '/', 3)`
  return sql`
    select p.cpe_key, ${columns}, k.rebuilt as doubtful, true as told, null as said_by
    from ${names} join intel.product_name p on p.folded = ${folded(4)} and p.supplier = ${folded(3)}
    where p.cpe_key is not null and p.cpe_key <> k.cpe_key
    union all
    select concat_ws('/', 'cpe', split_part(k.cpe_key, '/', 2), v.vendor, substr(k.cpe_key, length(${vendor}) + 8)) collate "C",
      ${columns}, k.rebuilt or v.told_id is null, v.told_id is not null, v.source_id
    from ${names} join intel.product_name v on v.folded = ${folded(3)} and v.vendor <> ${vendor} and v.cpe_key is null`
}
