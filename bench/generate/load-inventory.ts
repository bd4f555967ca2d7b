import type { Client } from 'pg'
import { asActor, type Context } from '#domains/identity/index.ts'
import { insertComponents } from '#domains/inventory/documents/component-store.ts'
import { contentOf } from '#domains/inventory/documents/document.ts'
import { readSbom } from '#formats/sbom/index.ts'
import type { Size } from '../sizes.ts'
import { copyIn } from '../stage/copy-in.ts'
import { withoutIndexes } from '../stage/indexes.ts'
import { insertRows } from '../stage/insert-rows.ts'
import type { Catalogue, Component } from './catalogue.ts'
import { makeCompany } from './company.ts'
import { drawCompositions } from './compositions.ts'
import { beginning, makeId } from './ids.ts'
import { makeItems } from './items.ts'
import { cycloneDx } from './sboms.ts'

/** Organisations, people, items, relations, documents. */
export async function loadCompany(client: Client, size: Size): Promise<void> {
  const company = makeCompany()
  await insertRows(client, 'identity.organisation', company.organisations)
  await insertRows(client, 'identity.division', company.divisions)
  await insertRows(client, 'identity.team', company.teams)
  await insertRows(client, 'identity.person', company.people)
  await insertRows(client, 'identity.membership', company.memberships)
  const items = makeItems(size)
  await insertRows(client, 'inventory.ci', items.cis)
  await insertRows(client, 'inventory.relation', items.relations)
  await insertRows(client, 'inventory.closure', items.closure)
  await insertRows(client, 'inventory.document', items.documents)
  await insertRows(client, 'identity.access_grant', items.grants)
}

/** Documents as large as real ones, not as large as the whole catalogue. */
const componentsPerDocument = 10_000

/**
 * Keeps every component of the catalogue as the import does: written as a document, read, keyed and kept by the
 * product itself. `bench.component` then leads from its position in the catalogue to its row.
 */
export async function loadComponents(
  client: Client,
  context: Context,
  { components }: Catalogue,
): Promise<void> {
  await client.query(`create table bench.named_component (position int, package_key text collate "C",
    version text, qualifiers text)`)
  for (let start = 0; start < components.length; start += componentsPerDocument) {
    const found = readBack(components.slice(start, start + componentsPerDocument))
    await asActor(context, (deed) => insertComponents(deed.db, found, deed.now))
    const { packageKey, version, qualifiers } = found.components
    await copyIn(
      client,
      'bench.named_component (position, package_key, version, qualifiers)',
      packageKey.map((key, index) => [start + index, key, version[index] ?? '', qualifiers[index] ?? '']),
    )
  }
  await client.query(`create table bench.component as
    select n.position, c.package_key, c.id from bench.named_component n
    join inventory.component c using (package_key, version, qualifiers)`)
  await client.query('drop table bench.named_component')
  await client.query('alter table bench.component add primary key (position)')
}

function readBack(components: readonly Component[]) {
  const read = readSbom(Buffer.from(cycloneDx('catalogue', components)))
  if (!read.ok) throw new Error('the catalogue cannot be read')
  const found = contentOf(read.value)
  if (found.components.packageKey.length !== components.length)
    throw new Error('two components of the catalogue are the same')
  return found
}

/** Lets every item hold what was drawn for it, with one document each. */
export async function loadOccurrences(client: Client, catalogue: Catalogue, size: Size): Promise<void> {
  await client.query('create temporary table drawn (item int, position int)')
  await copyIn(client, 'drawn (item, position)', pairsOf(catalogue, size))
  await client.query(
    `create temporary table holder as
    select number as item, id as ci_id, document_id from unnest($1::uuid[], $2::uuid[]) with ordinality
      as h (id, document_id, ordinal), lateral (select ordinal::int - 1 as number) n`,
    [
      Array.from({ length: size.items }, (_, number) => makeId('item', number)),
      Array.from({ length: size.items }, (_, number) => makeId('document', number)),
    ],
  )
  await client.query('analyze drawn')
  await client.query('analyze holder')
  await withoutIndexes(client, ['inventory.occurrence'], async () => {
    await client.query(`
      insert into inventory.occurrence (package_key, component_id, ci_id, slot, document_id, scope, direct, since)
      select c.package_key, c.id, h.ci_id, 'main', h.document_id, null, null, '${beginning}'::timestamptz
      from drawn d join bench.component c using (position) join holder h using (item)`)
  })
  await client.query('drop table drawn, holder')
}

function* pairsOf(catalogue: Catalogue, size: Size): Generator<readonly [number, number]> {
  for (const { item, components } of drawCompositions(catalogue, size)) {
    for (const position of components) yield [item, position]
  }
}

/** Which packages are popular and which are rare, for benches to choose from. */
export async function countPackages(client: Client): Promise<void> {
  await client.query(`create table bench.package as
    select package_key, count(*) as occurrences, count(distinct ci_id) as cis, count(distinct component_id) as components
    from inventory.occurrence group by package_key`)
}
