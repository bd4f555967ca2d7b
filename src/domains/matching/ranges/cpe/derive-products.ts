import type { NamedProduct } from '#formats/advisory/model/product.ts'
import { type Affected, affectedVersions, type Order } from '#formats/advisory/product-ranges.ts'
import { systemsAmong } from '#formats/advisory/systems.ts'
import {
  type CpeName,
  cpeKey,
  cpeScheme,
  cpeVersionOf,
  formatCpe,
  parseCpe,
  traitsOf,
} from '#versions/identifiers/cpe/index.ts'
import { exactInterval, type Interval, intervalsFromEvents } from '#versions/ranges/index.ts'
import { describeInterval } from '../describe-interval.ts'
import { onSystems } from '../on-systems.ts'
import type { AffectedRange } from '../range.ts'
import { everyVersion, pointOf, type Stretch, toStretch } from './stretch.ts'

/** From whom the products are: those of JVN are translated and looked through by its editors. */
type ProductRank = Extract<AffectedRange['rank'], 'jvn' | 'cpe'>

/**
 * The stretches of versions that a record calls affected of products to which it gives CPE names. Versions are read
 * in the order of CPE's, whatever the record calls theirs: a product without a package has no other.
 */
export function deriveProducts(
  products: readonly NamedProduct[],
  rank: ProductRank,
): readonly AffectedRange[] {
  return products.flatMap((product) =>
    namesOf(product).flatMap((one, index) =>
      rangesOf(index < mostNames ? product : { ...product, versions: [], isComplete: false }, one, rank),
    ),
  )
}

/** Of so many names of one product the versions are told; of more it stays undetermined which they are. */
const mostNames = 64

interface Keyed {
  readonly packageKey: string
  readonly name: CpeName
}

/** Names of several versions of one product come to the same stretches, unless they alone tell the version. */
function namesOf(product: NamedProduct): readonly Keyed[] {
  const tellsVersions = product.versions.length > 0 || !product.isComplete
  const found = new Map<string, Keyed>()
  for (const text of product.cpes) {
    const name = parseCpe(text)
    const packageKey = name === undefined ? undefined : cpeKey(name)
    if (name === undefined || packageKey === undefined) continue
    const plain = tellsVersions ? { ...name, version: '*', update: '*' } : name
    found.set(formatCpe(plain), { packageKey, name: plain })
  }
  return [...found.values()]
}

function rangesOf(
  product: NamedProduct,
  { packageKey, name }: Keyed,
  rank: ProductRank,
): readonly AffectedRange[] {
  const { traits, isWhole } = traitsOf(name)
  const rows = stretchesOf(product, name, rank).map(
    ({ verdict, text, ...stretch }): AffectedRange => ({
      packageKey,
      rank,
      distribution: '',
      module: '',
      remark: null,
      ...stretch,
      verdict: isWhole ? verdict : 'undetermined',
      text: `${formatCpe(name)}${text === '' ? '' : ` ${text}`}`,
      fixed: [],
      traits,
    }),
  )
  return onSystems(systemsAmong(product.platforms), rows)
}

const order: Order = { scheme: cpeScheme, means: () => true }

function stretchesOf(product: NamedProduct, name: CpeName, rank: ProductRank): readonly Stretch[] {
  if (rank === 'jvn') return fromList(product, name)
  const version = cpeVersionOf(name)
  // The name is all that is said of versions.
  if (product.versions.length === 0 && product.defaultStatus === null && version.kind === 'one')
    return [pointOf(version)]
  const affected = affectedVersions(product, order)
  return affected === null ? [] : fromAffected(affected)
}

/** JVN lists what is affected, and nothing else; where it lists no version, which are is not told. */
function fromList(product: NamedProduct, name: CpeName): readonly Stretch[] {
  const version = cpeVersionOf(name)
  if (product.versions.length === 0) return [version.kind === 'one' ? pointOf(version) : unread]
  const affected = affectedVersions({ ...product, defaultStatus: 'unaffected' }, order)
  return affected === null ? [] : fromAffected(affected)
}

const unread: Stretch = { ...everyVersion, verdict: 'undetermined', text: '?' }

function fromAffected({ ranges, versions, isComplete }: Affected): readonly Stretch[] {
  const read = ranges
    .filter(({ kind }) => kind !== 'git')
    .map(({ events }) =>
      intervalsFromEvents(
        cpeScheme,
        events.map(({ kind, version }) => ({
          kind: kind === 'last-affected' ? 'last_affected' : kind,
          version,
        })),
      ),
    )
  const isUnread = !isComplete || ranges.some(({ kind }) => kind === 'git')
  return [
    ...read.flatMap(({ intervals }) => intervals.map((one) => told('affected', one))),
    ...read.flatMap(({ undetermined }) => undetermined.map((one) => told('undetermined', one))),
    ...versions.map((version) => exactStretch(version)),
    ...(isUnread ? [unread] : []),
  ]
}

function told(verdict: Stretch['verdict'], interval: Interval): Stretch {
  return toStretch(verdict, interval, describeInterval(interval))
}

function exactStretch(version: string): Stretch {
  const text = `= ${version}`
  const interval = exactInterval(cpeScheme, version)
  if (interval === undefined) {
    return { verdict: 'affected', lo: null, hi: null, exactVersion: version.toLowerCase(), text }
  }
  return toStretch('affected', interval, text)
}
