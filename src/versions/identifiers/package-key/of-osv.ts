import { distributionRelease } from './distribution.ts'
import { osvEcosystems } from './osv-ecosystems.data.ts'
import { type PackageIdentity, packageKey } from './package-key.ts'

/**
 * The package an OSV record names by ecosystem and name. What follows the colon of an ecosystem is the release of a
 * distribution (`Debian:12`); elsewhere it is a repository and does not count (`Maven:https://…`).
 * @returns `undefined` for an ecosystem we do not know
 */
export function packageKeyOfOsv(ecosystem: string, name: string): PackageIdentity | undefined {
  const colon = ecosystem.indexOf(':')
  const place = osvEcosystems.get(colon < 0 ? ecosystem : ecosystem.slice(0, colon))
  if (place === undefined) return undefined
  const [type, namespace = null] = place
  const release = colon < 0 ? null : ecosystem.slice(colon + 1)
  return {
    ecosystem: type,
    key: packageKey(type, namespace, name),
    distribution: namespace === null ? null : distributionRelease(namespace, release),
  }
}
