import type { Purl } from '../purl/index.ts'
import {
  advisesBinaries,
  distributionIn,
  distributionName,
  distributionRelease,
  isExtendedSupport,
  releaseInVersion,
  releaseOfBackport,
  releaseOfVariant,
  tellsNoEpochs,
  withoutBackport,
} from './distribution.ts'
import { moduleStream } from './module-stream.ts'
import { type PackageIdentity, packageKey } from './package-key.ts'
import { purlOfRepository } from './repository.ts'

/** A package with the version by which advisories judge it. */
export interface AdvisedPackage extends PackageIdentity {
  readonly version: string | null
}

const typesWithDistributions = new Set(['alpm', 'apk', 'deb', 'rpm'])

/** Whether packages of this purl type belong to distributions, whose releases advisories tell apart. */
export function hasDistributions(type: string): boolean {
  return typesWithDistributions.has(type)
}

/**
 * What advisories call the package a purl names. With most distributions that is the source package, which the
 * `upstream` qualifier tells if it differs. An `epoch` qualifier belongs to the version. A release that the purl does
 * not tell may be told by the version.
 */
export function packageKeyOfPurl(purl: Purl): AdvisedPackage {
  const { type, namespace, name, version, qualifiers } = withRegisteredType(purl)
  if (!hasDistributions(type)) {
    return { ecosystem: type, key: packageKey(type, namespace, name), distribution: null, version }
  }
  const { distro = null, upstream, epoch } = qualifiers
  const distribution = namespace === null ? distributionIn(distro ?? '') : distributionName(namespace)
  const isBinary = upstream === undefined || (distribution !== null && advisesBinaries(distribution))
  const advised = isBinary ? { name, version: null } : readUpstream(upstream)
  const module = type === 'rpm' ? moduleStream(qualifiers.rpmmod ?? qualifiers.modularitylabel, version) : ''
  return {
    ecosystem: type,
    key: packageKey(type, distribution, advised.name),
    distribution: distribution === null ? null : releaseOf(distribution, distro, version),
    version: comparedVersion(
      distribution,
      advised.version ?? sourceVersion(type, distribution, version),
      epoch,
    ),
    ...(module === '' ? {} : { module }),
    ...(distribution !== null && isExtendedSupport(distribution, distro) ? { isExtended: true } : {}),
  }
}

/**
 * The other name of an RPM that is built from a source of another name: its source's where its distribution's advisories name
 * what is built, and the other way round; there are records of the other kind of every one of them. Null for all else.
 */
export function otherKeyOfPurl(purl: Purl): Pick<AdvisedPackage, 'key' | 'version'> | null {
  const { upstream, epoch } = purl.qualifiers
  if (purl.type !== 'rpm' || purl.namespace === null || upstream === undefined) return null
  const distribution = distributionName(purl.namespace)
  const source = readUpstream(upstream)
  if (source.name === purl.name) return null
  const other = advisesBinaries(distribution) ? source : purl
  return {
    key: packageKey('rpm', distribution, other.name),
    version: comparedVersion(distribution, other.version ?? purl.version, epoch),
  }
}

function releaseOf(distribution: string, distro: string | null, version: string | null): string | null {
  const backported = releaseOfBackport(distribution, version)
  if (backported !== null) return backported
  const told = distributionRelease(distribution, distro) ?? releaseInVersion(distribution, version)
  return releaseOfVariant(distribution, told, version)
}

/** Some producers write types of their own for what purl-spec registers otherwise. */
function withRegisteredType(purl: Purl): Purl {
  if (purl.type === 'alpine') return { ...purl, type: 'apk', namespace: 'alpine' }
  if (purl.type === 'githubactions') return { ...purl, type: 'github' }
  // Parts of Kubernetes are Go modules, to advisories as well.
  if (purl.type === 'k8s') return { ...purl, type: 'golang' }
  return purl.type === 'generic' ? asTagged(purl) : purl
}

/** What is of no ecosystem, and tells from which tag or commit of which repository it was built, is that. */
function asTagged(purl: Purl): Purl {
  const repository = purlOfRepository(purl.qualifiers.vcs_url ?? '')
  return repository === null || repository.version === null ? purl : repository
}

/** `name`, `name@version` or the file name of a source RPM. Without a version it is that of the binary. */
function readUpstream(upstream: string): { readonly name: string; readonly version: string | null } {
  const file = /^(?<name>.+)-(?<version>[^-]+-[^-]+)\.(?:no)?src\.rpm$/.exec(upstream)
  const [name = upstream, version = null] = file ? file.slice(1) : upstream.split('@')
  return { name, version }
}

/** Debian counts rebuilds of the same source behind the binary's version (`+b1`), and marks what was brought back. */
function sourceVersion(type: string, distribution: string | null, version: string | null): string | null {
  if (type !== 'deb' || version === null) return version
  return withoutBackport(distribution ?? '', version.replace(/\+b\d+$/, ''))
}

/** With its epoch, where the distribution's advisories tell epochs. */
function comparedVersion(
  distribution: string | null,
  version: string | null,
  epoch: string | undefined,
): string | null {
  if (distribution === null || !tellsNoEpochs(distribution)) return withEpoch(version, epoch)
  return version?.replace(/^\d+:/, '') ?? null
}

/** The package's own version, rebuilds of its source counted. */
export function versionWithEpoch({ version, qualifiers }: Purl): string | null {
  return withEpoch(version, qualifiers.epoch)
}

function withEpoch(version: string | null, epoch: string | undefined): string | null {
  if (version === null || epoch === undefined || /^\d+:/.test(version)) return version
  return `${epoch}:${version}`
}
