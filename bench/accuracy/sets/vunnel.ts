import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { zipOf } from '../../generate/zip.ts'
import type { Publication } from '../label.ts'
import { count } from './documents.ts'
import { type Events, eventsOf, type OsvRecord, publishOsv } from './osv-record.ts'

/** What vunnel calls a distribution, and OSV's name for the ecosystem with the release. */
const namespaces: readonly (readonly [pattern: RegExp, ecosystem: (release: string) => string])[] = [
  [/^debian:(.+)$/, (release) => `Debian:${release}`],
  [/^ubuntu:(.+)\+esm$/, (release) => `Ubuntu:Pro:${release}:LTS`],
  [/^ubuntu:(.+)$/, (release) => `Ubuntu:${release}:LTS`],
  [/^alpine:(.+)$/, (release) => `Alpine:v${release}`],
  [/^rhel:(.+)\+eus$/, (release) => `Red Hat:rhel_eus:${release}`],
  [/^rhel:(.+)$/, (release) => `Red Hat:enterprise_linux:${release}`],
  [/^sles:(.+)$/, (release) => `SUSE:Linux Enterprise Server ${release.replace('.', ' SP')}`],
  [/^wolfi:/, () => 'Wolfi'],
  [/^chainguard:/, () => 'Chainguard'],
]

const languages: ReadonlyMap<string, string> = new Map([
  ['java', 'Maven'],
  ['python', 'PyPI'],
  ['npm', 'npm'],
  ['go', 'Go'],
  ['gem', 'RubyGems'],
  ['rust', 'crates.io'],
  ['composer', 'Packagist'],
  ['nuget', 'NuGet'],
  ['dart', 'Pub'],
  ['swift', 'SwiftURL'],
])

/**
 * Writes what vunnel gathered (one JSON document a record) as its sources would publish it: distributions' and
 * GitHub's records as OSV, NVD's as the NVD's answer, statements as OpenVEX.
 */
export async function publishVunnel(
  folder: string,
  files: readonly Uint8Array[],
  leftOut: Map<string, number>,
): Promise<readonly Publication[]> {
  const envelopes = files.map((bytes) => Object(JSON.parse(Buffer.from(bytes).toString())))
  const items = envelopes.flatMap(({ item }) => (typeof item === 'object' && item !== null ? [item] : []))
  const records = merged(items.flatMap((item) => recordOf(item, leftOut)))
  const cves = items.filter((item) => 'cve' in item)
  const statements = items.filter((item) => 'document' in item)
  const published: Publication[] = []
  if (records.length > 0) published.push(await publishOsv(folder, records))
  if (cves.length > 0) published.push(await publishNvd(folder, cves))
  if (statements.length > 0) published.push(await publishVex(folder, statements))
  return published
}

/** Of each release a record of its own says the same vulnerability's fix: one record in OSV. */
function merged(records: readonly OsvRecord[]): readonly OsvRecord[] {
  return [...Map.groupBy(records, (one) => one.id)].map(([id, same]) => ({
    ...same[0],
    id,
    aliases: [...new Set(same.flatMap((one) => one.aliases))],
    affected: same.flatMap((one) => one.affected),
  }))
}

type Item = Readonly<Record<string, unknown>>

function recordOf(item: Item, leftOut: Map<string, number>): readonly OsvRecord[] {
  // A source that publishes OSV itself.
  if ('affected' in item && typeof item.id === 'string')
    return [{ aliases: [], affected: [], ...item, id: item.id }]
  const { Name: name, FixedIn: fixes, ghsaId, CVE: cves } = Object(item.Advisory ?? item.Vulnerability)
  const id = ghsaId ?? name
  if (typeof id !== 'string' || !Array.isArray(fixes)) return []
  const affected = fixes.flatMap((fix) => {
    const one = affectedOf(Object(fix))
    if (one === null) count(leftOut, 'vunnel records that OSV has no form for')
    return one ?? []
  })
  return [{ id, aliases: Array.isArray(cves) ? cves.map(String) : [], affected }]
}

function affectedOf(fix: Readonly<Record<string, unknown>>) {
  const { ecosystem, name, range, Name, NamespaceName, Version } = fix
  const language = typeof ecosystem === 'string' ? languages.get(ecosystem) : undefined
  if (language !== undefined) {
    const events = eventsOf(String(range))
    return events === undefined ? null : affectedAt(language, String(name), events)
  }
  const place = placeOf(String(NamespaceName))
  if (place === undefined) return null
  const isFixed = typeof Version === 'string' && Version !== 'None' && Version !== ''
  return affectedAt(place, String(Name), [{ introduced: '0' }, ...(isFixed ? [{ fixed: Version }] : [])])
}

function affectedAt(ecosystem: string, name: string, events: Events) {
  return { package: { ecosystem, name }, ranges: [{ type: 'ECOSYSTEM' as const, events }], versions: [] }
}

function placeOf(namespace: string): string | undefined {
  for (const [pattern, write] of namespaces) {
    const found = pattern.exec(namespace)
    if (found !== null) return write(found[1] ?? '')
  }
  return undefined
}

async function publishNvd(folder: string, cves: readonly Item[]): Promise<Publication> {
  const path = join(folder, 'nvd.json')
  const answer = {
    resultsPerPage: cves.length,
    startIndex: 0,
    totalResults: cves.length,
    format: 'NVD_CVE',
    version: '2.0',
  }
  await writeFile(
    path,
    JSON.stringify({ ...answer, timestamp: '2026-01-01T00:00:00.000', vulnerabilities: cves }),
  )
  return { source: 'nvd', path }
}

/** The statements of one record as a document of its own; grype takes their makers' word, and so does who imports them so. */
async function publishVex(folder: string, items: readonly Item[]): Promise<Publication> {
  const path = join(folder, 'vex.zip')
  const files = items.map((item, index) => {
    const { products, status, vulnerability, timestamp } = Object(item.document)
    const statement = {
      vulnerability,
      status,
      products: (Array.isArray(products) ? products : []).map((one) => ({
        '@id': Object(one).identifiers?.purl,
      })),
    }
    const document = {
      '@context': 'https://openvex.dev/ns/v0.2.0',
      '@id': `https://example.com/vex/${index}`,
      author: 'the maker of the rebuild',
      timestamp,
      version: 1,
      statements: [statement],
    }
    return { name: `${index}.openvex.json`, bytes: Buffer.from(JSON.stringify(document)) }
  })
  await writeFile(path, zipOf(files))
  return { source: 'maker', path }
}
