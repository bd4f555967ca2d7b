import type { Advisory, AdvisorySeverity, AffectedVersions } from '#formats/advisory/model/advisory.ts'
import type { CpeConfiguration, CpeNode } from '#formats/advisory/model/configuration.ts'
import type { NamedProduct } from '#formats/advisory/model/product.ts'
import { cpeKey, parseCpe, productOfCpe } from '#versions/identifiers/cpe/index.ts'
import { packageKeyOfOsv } from '#versions/identifiers/package-key/index.ts'
import { schemeForPackageType } from '#versions/index.ts'
import type { PhrasedProduct, RecordFacts } from './feed.ts'

/** What a record says of products, kept beside its bytes for matching. */
export interface RecordProducts {
  readonly configurations: readonly CpeConfiguration[]
  readonly products: readonly NamedProduct[]
}

/** What the counts of an import call products that are named by CPE or by words. */
const otherNames = { cpe: 'CPE', words: 'vendor/product' }

/** The facts of a record that names products rather than packages: the NVD's and the CVE program's. */
export function productFactsOf(
  advisory: Advisory,
): Pick<RecordFacts, 'affected' | 'ecosystems' | 'products' | 'uncompared' | 'decisions' | 'exploitation'> {
  const { configurations = [], products = [], decisions = [], exploitation = null } = advisory
  const packages = new Set(advisory.affected.map(({ path }) => path))
  const named = products.filter((product) => !packages.has(product.path) && isNamed(product))
  const isThere = configurations.length + products.length > 0
  const criteria = configurations.flatMap(({ root }) => vulnerableOf(root))
  const keyed = new Set([...criteria, ...named.flatMap(({ cpes }) => cpes)].flatMap(keyedName))
  const byWords = named.filter(({ cpes }) => !cpes.some(hasKey)).map(nameOf)
  const unkeyed = criteria.flatMap((text) => (hasKey(text) ? [] : text))
  const names = new Set([...unkeyed, ...byWords.filter((name) => !keyed.has(name))])
  return {
    affected: JSON.stringify(advisory.affected.map(versionsOf)),
    ecosystems: [
      ...ecosystemsOf(advisory.affected),
      ...(keyed.size > 0 ? [{ name: otherNames.cpe, hasScheme: true }] : []),
      ...(names.size > 0 ? [{ name: otherNames.words, hasScheme: false }] : []),
    ],
    ...(isThere ? { products: JSON.stringify({ configurations, products } satisfies RecordProducts) } : {}),
    uncompared: names.size,
    decisions,
    exploitation,
  }
}

function isNamed({ vendor, product, packageName, cpes }: NamedProduct): boolean {
  return vendor !== null || product !== null || packageName !== null || cpes.length > 0
}

/** Whether components can be found by a CPE name. */
function hasKey(text: string): boolean {
  const name = parseCpe(text)
  return name !== undefined && cpeKey(name) !== undefined
}

function keyedName(text: string): readonly string[] {
  const name = hasKey(text) ? productOfCpe(text) : undefined
  return name === undefined ? [] : [name]
}

/** As CPE would spell it, so that a product that is named by words and by CPE counts once. */
function nameOf({ vendor, product, packageName }: NamedProduct): string {
  return `${vendor ?? ''}/${product ?? packageName ?? ''}`.toLowerCase().replaceAll(' ', '_')
}

/** CPE names of products that are vulnerable, not those they run on. */
function vulnerableOf({ matches, children }: CpeNode): readonly string[] {
  const own = matches.flatMap(({ vulnerable, criteria }) => (vulnerable ? criteria : []))
  return [...own, ...children.flatMap(vulnerableOf)]
}

function versionsOf({
  ecosystem,
  name,
  ranges,
  versions,
  isComplete,
  systems: told,
}: Advisory['affected'][number]): AffectedVersions {
  return {
    ecosystem,
    name,
    ranges: ranges.map(({ kind, events }) => ({ kind, events })),
    versions,
    isComplete,
    ...(told === undefined ? {} : { systems: told }),
  }
}

function ecosystemsOf(affected: Advisory['affected']): RecordFacts['ecosystems'] {
  const found = new Map<string, boolean>()
  for (const { ecosystem, name } of affected) {
    if (ecosystem === null || name === null) continue
    const identity = packageKeyOfOsv(ecosystem, name)
    const short = ecosystem.split(':', 1)[0] ?? ecosystem
    found.set(short, identity !== undefined && schemeForPackageType(identity.ecosystem) !== undefined)
  }
  return [...found].map(([name, hasScheme]) => ({ name, hasScheme }))
}

const systems: readonly AdvisorySeverity['system'][] = ['cvss-v3', 'cvss-v4', 'cvss-v2']

/** One with a score before one without, 3.x before 4.0 before 2.0; of equals the first, as the record orders its voices. */
export function firstSeverity(severities: readonly AdvisorySeverity[]): AdvisorySeverity | undefined {
  return severities.toSorted(
    (a, b) =>
      Number(a.score === null) - Number(b.score === null) ||
      systems.indexOf(a.system) - systems.indexOf(b.system),
  )[0]
}

/** Its products with what it says of their versions in words. */
export function phrasedAmong({ products = [] }: Advisory): readonly PhrasedProduct[] {
  return products.flatMap(({ vendor, product, cpes, phrases = [] }) =>
    phrases.length === 0 ? [] : [{ vendor, product, cpes, phrases }],
  )
}
