import { distributionName, distributionRelease, isExtendedSupport } from './distribution.ts'
import { osvEcosystems, rebuilders } from './osv-ecosystems.data.ts'
import { type PackageIdentity, packageKey } from './package-key.ts'

/**
 * The package an OSV record names by ecosystem and name. What follows the colon of an ecosystem is the release of a
 * distribution (`Debian:12`); elsewhere it is a repository and does not count (`Maven:https://…`), except with those who
 * build other ecosystems' packages anew, where it is that ecosystem (`Root:Debian:12`).
 * @returns `undefined` for an ecosystem we do not know
 */
export function packageKeyOfOsv(ecosystem: string, name: string): PackageIdentity | undefined {
  const colon = ecosystem.indexOf(':')
  const own = colon < 0 ? ecosystem : ecosystem.slice(0, colon)
  const rest = colon < 0 ? null : ecosystem.slice(colon + 1)
  if (rebuilders.has(own)) {
    // Once only: nobody rebuilds a rebuilder.
    return rest === null || rebuilders.has(rest.split(':', 1)[0] ?? '')
      ? undefined
      : packageKeyOfOsv(rest, name)
  }
  const place = osvEcosystems.get(own)
  if (place === undefined) return undefined
  const [type, namespace = null] = place
  return {
    ecosystem: type,
    key: packageKey(type, namespace, name),
    distribution: namespace === null ? null : distributionRelease(namespace, rest),
    ...(namespace !== null && isExtendedSupport(namespace, rest) ? { isExtended: true } : {}),
  }
}

/** An ecosystem by OSV's name, and the purl namespace that belongs to it where it is a distribution. */
export interface OsvEcosystem {
  readonly name: string
  readonly namespace: string | null
}

const byType = new Map(
  [...osvEcosystems]
    // Its names are those of Go modules.
    .filter(([name]) => name !== 'Kubernetes')
    .map(([name, [type, namespace = null]]) => [placeOf(type, namespace), { name, namespace }] as const),
)

/** OSV's name for the ecosystem that a purl's type and namespace belong to; `undefined` for one it has no name for. */
export function osvEcosystemOf(type: string, namespace: string | null): OsvEcosystem | undefined {
  const own = byType.get(placeOf(type, null))
  return own ?? (namespace === null ? undefined : byType.get(placeOf(type, distributionName(namespace))))
}

function placeOf(type: string, namespace: string | null): string {
  return namespace === null ? type : `${type}/${namespace}`
}
