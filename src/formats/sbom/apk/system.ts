import type { InstalledPackage, InstalledSystem } from '../installed.ts'

const telling: ReadonlySet<string> = new Set([
  'wolfi-baselayout',
  'chainguard-baselayout',
  'alpine-release',
  'alpine-base',
  'alpine-baselayout',
])

/** The distribution by the packages that hold its name; nothing is told where none is there. */
export function systemOf(packages: readonly InstalledPackage[]): InstalledSystem {
  const versions = new Map(
    packages.filter(({ name }) => telling.has(name)).map((one) => [one.name, one.version]),
  )
  if (versions.has('wolfi-baselayout')) return { namespace: 'wolfi', distro: 'wolfi' }
  if (versions.has('chainguard-baselayout')) return { namespace: 'chainguard', distro: 'chainguard' }
  const version = versions.get('alpine-release') ?? versions.get('alpine-base')
  if (version === undefined) {
    return { namespace: versions.has('alpine-baselayout') ? 'alpine' : null, distro: null }
  }
  // What comes before a release is `edge`: 3.22.0_alpha20250108-r0.
  const release = version.includes('_alpha') ? 'edge' : /^\d+\.\d+/.exec(version)?.[0]
  return { namespace: 'alpine', distro: release === undefined ? null : `alpine-${release}` }
}
