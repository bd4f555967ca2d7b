import { sql } from 'kysely'
import type { Executor } from '#platform/database/database.ts'
import { cpeScheme } from '#versions/identifiers/cpe/index.ts'
import { arrayText, booleanArrayText, numberArrayText } from './array-text.ts'
import type { ComponentCalled } from './component-called.ts'
import type { ComponentCpe, NameOfComponent } from './component-cpes.ts'
import { type NameTable, nameColumn } from './name-table.ts'

/** A name with all that it tells. */
export type GivenCpe = ComponentCpe & NameOfComponent

/**
 * Keeps the names of components; those that are kept with keys of today's scheme stay as they are. By its primary key.
 * Components of which any is new wait in `fresh_name`. @returns of how many
 */
export async function insertComponentCpes(db: Executor, given: readonly GivenCpe[]): Promise<number> {
  const { numAffectedRows } = await sql`
    with told as (
    insert into inventory.component_cpe (package_key, component_id, name, cpe_key, version, version_key, scheme_revision,
      traits, rebuilt)
    select g.package_key, g.component_id, g.name, g.cpe_key, g.version, decode(g.version_key, 'hex'), ${cpeScheme.revision},
      case when g.traits is not null then array(select jsonb_array_elements_text(g.traits::jsonb)) end, g.rebuilt
    from unnest(${arrayText(given.map((one) => one.packageKey))}::text[],
      ${numberArrayText(given.map((one) => one.componentId))}::bigint[], ${arrayText(given.map((one) => one.name))}::text[],
      ${arrayText(given.map((one) => one.key))}::text[], ${arrayText(given.map((one) => one.version))}::text[],
      ${arrayText(given.map((one) => one.versionKey))}::text[],
      ${arrayText(given.map(({ traits }) => (traits === null ? null : JSON.stringify(traits))))}::text[],
      ${booleanArrayText(given.map((one) => one.isRebuilt))}::boolean[])
      as g (package_key, component_id, name, cpe_key, version, version_key, traits, rebuilt)
    order by 1, 2, 3
    on conflict (package_key, component_id, name) do update
      set version_key = excluded.version_key, scheme_revision = excluded.scheme_revision
      where component_cpe.scheme_revision <> excluded.scheme_revision
    returning package_key, component_id)
    insert into inventory.fresh_name select distinct package_key, component_id from told`.execute(db)
  return Number(numAffectedRows ?? 0)
}

/** What a component is called, with the component. */
export interface GivenCalled extends ComponentCalled {
  readonly packageKey: string
  readonly componentId: number
}

/** The same of what components are called: of one supplier, the name that was told last. @returns of how many anew */
export async function insertComponentCalled(db: Executor, given: readonly GivenCalled[]): Promise<number> {
  const { numAffectedRows } = await sql`
    with told as (
    insert into inventory.component_called (package_key, component_id, supplier, product, version, version_key,
      scheme_revision)
    select g.package_key, g.component_id, g.supplier, g.product, g.version, decode(g.version_key, 'hex'),
      ${cpeScheme.revision}
    from unnest(${arrayText(given.map((one) => one.packageKey))}::text[],
      ${numberArrayText(given.map((one) => one.componentId))}::bigint[], ${arrayText(given.map((one) => one.supplier))}::text[],
      ${arrayText(given.map((one) => one.product))}::text[], ${arrayText(given.map((one) => one.version))}::text[],
      ${arrayText(given.map((one) => one.versionKey))}::text[])
      as g (package_key, component_id, supplier, product, version, version_key)
    order by 1, 2, 3
    on conflict (package_key, component_id, supplier) do update
      set product = excluded.product, version_key = excluded.version_key, scheme_revision = excluded.scheme_revision
      where (component_called.product, component_called.scheme_revision)
        <> (excluded.product, excluded.scheme_revision)
    returning package_key, component_id)
    insert into inventory.fresh_name select distinct package_key, component_id from told`.execute(db)
  return Number(numAffectedRows ?? 0)
}

/** Keeps keys made anew, in hexadecimal. By the primary key. */
export async function updateNameKeys(
  db: Executor,
  table: NameTable,
  { names, keys }: { readonly names: readonly NameOfComponent[]; readonly keys: readonly (string | null)[] },
): Promise<void> {
  await sql`
    update inventory.${sql.ref(table)} n
    set version_key = decode(f.key, 'hex'), scheme_revision = ${cpeScheme.revision}
    from unnest(${arrayText(names.map((one) => one.packageKey))}::text[],
      ${numberArrayText(names.map((one) => one.componentId))}::bigint[], ${arrayText(names.map((one) => one.name))}::text[],
      ${arrayText(keys)}::text[]) as f (package_key, component_id, name, key)
    where n.package_key = f.package_key collate "C" and n.component_id = f.component_id
      and n.${sql.ref(nameColumn[table])} = f.name collate "C"`.execute(db)
}
