import type { InstalledPackage, InstalledSystem } from '../installed.ts'

/** The versions of base-files with which Ubuntu's long-term releases came out. */
const ubuntuReleases: readonly (readonly [baseFiles: RegExp, release: string])[] = [
  [/^7\.2ubuntu5(?:\.|$)/, '14.04'],
  [/^9\.4ubuntu4(?:\.|$)/, '16.04'],
  [/^10\.1ubuntu2(?:\.|$)/, '18.04'],
  [/^11ubuntu5(?:\.|$)/, '20.04'],
  [/^12ubuntu4(?:\.|$)/, '22.04'],
  [/^13ubuntu10(?:\.|$)/, '24.04'],
]

/**
 * The distribution by `base-files`, the package that holds its name: on Debian its version begins with the release
 * (`12.4+deb12u5` is Debian 12). Where it is another's, or missing, nothing is told.
 */
export function systemOf(packages: readonly InstalledPackage[]): InstalledSystem {
  const version = packages.find(({ name }) => name === 'base-files')?.version ?? ''
  if (version.includes('ubuntu')) {
    const release = ubuntuReleases.find(([baseFiles]) => baseFiles.test(version))?.[1]
    return { namespace: 'ubuntu', distro: release === undefined ? null : `ubuntu-${release}` }
  }
  const release = /^(\d+)(?:\.\d+)*(?:[+~]deb\d+u\d+)?$/.exec(version)?.[1]
  if (release === undefined) return { namespace: null, distro: null }
  return { namespace: 'debian', distro: `debian-${release}` }
}
