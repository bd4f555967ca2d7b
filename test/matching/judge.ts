import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { asActor, type Context, system } from '#domains/identity/index.ts'
import { feeds } from '#domains/intel/feeds/index.ts'
import { keepRecords } from '#domains/intel/records/record-actions.ts'
import { importContent } from '#domains/intel/trials/importing.ts'
import { contentOf } from '#domains/inventory/documents/document.ts'
import { matchRecords } from '#domains/matching/hits/match-actions.ts'
import { readMappings } from '#domains/matching/learning/mapping-view.ts'
import { matchComponents } from '#domains/matching/scan/scan-view.ts'
import { scannedNames } from '#domains/matching/scan/scanned-names.ts'
import { readSbom } from '#formats/sbom/index.ts'
import { testContext, testDatabase } from '../database.ts'

/** Which versions of which packages a record calls affected, as OSV writes it, in short. */
export interface ShortRecord {
  readonly id: string
  readonly ecosystem: string
  readonly name: string
  /** `introduced`, `fixed`: as in OSV; without `fixed` nothing is. */
  readonly fixed?: string
  readonly introduced?: string
  readonly versions?: readonly string[]
  readonly summary?: string
  readonly urgency?: string
}

/** A world that knows records and tells what of a document they touch, by the rule of stored hits and scans. */
export async function openJudge() {
  const context = testContext(await testDatabase())
  const judge = (document: object | string) => judgeDocument(context, document)
  return {
    publish: (...records: readonly ShortRecord[]) => keep(context, 'osv', records.map(osvOf)),
    /** Of the source with this id, as it publishes them. */
    publishAs: (source: string, ...documents: readonly object[]) => keep(context, source, documents),
    /** Imports a VEX document as the source with this id does, and lets follow what follows. */
    async state(source: string, document: object) {
      await importContent(context, {
        source,
        content: Buffer.from(JSON.stringify(document)),
        name: 'vex.json',
      })
      await asActor(context, async (deed) => {
        const { rows } = await sql<{ names: string[] }>`
          delete from platform.outbox where name = 'intel.records-changed' returning payload -> 'names' as names`.execute(
          deed.db,
        )
        for (const { names } of rows) await matchRecords(deed, { sourceId: source, names, batch: 'judge' })
      })
    },
    judge,
    /** The same, with what is in doubt behind each verdict. */
    judgeWithDoubts: (document: object) => judgeDocument(context, document, true),
    /** What is said of each of these packages, each alone in a document: by its purl. */
    async judgePurls(purls: readonly string[]) {
      const said = await Promise.all(purls.map(async (purl) => [purl, await judge(bomOf([purl]))] as const))
      return Object.fromEntries(said.map(([purl, found]) => [purl, Object.values(found).flat()]))
    },
  }
}

/** A bill of materials with these packages: purls, or whole components. */
export function bomOf(components: readonly (string | object)[], metadata: object = {}): object {
  return {
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    metadata,
    components: components.map((one) =>
      typeof one === 'string' ? { type: 'library', name: nameIn(one), purl: one } : one,
    ),
  }
}

function nameIn(purl: string): string {
  return /([^/@?]+)(?:@|\?|$)/.exec(purl)?.[1] ?? purl
}

function osvOf({
  id,
  ecosystem,
  name,
  introduced = '0',
  fixed,
  versions,
  summary = '',
  urgency,
}: ShortRecord) {
  const events = [{ introduced }, ...(fixed === undefined ? [] : [{ fixed }])]
  return {
    id,
    summary,
    modified: '2026-01-01T00:00:00Z',
    affected: [
      {
        package: { ecosystem, name },
        ...(versions === undefined || fixed !== undefined ? { ranges: [{ type: 'ECOSYSTEM', events }] } : {}),
        ...(versions === undefined ? {} : { versions }),
        ...(urgency === undefined ? {} : { ecosystem_specific: { urgency } }),
      },
    ],
  }
}

async function keep(context: Context, source: string, contents: readonly object[]): Promise<void> {
  const feed = feeds.get(source)
  if (feed?.shape !== 'records') throw new Error(source)
  const records = contents.flatMap((content) => {
    const bytes = Buffer.from(JSON.stringify(content))
    const opened = feed.documents?.open(bytes)
    if (opened !== undefined) {
      if (!opened.ok) throw new Error(JSON.stringify(opened.problems))
      return opened.value.records.map((one) => ({ ...one, content: Buffer.from(one.content) }))
    }
    const facts = feed.read(bytes)
    if (!facts.ok) throw new Error(JSON.stringify(facts.problems))
    return [{ facts: facts.value, content: bytes }]
  })
  const read = records.map(({ facts, content }) => ({
    facts,
    content,
    hash: createHash('sha256').update(content).digest(),
    problems: [],
  }))
  await asActor(context, async (deed) => {
    await sql`insert into intel.source (id) values (${source}) on conflict do nothing`.execute(deed.db)
    const { changed } = await keepRecords(deed, source, { records: read, jobId: 'judge' })
    await matchRecords(deed, { sourceId: source, names: changed, batch: 'judge' })
  })
}

/** By component, as `name@version`: each vulnerability with its verdict, and the remark where there is one. */
async function judgeDocument(context: Context, document: object | string, tellsDoubt = false) {
  const text = typeof document === 'string' ? document : JSON.stringify(document)
  const read = readSbom(Buffer.from(text))
  if (!read.ok) throw new Error(JSON.stringify(read.problems))
  const content = contentOf(read.value)
  const { components } = content
  const hits = await asActor(context, async ({ db }) => {
    const names = scannedNames(content, await readMappings(db, [...new Set(components.packageKey)]))
    return await matchComponents(db, system, { components, names, owners: content.owners })
  })
  const nameAt = (row: number) =>
    `${components.name[row]}@${components.binaryVersion[row] ?? components.version[row]}`
  return Object.fromEntries(
    components.name.map((_, row) => [
      nameAt(row),
      hits
        .filter(({ position }) => position === row)
        .map(({ vulnerability, verdict, reason: { remark, doubt } }) => {
          const more = tellsDoubt ? [remark, doubt] : [remark]
          return [vulnerability.id, verdict, ...more.filter((one) => one !== undefined)].join(' ')
        })
        .toSorted(),
    ]),
  )
}
