import { sql } from 'kysely'
import type { ProductLife } from '#formats/life/index.ts'
import type { Executor } from '#platform/database/database.ts'

/** A product with the keys of its packages. */
type KeptProduct = ProductLife & { readonly packageKeys: readonly string[] }

/** Keeps products with their packages. @returns how many of them say something else than before */
export async function keepProducts(
  db: Executor,
  sourceId: string,
  batch: { readonly products: readonly KeptProduct[]; readonly at: Temporal.Instant },
): Promise<number> {
  const products = [...new Map(batch.products.map((product) => [product.name, product])).values()]
  const rows = products.map(({ name, label, category, url, cpes, releases }) => ({
    name,
    label,
    category,
    url,
    cpes,
    releases,
  }))
  const packages = products.flatMap(({ name, packageKeys }) =>
    packageKeys.map((key) => ({ package_key: key, product: name })),
  )
  const { rows: changed } = await sql`
    insert into intel.product_life (source_id, name, label, category, url, cpes, releases, received_at)
    select ${sourceId}, p.name, p.label, p.category, p.url, p.cpes, p.releases, ${batch.at.toString()}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as p (name text, label text, category text, url text, cpes text[], releases jsonb)
    on conflict (source_id, name) do update set label = excluded.label, category = excluded.category,
      url = excluded.url, cpes = excluded.cpes, releases = excluded.releases, received_at = excluded.received_at
    where (product_life.label, product_life.category, product_life.url, product_life.cpes, product_life.releases)
      is distinct from (excluded.label, excluded.category, excluded.url, excluded.cpes, excluded.releases)
    returning name`.execute(db)
  await sql`
    delete from intel.product_life_package where source_id = ${sourceId}
      and product = any(${products.map(({ name }) => name)}::text[])`.execute(db)
  await sql`
    insert into intel.product_life_package (package_key, source_id, product)
    select p.package_key, ${sourceId}, p.product
    from jsonb_to_recordset(${JSON.stringify(packages)}::jsonb) as p (package_key text, product text)`.execute(
    db,
  )
  return changed.length
}

/** Takes away what is none of these. @returns how many */
export async function dropOthers(db: Executor, sourceId: string, names: readonly string[]): Promise<number> {
  const { rows } = await sql`
    delete from intel.product_life where source_id = ${sourceId} and name <> all(${[...names]}::text[])
    returning name`.execute(db)
  return rows.length
}
