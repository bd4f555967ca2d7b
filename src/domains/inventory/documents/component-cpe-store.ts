import { sql } from 'kysely'
import type { Executor } from '#platform/database/database.ts'
import { cpeScheme } from '#versions/identifiers/cpe/index.ts'
import { arrayText, booleanArrayText, numberArrayText } from './array-text.ts'
import type { ComponentCpe } from './component-cpes.ts'

/** A name with the component that it was given to. */
export interface GivenCpe extends ComponentCpe {
  readonly packageKey: string
  readonly componentId: number
}

/** Keeps the names of components; those that are kept with keys of today's scheme stay as they are. By its primary key. */
export async function insertComponentCpes(db: Executor, given: readonly GivenCpe[]): Promise<void> {
  await sql`
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
      where component_cpe.scheme_revision <> excluded.scheme_revision`.execute(db)
}
