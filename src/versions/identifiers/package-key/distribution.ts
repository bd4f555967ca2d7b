import { type Distribution, distributions } from './distributions.data.ts'

const byName = new Map(
  distributions.flatMap((one) => [one.id, ...(one.aliases ?? [])].map((name) => [name, one] as const)),
)
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

/**
 * A distribution's release as both sides of a match must name it: `debian-12`, `alpine-3.18`, `redhat-9`, and
 * `wolfi` alone where there are no releases. Null if none is told.
 * @param name the distribution, by our name
 * @param text a `distro` qualifier, or an OSV ecosystem after its colon: `debian-12.5`, `bookworm`, `v3.18`
 */
export function distributionRelease(name: string, text: string | null): string | null {
  const distribution = byName.get(name) ?? { id: name, numbers: 2 }
  if (distribution.numbers === 0) return name
  const release = releaseOf(distribution, (text ?? '').toLowerCase().replace(/[\s:]+/g, '-'))
  return release === '' ? null : `${name}-${release}`
}

function releaseOf({ id, numbers, spellings }: Distribution, text: string): string {
  const prefix = leadingName(text) ?? id
  const isOwn = distributionName(prefix) === id && (text === prefix || text.startsWith(`${prefix}-`))
  const written = isOwn ? text.slice(prefix.length + 1) : text
  const [spelling = '', replacement = ''] = spellings?.find(([some]) => some.test(written)) ?? []
  const release = written.replace(spelling, replacement)
  return /^\d+(?:\.\d+)*$/.test(release) ? release.split('.').slice(0, numbers).join('.') : release
}

function leadingName(text: string): string | undefined {
  return longestFirst.find((name) => text === name || text.startsWith(`${name}-`))
}
