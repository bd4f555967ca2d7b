import { readPackageKey } from '../vulnerabilities/record/words/package-name.ts'

/** How distributions write themselves, by the name that stands in their packages' keys. */
const distributions: ReadonlyMap<string, string> = new Map([
  ['debian', 'Debian'],
  ['ubuntu', 'Ubuntu'],
  ['alpine', 'Alpine Linux'],
  ['wolfi', 'Wolfi'],
  ['redhat', 'Red Hat'],
  ['rocky', 'Rocky Linux'],
  ['almalinux', 'AlmaLinux'],
  ['fedora', 'Fedora'],
  ['opensuse', 'openSUSE'],
  ['suse', 'SUSE'],
  ['arch', 'Arch Linux'],
])

const typesOfDistributions = ['deb', 'apk', 'rpm', 'alpm']

/**
 * Whose package a key names and how it is called there: `glibc` of Debian, `lodash` of npm. Null: no document told an
 * ecosystem.
 */
export function readPackageName(key: string): { readonly ecosystem: string | null; readonly name: string } {
  const { ecosystem, name } = readPackageKey(key)
  if (ecosystem === 'generic') return { ecosystem: null, name }
  const [distribution = '', ...rest] = name.split('/')
  if (!typesOfDistributions.includes(ecosystem) || rest.length === 0) return { ecosystem, name }
  return { ecosystem: distributions.get(distribution) ?? distribution, name: rest.join('/') }
}
