import { buildPurl, formatPurl } from '#versions/identifiers/purl/index.ts'
import type { Label } from '../label.ts'
import { type ImageDistribution, isOfDistribution } from './images.ts'
import { type KnownPackages, type NamedPackage, shortNameOf } from './known-packages.ts'
import type { KnownProducts } from './known-products.ts'
import type { Sources } from './sources.ts'

/** The purl or the CPE name a producer of documents would have written; neither, with the reason, where it cannot be told. */
export interface Inferred {
  readonly purl: string | null
  readonly cpe: string | null
  readonly lacks: Label['lacks']
  readonly because: string
}

/** What labels tell of a package. */
export interface Given {
  readonly name: string
  readonly version: string
  /** Every name of the vulnerabilities of which people say that they affect it: their records speak of this package. */
  readonly confirmed: readonly string[]
}

interface Clues {
  readonly distribution: ImageDistribution | null
  readonly known: KnownPackages
  readonly sources: Sources
  readonly products: KnownProducts
}

/**
 * What package a label means that gives only its name and version:
 * 1. the image's distribution's, where the version has the form of its package manager;
 * 2. the package of a language that the record of a vulnerability names by that name which is labelled as affecting it;
 * 3. the only package of that name in any record of a language;
 *    of several, the only one that a real document names;
 * 4. the image's distribution's, where real documents know a package of that name there;
 * 5. the product of that name that the record of a vulnerability names by CPE which is labelled as affecting it.
 */
export function inferPackage(given: Given, { distribution, known, sources, products }: Clues): Inferred {
  const { name, version } = given
  const ofDistribution = () => inDistribution(given, distribution, sources)
  if (distribution !== null && isOfDistribution(distribution, version)) return ofDistribution()
  const apk = /-r\d+$/.test(version)
  if (apk) return inDistribution(given, { type: 'apk', namespace: 'alpine', release: null }, sources)
  const isNamed = (one: NamedPackage) => shortNameOf(one) === name.toLowerCase()
  const own = unique(given.confirmed.flatMap((one) => known.ofVulnerability(one)).filter(isNamed))
  const named = own.length > 0 ? own : known.named(name)
  const documented = named.filter((one) => sources.knowsLanguage(one.type, one.name))
  const candidates = named.length > 1 && documented.length === 1 ? documented : named
  const [only] = candidates
  if (only !== undefined && candidates.length === 1) return ofLanguage(only, version)
  if (distribution !== null && sources.knows(distribution, name)) return ofDistribution()
  const product = products.named(name, given.confirmed)
  if (product !== null) return { ...nothing, cpe: `${product}:${version}:*:*:*:*:*:*:*` }
  return { ...nothing, because: only === undefined ? 'no record names it' : 'several packages of that name' }
}

const nothing: Inferred = { purl: null, cpe: null, lacks: null, because: '' }

function unique(packages: readonly NamedPackage[]): readonly NamedPackage[] {
  return [...new Map(packages.map((one) => [`${one.type} ${one.name}`, one])).values()]
}

function inDistribution(
  { name, version }: Given,
  distribution: ImageDistribution | null,
  sources: Sources,
): Inferred {
  if (distribution === null) return { ...nothing, because: 'no distribution' }
  const { type, namespace, release } = distribution
  const qualifiers = release === null ? {} : { distro: `${namespace}-${release}` }
  const told = sources.withSource(formatPurl({ type, namespace, name, version, qualifiers, subpath: null }))
  const isReleased = release !== null || ['wolfi', 'chainguard'].includes(namespace)
  const lacksRelease = isReleased ? null : 'release'
  return { ...nothing, purl: told.purl, lacks: told.isTold ? lacksRelease : 'source' }
}

function ofLanguage({ type, name }: NamedPackage, version: string): Inferred {
  const cut = type === 'maven' ? name.lastIndexOf(':') : name.lastIndexOf('/')
  const [namespace, last] = cut < 0 ? [null, name] : [name.slice(0, cut), name.slice(cut + 1)]
  const built = buildPurl({ type, namespace, name: last, version, qualifiers: [], subpath: null })
  return built.ok
    ? { ...nothing, purl: formatPurl(built.value) }
    : { ...nothing, because: 'no purl says its name' }
}
