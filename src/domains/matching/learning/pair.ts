import type { NamedProduct } from '#formats/advisory/model/product.ts'
import { packageOf } from '#formats/advisory/package-identity.ts'
import { type CpeTraits, cpeKey, cpeScheme, parseCpe } from '#versions/identifiers/cpe/index.ts'
import { hasDistributions, packageKeyOfOsv } from '#versions/identifiers/package-key/index.ts'

/** A package and a product named by CPE that are the same thing. */
export interface CpePair {
  readonly packageKey: string
  readonly cpeKey: string
}

/** Both keys stand in one row of an index. */
const longestKey = 1000

/**
 * The pairs that a record states: a product to which it gives both a package and CPE names. Packages of distributions
 * are left out: their versions are mended apart from the product's.
 */
export function statedPairs(products: readonly NamedProduct[]): readonly CpePair[] {
  const pairs = products.flatMap((product) => {
    const key = product.cpes.length === 0 ? undefined : packageKeyOf(product)
    return key === undefined ? [] : product.cpes.flatMap((text) => pairOf(key, text))
  })
  return [...new Map(pairs.map((pair) => [`${pair.packageKey} ${pair.cpeKey}`, pair])).values()]
}

function packageKeyOf(product: NamedProduct): string | undefined {
  const named = packageOf(product)
  const identity = named === null ? undefined : packageKeyOfOsv(named.ecosystem, named.name)
  if (identity === undefined || hasDistributions(identity.ecosystem)) return undefined
  return Buffer.byteLength(identity.key) > longestKey ? undefined : identity.key
}

function pairOf(key: string, text: string): readonly CpePair[] {
  const name = parseCpe(text)
  const known = name === undefined ? undefined : cpeKey(name)
  return known === undefined ? [] : [{ packageKey: key, cpeKey: known }]
}

/** What was learned of a package. */
export interface Mapping extends CpePair {
  /** How many records state it, those of publishers left out whom nobody chose. */
  readonly stated: number
  /** How many publishers of CSAF documents state it: one may err alone. */
  readonly publishers: number
  /** Of how many vulnerabilities these two are all that is named. */
  readonly together: number
  /** How many makers of SBOMs, independent of each other, say so of a component. */
  readonly makers: number
}

/** A component of a mapped package. */
export interface MappedComponent {
  readonly packageKey: string
  readonly componentId: number
  readonly version: string
}

/** A name that a component has because of what was learned. */
export interface LearnedName extends MappedComponent {
  readonly cpeKey: string
  /** Hexadecimal; null where the version has no place in the order of CPE's. */
  readonly versionKey: string | null
  readonly traits: CpeTraits
  /** That two names occur together, or one publisher says so, proves less than a record that does. */
  readonly isDoubtful: boolean
}

/** The words of CPE's `target_sw` for what packages of an ecosystem are made for. */
const targets: ReadonlyMap<string, string> = new Map([
  ['cargo', 'rust'],
  ['composer', 'php'],
  ['gem', 'ruby'],
  ['golang', 'go'],
  ['hackage', 'haskell'],
  ['npm', 'node.js'],
  ['nuget', '.net'],
  ['pypi', 'python'],
  ['swift', 'swift'],
])

/** So many publishers, independent of each other, are believed as a record is. */
const surePublishers = 2

export function learnedNames(
  components: readonly MappedComponent[],
  mappings: readonly Mapping[],
): readonly LearnedName[] {
  const byPackage = Map.groupBy(mappings, (one) => one.packageKey)
  return components.flatMap((component) => {
    const learned = byPackage.get(component.packageKey) ?? []
    if (learned.length === 0) return []
    const key = cpeScheme.encode(component.version)
    return learned.map(({ cpeKey: known, stated, publishers }) => ({
      ...component,
      version: component.version.toLowerCase(),
      cpeKey: known,
      versionKey: key === undefined ? null : Buffer.from(key).toString('hex'),
      traits: traitsFor(component.packageKey),
      isDoubtful: stated === 0 && publishers < surePublishers,
    }))
  })
}

/** Where it tells what the package is made for, other targets are other products. */
function traitsFor(packageKey: string): CpeTraits {
  const target = targets.get(packageKey.slice(0, packageKey.indexOf('/')))
  return target === undefined ? null : [null, null, null, target, null, null]
}
