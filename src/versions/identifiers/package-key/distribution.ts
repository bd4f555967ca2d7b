import { type Distribution, distributions } from './distributions.data.ts'

const byName = new Map(
  distributions.flatMap((one) => [one.id, ...(one.aliases ?? [])].map((name) => [name, one] as const)),
)
/** All that we know, by our names. */
export const knownDistributions: readonly string[] = distributions.map(({ id }) => id)

const longestFirst = [...byName.keys()].toSorted((a, b) => b.length - a.length)

/** Our name for the distribution a purl namespace names; of one we do not know, the namespace in lower case. */
export function distributionName(namespace: string): string {
  const name = namespace.toLowerCase()
  return byName.get(name)?.id ?? name
}

/** Whether the distribution's advisories name binary packages rather than their sources. */
export function advisesBinaries(name: string): boolean {
  return byName.get(name)?.advisesBinaries === true
}

/** The distribution a `distro` qualifier begins with, as `debian-12` does, or null. */
export function distributionIn(distro: string): string | null {
  const name = leadingName(distro.toLowerCase())
  return name === undefined ? null : distributionName(name)
}

/** Beyond the longest names that distributors give their releases. */
const longestRelease = 200

/**
 * A distribution's release as both sides of a match must name it: `debian-12`, `alpine-3.18`, `redhat-9`, and
 * `wolfi` alone where there are no releases. Null if none is told.
 * @param name the distribution, by our name
 * @param text a `distro` qualifier, or an OSV ecosystem after its colon: `debian-12.5`, `bookworm`, `v3.18`
 */
export function distributionRelease(name: string, text: string | null): string | null {
  return toldBy(name, text ?? '').release
}

/**
 * Whether a release is named as what is supported beyond the usual, by fixes that follow upon the usual ones: Ubuntu
 * Pro, Red Hat's ELS, SUSE's LTSS. Who has that support and who has not share the release.
 */
export function isExtendedSupport(name: string, text: string | null): boolean {
  return toldBy(name, text ?? '').isExtended
}

interface ToldRelease {
  readonly release: string | null
  readonly isExtended: boolean
}

/** What the last names of releases told: all packages of a document name the same few. */
const remembered = new Map<string, ToldRelease>()
const mostRemembered = 500

function toldBy(name: string, text: string): ToldRelease {
  const key = `${name} ${text.slice(0, longestRelease)}`
  const known = remembered.get(key)
  if (known !== undefined) return known
  const distribution: Distribution = byName.get(name) ?? { id: name, numbers: 2 }
  const written = writtenRelease(distribution, text)
  const told = {
    release: nameWith(distribution, written),
    isExtended: distribution.extended?.test(written) === true,
  }
  if (remembered.size >= mostRemembered) remembered.clear()
  remembered.set(key, told)
  return told
}

/** The release for which a package says in its own version that it was built (`….el9_4`); null if it does not. */
export function releaseInVersion(name: string, version: string | null): string | null {
  const [pattern, release] = byName.get(name)?.tag ?? []
  const found =
    pattern === undefined || version === null ? null : pattern.exec(version.slice(-longestRelease))
  if (found === null || release === undefined) return null
  const written = release.replace(/\$(\d)/g, (_, group: string) => found[Number(group)] ?? '')
  return `${name}-${written.replace(/-$/, '')}`
}

/**
 * The release whose source a package is that was brought back to an older one: `~bpo12+1` is of 13. Null where its version
 * does not say so.
 */
export function releaseOfBackport(name: string, version: string | null): string | null {
  const { id, backport } = byName.get(name) ?? {}
  const older = version === null ? undefined : backport?.exec(version.slice(-longestRelease))?.[1]
  return older === undefined ? null : `${id}-${Number(older) + 1}`
}

/** The version of the source that was brought back. */
export function withoutBackport(name: string, version: string): string {
  const { backport } = byName.get(name) ?? {}
  return backport === undefined || version.length > longestRelease ? version : version.replace(backport, '')
}

/** The release of a variant, where the version of a package says that it is of one; else the release as it is told. */
export function releaseOfVariant(
  name: string,
  release: string | null,
  version: string | null,
): string | null {
  const { id, variant } = byName.get(name) ?? {}
  if (release === null || version === null || id === undefined || variant === undefined) return release
  const [mark, written] = variant
  return mark.test(version.slice(-longestRelease)) && /^\d/.test(release.slice(id.length + 1))
    ? `${id}-${written}${release.slice(id.length + 1)}`
    : release
}

/** Whether its advisories name RPMs without their epochs. */
export function tellsNoEpochs(name: string): boolean {
  return byName.get(name)?.tellsNoEpochs === true
}

/** The release alone, without the distribution's name before it or remarks in brackets behind it. */
function writtenRelease({ id }: Distribution, name: string): string {
  const text = name
    .slice(0, longestRelease)
    .toLowerCase()
    .replace(/\([^()]*\)/g, '')
    .replace(/[\s:]+/g, '-')
    .replace(/-$/, '')
  const prefix = leadingName(text) ?? id
  const isOwn = distributionName(prefix) === id && (text === prefix || text.startsWith(`${prefix}-`))
  return isOwn ? text.slice(prefix.length + 1) : text
}

function nameWith(distribution: Distribution, written: string): string | null {
  const { id, numbers } = distribution
  if (numbers === 0) return id
  const release = releaseOf(distribution, written)
  return release === '' ? null : `${id}-${release}`
}

function releaseOf({ numbers, spellings }: Distribution, written: string): string {
  const [spelling = '', replacement = ''] = spellings?.find(([some]) => some.test(written)) ?? []
  const release = written.replace(spelling, replacement)
  return /^\d+(?:\.\d+)*$/.test(release) ? release.split('.').slice(0, numbers).join('.') : release
}

function leadingName(text: string): string | undefined {
  return longestFirst.find((name) => text === name || text.startsWith(`${name}-`))
}
