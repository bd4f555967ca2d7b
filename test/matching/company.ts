import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { asActor, type Context } from '#domains/identity/index.ts'
import type { RecordFeed } from '#domains/intel/feeds/feed.ts'
import { osv } from '#domains/intel/feeds/osv/index.ts'
import { keepRecords } from '#domains/intel/records/record-actions.ts'
import { composeSlot, keepComponents } from '#domains/inventory/documents/compose-actions.ts'
import { contentOf } from '#domains/inventory/documents/document.ts'
import { insertDocument } from '#domains/inventory/documents/document-store.ts'
import type { VexStatus } from '#domains/matching/assessments/assessment.ts'
import { refreshWorklist } from '#domains/matching/worklist/worklist-actions.ts'
import { readSbom } from '#formats/sbom/index.ts'
import { newId } from '#kernel/ids/ids.ts'
import { emit } from '#platform/events/outbox.ts'

/** Component versions of one item, `npm/a@1.0.0` style purls. */
export type Composition = readonly string[]

/** An OSV record of the random world. */
export interface RandomRecord {
  readonly id: string
  readonly aliases: readonly string[]
  readonly withdrawn: boolean
  readonly affected: readonly {
    readonly name: string
    readonly events: readonly Readonly<Record<string, string>>[]
    readonly versions: readonly string[]
  }[]
}

const batch = 'test'

/** Lets an item hold exactly these components, as importing a document into its main slot does. */
export async function compose(context: Context, ciId: string, composition: Composition): Promise<void> {
  const components = composition.map((purl) => ({
    type: 'library',
    name: purl.slice(purl.lastIndexOf('/') + 1, purl.lastIndexOf('@')),
    version: purl.slice(purl.lastIndexOf('@') + 1),
    purl,
  }))
  await composeOf(context, ciId, components)
}

/** The same of entries as CycloneDX has them. */
export async function composeOf(
  context: Context,
  ciId: string,
  components: readonly object[],
): Promise<void> {
  await composeDocument(context, ciId, { components })
}

/** The same of more that a CycloneDX document says. */
export async function composeDocument(context: Context, ciId: string, parts: object): Promise<void> {
  const document = { bomFormat: 'CycloneDX', specVersion: '1.6', version: 1, ...parts }
  const read = readSbom(Buffer.from(JSON.stringify(document)))
  if (!read.ok) throw new Error('the test wrote a document that cannot be read')
  const content = { ...contentOf(read.value), facts: [] }
  const ids = await keepComponents(context, content, {
    signal: new AbortController().signal,
    progress: () => {},
  })
  await asActor(context, async (deed) => {
    const documentId = newId(context.clock)
    const slot = { ciId, slot: 'main', documentId, at: deed.now }
    const file = { name: 'x', hash: 'x', bytes: 1, receivedAt: deed.now, receivedBy: null }
    await insertDocument(deed.db, { id: documentId, ...slot, ...file })
    await composeSlot(deed, slot, { content, ids, replaced: { ids: [], toldPairs: false } })
    await emit(deed, { name: 'inventory.document-imported', payload: { documentId, ciId }, at: deed.now })
  })
}

/** Publishes records, as importing a feed does. */
export async function publish(context: Context, records: readonly RandomRecord[]): Promise<void> {
  await publishOf(context, osv, records.map(toOsv))
}

/** The same of records as a source writes them. */
export async function publishOf(
  context: Context,
  feed: RecordFeed,
  records: readonly object[],
): Promise<void> {
  const read = records.map((record) => {
    const bytes = Buffer.from(JSON.stringify(record))
    const facts = feed.read(bytes)
    if (!facts.ok) throw new Error('the test wrote a record that cannot be read')
    return {
      facts: facts.value,
      content: bytes,
      hash: createHash('sha256').update(bytes).digest(),
      problems: [],
    }
  })
  await asActor(context, async (deed) => {
    await sql`insert into intel.source (id) values (${feed.id}) on conflict do nothing`.execute(deed.db)
    await keepRecords(deed, feed.id, { records: read, jobId: batch })
  })
}

function toOsv(record: RandomRecord): object {
  return {
    schema_version: '1.7.0',
    id: record.id,
    aliases: record.aliases,
    modified: '2026-11-22T00:00:00Z',
    ...(record.withdrawn ? { withdrawn: '2026-11-22T00:00:00Z' } : {}),
    affected: record.affected.map(({ name, events, versions }) => ({
      package: { ecosystem: name.startsWith('p') ? 'PyPI' : 'npm', name },
      ranges: [{ type: name.startsWith('p') ? 'ECOSYSTEM' : 'SEMVER', events }],
      versions,
    })),
  }
}

/** What of an item decides where it is counted. */
export interface Place {
  readonly team: 'csirt' | 'psirt' | null
  readonly exposure: 'internet' | null
  readonly needToKnow: boolean
}

/** Puts an item elsewhere, as changing it on its page does. */
export async function move(context: Context, ciId: string, place: Place): Promise<void> {
  await asActor(context, async (deed) => {
    await sql`update inventory.ci set need_to_know = ${place.needToKnow}, exposure = ${place.exposure},
      team_id = (select id from identity.team where kind = ${place.team}) where id = ${ciId}`.execute(deed.db)
    await emit(deed, { name: 'inventory.ci-changed', payload: { ciId, version: null }, at: deed.now })
  })
}

/** Decides about the nth vulnerability for one item, or for all of the CSIRT's; nothing where there is none. */
export async function decide(
  context: Context,
  decision: { readonly item: string | null; readonly vulnerability: number; readonly status: VexStatus },
): Promise<void> {
  await asActor(context, async (deed) => {
    const { rows } = await sql<{ id: string }>`
      with made as (
        insert into matching.assessment (id, vulnerability_id, team_id, ci_id, status, note, made_at, sequence)
        select ${newId(context.clock)}, v.id, t.id, ${decision.item}::uuid, ${decision.status}, '', now(),
          (select 1 + count(*) from matching.assessment)
        from (select id from intel.vulnerability order by id offset ${decision.vulnerability} limit 1) v,
          identity.team t
        where t.kind = 'csirt' and (${decision.item}::uuid is null
          or t.id = (select team_id from inventory.ci where id = ${decision.item}::uuid))
        returning vulnerability_id)
      select vulnerability_id as id from made`.execute(deed.db)
    await refreshWorklist(
      deed,
      rows.map((row) => row.id),
      batch,
    )
  })
}

/** Items to hold components: two of a team each, one restricted, one of no team. */
export async function addItems(context: Context): Promise<readonly string[]> {
  const [organisation = '', csirt = '', psirt = '', ...items] = Array.from({ length: 7 }, () =>
    newId(context.clock),
  )
  const db = context.database.kysely
  const at = context.clock.now()
  const names = { name_ja: '名', name_en: null, created_at: at }
  await db
    .insertInto('identity.organisation')
    .values({ id: organisation, kind: 'own', ...names })
    .execute()
  for (const [kind, id] of [
    ['csirt', csirt],
    ['psirt', psirt],
  ] as const) {
    await db
      .insertInto('identity.team')
      .values({ id, organisation_id: organisation, kind, ...names })
      .execute()
  }
  await asActor(context, async (deed) => {
    for (const [index, id] of items.entries()) {
      await deed.db
        .insertInto('inventory.ci')
        .values({
          id,
          kind: 'host',
          side: 'it',
          name: `item ${index}`,
          folded: `item ${index}`,
          organisation_id: organisation,
          team_id: [csirt, psirt, psirt, null][index] ?? null,
          tlp: 'amber',
          need_to_know: index === 2,
          created_at: at,
          changed_at: at,
        })
        .execute()
    }
  })
  return items
}
