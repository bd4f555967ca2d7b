import type { Purl } from '../purl/index.ts'
import { advisesBinaries, distributionIn, distributionName, distributionRelease } from './distribution.ts'
import { type PackageIdentity, packageKey } from './package-key.ts'

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
 * `upstream` qualifier tells if it differs. An `epoch` qualifier belongs to the version.
 */
export function packageKeyOfPurl(purl: Purl): AdvisedPackage {
  const { type, namespace, name, version, qualifiers } = withRegisteredType(purl)
  if (!hasDistributions(type)) {
    return { ecosystem: type, key: packageKey(type, namespace, name), distribution: null, version }
  }
  const { distro = null, upstream, epoch } = qualifiers
  const distribution = namespace === null ? distributionIn(distro ?? '') : distributionName(namespace)
  const isBinary = upstream === undefined || (distribution !== null && advisesBinaries(distribution))
  const advised = isBinary ? { name, version } : readUpstream(upstream)
  return {
    ecosystem: type,
    key: packageKey(type, distribution, advised.name),
    distribution: distribution === null ? null : distributionRelease(distribution, distro),
    version: withEpoch(advised.version ?? version, epoch),
  }
}

/** Some producers write types of their own for what purl-spec registers otherwise. */
function withRegisteredType(purl: Purl): Purl {
  if (purl.type === 'alpine') return { ...purl, type: 'apk', namespace: 'alpine' }
  if (purl.type === 'githubactions') return { ...purl, type: 'github' }
  return purl
}

/** `name`, `name@version` or the file name of a source RPM. Without a version it is that of the binary. */
function readUpstream(upstream: string): { readonly name: string; readonly version: string | null } {
  const file = /^(?<name>.+)-(?<version>[^-]+-[^-]+)\.(?:no)?src\.rpm$/.exec(upstream)
  const [name = upstream, version = null] = file ? file.slice(1) : upstream.split('@')
  return { name, version }
}

function withEpoch(version: string | null, epoch: string | undefined): string | null {
  if (version === null || epoch === undefined || /^\d+:/.test(version)) return version
  return `${epoch}:${version}`
}
