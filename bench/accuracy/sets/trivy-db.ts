import { parse } from 'yaml'
import { count } from './documents.ts'
import { type Affected, type Events, eventsOf, type OsvRecord } from './osv-record.ts'

/** What the fixtures call a source, by the beginning of its bucket's name, and OSV's name for the ecosystem. */
const languages: ReadonlyMap<string, string> = new Map([
  ['cargo', 'crates.io'],
  ['composer', 'Packagist'],
  ['conan', 'ConanCenter'],
  ['erlang', 'Hex'],
  ['go', 'Go'],
  ['k8s', 'Kubernetes'],
  ['maven', 'Maven'],
  ['npm', 'npm'],
  ['nuget', 'NuGet'],
  ['pip', 'PyPI'],
  ['pub', 'Pub'],
  ['rubygems', 'RubyGems'],
  ['swift', 'SwiftURL'],
])

/** Distributions whose releases stand in the bucket's name, and how OSV writes them. */
const distributions: readonly (readonly [pattern: RegExp, ecosystem: (release: string) => string])[] = [
  [/^alpine (\S+)$/, (release) => `Alpine:${/^\d/.test(release) ? `v${release}` : release}`],
  [/^debian (\S+)$/, (release) => `Debian:${release}`],
  [/^ubuntu (\S+)$/, (release) => `Ubuntu:${release}`],
  [/^rocky (\S+)$/, (release) => `Rocky Linux:${release}`],
  [/^alma (\S+)$/, (release) => `AlmaLinux:${release}`],
  [/^(?:CBL-Mariner|Azure Linux) (\d+)\.\d+$/, (release) => `Azure Linux:${release}`],
  [/^Photon OS (\S+)$/, (release) => `Photon OS:${release}`],
  [/^openSUSE Leap (\S+)$/, (release) => `openSUSE:Leap ${release}`],
  [/^openSUSE (Tumbleweed)$/, (release) => `openSUSE:${release}`],
  [/^SUSE (Linux Enterprise .+)$/, (release) => `SUSE:${release.replaceAll('-', ' ')}`],
]

interface Found {
  readonly id: string
  readonly ecosystem: string
  readonly name: string
  readonly ranges: readonly Events[]
}

/**
 * The fixture's database as OSV would publish the same statements: a record for each vulnerability. What OSV has no
 * ecosystem or no notation for is counted among what is left out.
 */
export function recordsOfTrivyDb(
  files: ReadonlyMap<string, Uint8Array>,
  leftOut: Map<string, number>,
): readonly OsvRecord[] {
  const buckets = [...files]
    .filter(([name]) => /(?:^|\/)db\/[^/]+\.yaml$/.test(name))
    .flatMap(([, bytes]) => pairsOf(parse(Buffer.from(bytes).toString())))
  const cpes = cpesOf(buckets)
  const found = buckets.flatMap((bucket) => foundIn(bucket, { cpes, leftOut }))
  const byId = Map.groupBy(found, (one) => one.id)
  return [...byId].map(([id, statements]) => ({ id, aliases: [], affected: statements.map(affectedOf) }))
}

function affectedOf({ ecosystem, name, ranges }: Found): Affected {
  return {
    package: { ecosystem, name },
    ranges: ranges.map((events) => ({ type: 'ECOSYSTEM', events })),
    versions: [],
  }
}

interface Bucket {
  readonly name: string
  readonly pairs: readonly Bucket[]
  readonly value: unknown
}

/** Buckets hold buckets, and values at the last. */
function pairsOf(node: unknown): readonly Bucket[] {
  return (Array.isArray(node) ? node : []).map((one) => {
    const { bucket, key, pairs, value } = Object(one)
    return { name: String(bucket ?? key).trim(), pairs: pairsOf(pairs), value: value ?? null }
  })
}

interface Reading {
  readonly cpes: ReadonlyMap<string, string>
  readonly leftOut: Map<string, number>
}

function foundIn(bucket: Bucket, reading: Reading): readonly Found[] {
  if (['vulnerability', 'data-source', 'Red Hat CPE'].includes(bucket.name)) return []
  const statements = bucket.pairs.flatMap((named) =>
    named.pairs.map((pair) => ({ name: named.name, id: pair.name, value: Object(pair.value) })),
  )
  if (bucket.name === 'Red Hat') return statements.flatMap((one) => foundOfRedHat(one, reading))
  const ecosystem = ecosystemOf(bucket.name)
  if (ecosystem === undefined) {
    count(reading.leftOut, `no OSV ecosystem for ${bucket.name}`, statements.length)
    return []
  }
  return statements.flatMap(({ name, id, value }): Found[] => {
    const ranges = rangesOf(value)
    if (ranges !== undefined) return [{ id, ecosystem, name, ranges }]
    count(reading.leftOut, 'no OSV notation for the constraint')
    return []
  })
}

function ecosystemOf(bucket: string): string | undefined {
  const language = languages.get(bucket.split('::')[0] ?? '')
  if (language !== undefined) return language
  for (const [pattern, write] of distributions) {
    const release = pattern.exec(bucket)?.[1]
    if (release !== undefined) return write(release)
  }
  return undefined
}

/** Constraints, where only patched versions are told what lies below them, or a distribution's fix. */
function rangesOf(value: Readonly<Record<string, unknown>>): readonly Events[] | undefined {
  const { VulnerableVersions: vulnerable, PatchedVersions: patched, FixedVersion: fixed } = value
  if (Array.isArray(vulnerable)) {
    const ranges = vulnerable.map((one) => eventsOf(String(one)))
    return ranges.includes(undefined) ? undefined : ranges.filter((one) => one !== undefined)
  }
  if (Array.isArray(patched)) return rangesBesides(patched.map(String))
  return [typeof fixed === 'string' && fixed !== '' ? until(fixed) : until(null)]
}

/** RustSec tells the patched stretches: affected is what lies between them. */
function rangesBesides(patched: readonly string[]): readonly Events[] | undefined {
  const stretches = patched.map((one) => eventsOf(one))
  if (stretches.includes(undefined)) return undefined
  const events = stretches.flatMap((one = []) =>
    one.map((event) => {
      const [version = ''] = Object.values(event)
      return 'introduced' in event ? { fixed: version } : { introduced: version }
    }),
  )
  return [[{ introduced: '0' }, ...events]]
}

function until(fixed: string | null): Events {
  return fixed === null ? [{ introduced: '0' }] : [{ introduced: '0' }, { fixed }]
}

/** Red Hat's buckets name products by numbers, and these by CPE names in a list of their own. */
function cpesOf(buckets: readonly Bucket[]): ReadonlyMap<string, string> {
  const list = buckets.find((bucket) => bucket.name === 'Red Hat CPE')
  const names = list?.pairs.find((one) => one.name === 'cpe')?.pairs ?? []
  return new Map(names.map(({ name, value }) => [name, String(value)]))
}

function foundOfRedHat(
  {
    name,
    id,
    value,
  }: { readonly name: string; readonly id: string; readonly value: Record<string, unknown> },
  { cpes, leftOut }: Reading,
): readonly Found[] {
  const entries = Array.isArray(value.Entries) ? value.Entries : []
  return entries.flatMap((entry): Found[] => {
    const { Affected: products, Cves: cves, FixedVersion: fixed } = Object(entry)
    const known = (Array.isArray(products) ? products : []).flatMap((one) => cpes.get(String(one)) ?? [])
    if (known.length === 0) count(leftOut, 'Red Hat products without a CPE name')
    const ids = (Array.isArray(cves) ? cves : []).flatMap((one) => Object(one).ID ?? [])
    const range = until(typeof fixed === 'string' ? fixed : null)
    return known.flatMap((cpe) =>
      (ids.length === 0 ? [id] : ids).map((cve) => ({
        id: String(cve),
        ecosystem: `Red Hat:${cpe.replace('cpe:/o:redhat:', '')}`,
        name,
        ranges: [range],
      })),
    )
  })
}
