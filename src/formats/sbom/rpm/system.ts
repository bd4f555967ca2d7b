import type { InstalledPackage, InstalledSystem } from '../installed.ts'

/** The packages that hold a distribution's name; their version is its release. Those that are built on others first. */
const releasePackages: readonly (readonly [name: RegExp, distribution: string])[] = [
  [/^rocky-release$/, 'rocky'],
  [/^almalinux-release$/, 'almalinux'],
  [/^oraclelinux-release$/, 'oracle'],
  [/^centos(?:-stream|-linux)?-release$/, 'centos'],
  [/^fedora-release(?:-common)?$/, 'fedora'],
  [/^system-release$/, 'amazon'],
  [/^(?:mariner|azurelinux)-release$/, 'azure-linux'],
  [/^(?:SLES|sles|SLE-BCI)-release$/, 'suse'],
  [/^openSUSE-release$/, 'opensuse'],
  [/^openEuler-release$/, 'openeuler'],
  [/^mageia-release(?:-common)?$/, 'mageia'],
  [/^photon-release$/, 'photon'],
  [/^redhat-release(?:-server|-client|-workstation)?$/, 'redhat'],
]

/** What the end of a release tells where only one distribution writes it so. `el9` is that of five. */
const tags: readonly (readonly [release: RegExp, distribution: string])[] = [
  [/\.fc(?<number>\d+)\b/, 'fedora'],
  [/\.mga(?<number>\d+)\b/, 'mageia'],
  [/\.amzn(?<number>\d+)\b/, 'amazon'],
  [/\.cm(?<number>\d+)\b/, 'azure-linux'],
  [/\.azl(?<number>\d+)\b/, 'azure-linux'],
]

/**
 * The distribution by the package that holds its name, else by what all releases end with. Where neither says one
 * thing, nothing is told.
 */
export function systemOf(packages: readonly InstalledPackage[]): InstalledSystem {
  const versions = new Map(packages.map(({ name, version }) => [name, version]))
  for (const [pattern, distribution] of releasePackages) {
    const name = [...versions.keys()].find((one) => pattern.test(one))
    const release = /^(\d+(?:\.\d+)*)/.exec(versions.get(name ?? '') ?? '')?.[1]
    if (release !== undefined) return { namespace: distribution, distro: `${distribution}-${release}` }
  }
  const found = new Set(packages.flatMap(({ version }) => tagged(version)))
  const [only, ...others] = [...found]
  if (only === undefined) return { namespace: null, distro: null }
  const namespace = only.slice(0, only.lastIndexOf('-'))
  if (others.some((one) => !one.startsWith(`${namespace}-`))) return { namespace: null, distro: null }
  return { namespace, distro: others.length === 0 ? only : null }
}

function tagged(version: string): readonly string[] {
  return tags.flatMap(([pattern, distribution]) => {
    const number = pattern.exec(version)?.groups?.number
    return number === undefined ? [] : [`${distribution}-${number}`]
  })
}
