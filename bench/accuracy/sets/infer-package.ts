import { buildPurl, formatPurl } from '#versions/identifiers/purl/index.ts'
import type { Label } from '../label.ts'
import { type ImageDistribution, isOfDistribution } from './images.ts'
import { type KnownPackages, type NamedPackage, shortNameOf } from './known-packages.ts'
import type { Sources } from './sources.ts'

/** The purl a producer of documents would have written; null with the reason where it cannot be told. */
export interface Inferred {
  readonly purl: string | null
  readonly lacks: Label['lacks']
  readonly because: string
}

interface Given {
  readonly name: string
  readonly version: string
  /** Every name of every vulnerability that is labelled for it. */
  readonly vulnerabilities: readonly string[]
}

interface Clues {
  readonly distribution: ImageDistribution | null
  readonly known: KnownPackages
  readonly sources: Sources
}

/**
 * What package a label means that gives only its name and version:
 * 1. the image's distribution's, where the version has the form of its package manager;
 * 2. the package of a language that a labelled vulnerability's own record names by that name;
 * 3. the only package of that name in any record of a language;
 * 4. the image's distribution's, where real documents know a package of that name there.
 */
export function inferPackage(given: Given, { distribution, known, sources }: Clues): Inferred {
  const { name, version } = given
  const ofDistribution = () => inDistribution(given, distribution, sources)
  if (distribution !== null && isOfDistribution(distribution, version)) return ofDistribution()
  const apk = /-r\d+$/.test(version)
  if (apk) return inDistribution(given, { type: 'apk', namespace: 'alpine', release: null }, sources)
  const isNamed = (one: NamedPackage) => shortNameOf(one) === name.toLowerCase()
  const own = unique(given.vulnerabilities.flatMap((one) => known.ofVulnerability(one)).filter(isNamed))
  const candidates = own.length > 0 ? own : known.named(name)
  const [only] = candidates
  if (only !== undefined && candidates.length === 1) return ofLanguage(only, version)
  if (distribution !== null && sources.knows(distribution, name)) return ofDistribution()
  const because = only === undefined ? 'no record names it' : 'several packages of that name'
  return { purl: null, lacks: null, because }
}

function unique(packages: readonly NamedPackage[]): readonly NamedPackage[] {
  return [...new Map(packages.map((one) => [`${one.type} ${one.name}`, one])).values()]
}

function inDistribution(
  { name, version }: Given,
  distribution: ImageDistribution | null,
  sources: Sources,
): Inferred {
  if (distribution === null) return { purl: null, lacks: null, because: 'no distribution' }
  const { type, namespace, release } = distribution
  const qualifiers = release === null ? {} : { distro: `${namespace}-${release}` }
  const told = sources.withSource(formatPurl({ type, namespace, name, version, qualifiers, subpath: null }))
  const isReleased = release !== null || ['wolfi', 'chainguard'].includes(namespace)
  const lacksRelease = isReleased ? null : 'release'
  return { purl: told.purl, lacks: told.isTold ? lacksRelease : 'source', because: '' }
}

function ofLanguage({ type, name }: NamedPackage, version: string): Inferred {
  const cut = type === 'maven' ? name.lastIndexOf(':') : name.lastIndexOf('/')
  const [namespace, last] = cut < 0 ? [null, name] : [name.slice(0, cut), name.slice(cut + 1)]
  const built = buildPurl({ type, namespace, name: last, version, qualifiers: [], subpath: null })
  return built.ok
    ? { purl: formatPurl(built.value), lacks: null, because: '' }
    : { purl: null, lacks: null, because: 'no purl says its name' }
}
