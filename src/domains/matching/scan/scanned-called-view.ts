import { sql } from 'kysely'
import type { DocumentLook } from '#domains/inventory/index.ts'
import type { Executor } from '#platform/database/database.ts'
import { cpeScheme } from '#versions/identifiers/cpe/index.ts'
import { calledProducts } from '../hits/called-view.ts'
import type { ScannedName } from './scanned-names.ts'

type Looked = Pick<DocumentLook, 'components' | 'cpes' | 'called'>

/** The CPE names of products that components kept nowhere are called, by the rule of those that are kept. */
export async function readCalledNames(
  db: Executor,
  { components, cpes, called }: Looked,
): Promise<readonly ScannedName[]> {
  if (cpes.length + called.length === 0) return []
  const keys = sql`(select * from unnest(${[...components.packageKey]}::text[]) with ordinality as c (package_key, position))`
  const traits = cpes.map((one) => (one.traits === null ? null : JSON.stringify(one.traits)))
  const { rows } = await sql<ScannedName>`
    select (k.component_id - 1)::int as position, k.package_key as "packageKey", k.cpe_key as "cpeKey",
      'called' as origin, k.version, encode(k.version_key, 'hex') as "versionKey", to_jsonb(k.traits) as traits,
      k.doubtful as "isDoubtful", k.said_by as "saidBy"
    from (${calledProducts({
      called: sql`(
        select c.package_key, c.position as component_id, g.supplier collate "C" as supplier,
          g.product collate "C" as product, g.version, decode(g.version_key, 'hex') as version_key,
          ${cpeScheme.revision}::int as scheme_revision
        from unnest(${called.map(({ row }) => row + 1)}::bigint[], ${called.map((one) => one.supplier)}::text[],
          ${called.map((one) => one.product)}::text[], ${called.map((one) => one.version)}::text[],
          ${called.map((one) => one.versionKey)}::text[]) as g (position, supplier, product, version, version_key)
        join ${keys} c on c.position = g.position) k`,
      names: sql`(
        select c.package_key, c.position as component_id, g.cpe_key collate "C" as cpe_key, g.version,
          decode(g.version_key, 'hex') as version_key, ${cpeScheme.revision}::int as scheme_revision, g.rebuilt,
          case when g.traits is not null then array(select jsonb_array_elements_text(g.traits::jsonb)) end as traits
        from unnest(${cpes.map(({ row }) => row + 1)}::bigint[], ${cpes.map((one) => one.key)}::text[],
          ${cpes.map((one) => one.version)}::text[], ${cpes.map((one) => one.versionKey)}::text[],
          ${cpes.map((one) => one.isRebuilt)}::boolean[], ${traits}::text[])
          as g (position, cpe_key, version, version_key, rebuilt, traits)
        join ${keys} c on c.position = g.position) k`,
    })}) k`.execute(db)
  return rows
}
