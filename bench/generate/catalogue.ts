import { type Ecosystem, ecosystems } from './ecosystems.data.ts'
import { type Random, seededRandom } from './random.ts'
import { firstWords, secondWords } from './words.data.ts'

/** A made-up package and the versions of it that items hold. */
export interface Package {
  readonly ecosystem: Ecosystem
  /** As advisories write it. */
  readonly name: string
  /** Oldest first. */
  readonly versions: readonly string[]
  /** How popular it is beside the others of its ecosystem. */
  readonly weight: number
}

/** One distinct package version. */
export interface Component {
  readonly package: Package
  readonly version: string
  readonly weight: number
}

/** Everything that items are made of, by ecosystem and popularity; the same for the same count. */
export interface Catalogue {
  readonly packages: readonly Package[]
  readonly components: readonly Component[]
  /** A library that most items hold in one of its versions, whatever they are: the case of log4j. */
  readonly everywhere: Package
}

/** Zipf's exponent; a little below 1 because no package is in every item. */
const popularityFall = 0.95
/** The most popular names are alike in popularity. */
const popularityPlateau = 3

const everywhereVersions = 12

/** @param count distinct package versions */
export function makeCatalogue(count: number): Catalogue {
  const everywhere: Package = {
    ecosystem: ecosystemOf('npm'),
    name: 'everywhere-logger',
    versions: Array.from({ length: everywhereVersions }, (_, minor) => `2.${minor + 3}.1`),
    weight: 0,
  }
  const rest = count - everywhereVersions
  const quotas = ecosystems.map((one) => Math.floor(rest * one.share))
  quotas[0] = (quotas[0] ?? 0) + rest - quotas.reduce((sum, quota) => sum + quota, 0)
  const packages = [
    ...ecosystems.flatMap((ecosystem, index) => makePackages(ecosystem, quotas[index] ?? 0)),
    everywhere,
  ]
  return { packages, components: packages.flatMap(componentsOf), everywhere }
}

function ecosystemOf(type: Ecosystem['type']): Ecosystem {
  const found = ecosystems.find((one) => one.type === type)
  if (found === undefined) throw new Error(`no ecosystem ${type}`)
  return found
}

function makePackages(ecosystem: Ecosystem, components: number): readonly Package[] {
  const random = seededRandom(`packages of ${ecosystem.type}`)
  const packages: Package[] = []
  let left = components
  for (let rank = 0; left > 0; rank += 1) {
    const versions = makeVersions(ecosystem, random, Math.min(left, countVersions(random, rank / components)))
    const weight = 1 / (rank + popularityPlateau) ** popularityFall
    packages.push({ ecosystem, name: nameOf(ecosystem, rank, 'held'), versions, weight })
    left -= versions.length
  }
  return packages
}

/** Popular packages are held in many versions, most in one to three. @param place rank by the count of components */
function countVersions(random: Random, place: number): number {
  const most = 2 + Math.round(22 / (1 + 60 * place))
  return 1 + random.below(most)
}

function makeVersions(ecosystem: Ecosystem, random: Random, count: number): readonly string[] {
  const major = 1 + random.below(6)
  return Array.from({ length: count }, (_, index) => {
    const plain = `${major + Math.floor(index / 8)}.${index % 8}.${random.below(20)}`
    if (ecosystem.type === 'deb') return `${plain}-${1 + random.below(4)}`
    return ecosystem.type === 'golang' ? `v${plain}` : plain
  })
}

/** @param kind `other`: packages that advisories name and nobody here holds */
export function nameOf(ecosystem: Ecosystem, rank: number, kind: 'held' | 'other'): string {
  const first = firstWords[rank % firstWords.length] ?? ''
  const second = secondWords[Math.floor(rank / firstWords.length) % secondWords.length] ?? ''
  const tail = `${kind === 'held' ? '' : 'x'}${Math.floor(rank / (firstWords.length * secondWords.length))}`
  switch (ecosystem.type) {
    case 'maven':
      return `org.example.${first}:${second}-${tail}`
    case 'golang':
      return `example.org/${first}/${second}${tail}`
    case 'deb':
      return `lib${first}${second}${tail}`
    case 'npm':
      return rank % 5 === 0 ? `@${first}/${second}-${tail}` : `${first}-${second}-${tail}`
    case 'pypi':
      return `${first}-${second}-${tail}`
  }
}

/** Older versions are not always the rarer ones: each has a share of its own, drawn by name. */
function componentsOf(one: Package): readonly Component[] {
  const random = seededRandom(`versions of ${one.name}`)
  const shares = one.versions.map(() => 0.1 + random.next())
  const total = shares.reduce((sum, share) => sum + share, 0)
  return one.versions.map((version, index) => ({
    package: one,
    version,
    weight: (one.weight * (shares[index] ?? 0)) / total,
  }))
}

/** The package URL of a component, as a document writes it. */
export function purlOf({ package: one, version }: Component): string {
  const { type } = one.ecosystem
  switch (type) {
    case 'maven':
      return `pkg:maven/${one.name.replace(':', '/')}@${version}`
    case 'deb':
      return `pkg:deb/debian/${one.name}@${version}?arch=amd64&distro=debian-12`
    case 'npm':
      return `pkg:npm/${one.name.replace('@', '%40')}@${version}`
    case 'golang':
    case 'pypi':
      return `pkg:${type}/${one.name}@${version}`
  }
}
