import type {
  Advisory,
  AdvisorySeverity,
  AffectedPackage,
  AffectedVersions,
  Remark,
} from '#formats/advisory/model/advisory.ts'
import {
  hasDistributions,
  moduleStream,
  packageKeyOfOsv,
  purlOfRepository,
} from '#versions/identifiers/package-key/index.ts'
import { formatPurl } from '#versions/identifiers/purl/index.ts'
import { isCve, normaliseVulnerabilityId } from '#versions/identifiers/vulnerability-id/index.ts'
import { schemeForPackageType } from '#versions/index.ts'
import type { Rating, RecordFacts } from './feed.ts'

/** The facts of a record that names packages of ecosystems: OSV's, and those of the databases that ecosystems keep. */
export function packageFactsOf(advisory: Advisory): RecordFacts {
  const severity = leadingSeverity(advisory)
  return {
    name: advisory.id,
    names: namesOf(advisory),
    title: advisory.summary ?? firstLine(advisory.details ?? ''),
    details: advisory.details ?? '',
    severities: severitiesOf(advisory),
    severityRating: ratings.get((advisory.rating ?? wordOf(advisory))?.toUpperCase() ?? '') ?? null,
    givenScore: null,
    severityVector: severity?.vector ?? null,
    severityScore: severity?.score ?? null,
    links: advisory.references.map((reference) => ({ type: reference.kind, url: reference.url })),
    published: advisory.published,
    modified: advisory.modified,
    withdrawn: advisory.withdrawn,
    affected: JSON.stringify(advisory.affected.map((one) => versionsOf(one, advisory))),
    ecosystems: ecosystemsOf(advisory.affected),
  }
}

/**
 * A distribution's record stands for the CVEs it was derived from: OSV schema, `upstream`. That field is of version 1.7;
 * before it, and where it is not used, distributions name what an advisory of theirs mends as `related` (Rocky's and
 * AlmaLinux's, Debian's DSA and DLA). Of a package of a language what is related is another flaw.
 */
function namesOf(advisory: Advisory): readonly string[] {
  const own = [advisory.id, ...advisory.aliases].map(normaliseVulnerabilityId)
  const upstream = advisory.upstream.map(normaliseVulnerabilityId).filter(isCve)
  const namesNone = upstream.length === 0 && !own.some(isCve)
  const mended = namesNone && isOfDistribution(advisory) ? advisory.related : []
  return [...new Set([...own, ...upstream, ...mended.map(normaliseVulnerabilityId).filter(isCve)])]
}

function isOfDistribution({ affected }: Advisory): boolean {
  return (
    affected.length > 0 &&
    affected.every(({ ecosystem, name }) => {
      const identity = ecosystem === null || name === null ? undefined : packageKeyOfOsv(ecosystem, name)
      return identity !== undefined && hasDistributions(identity.ecosystem)
    })
  )
}

const ratings: ReadonlyMap<string, Rating> = new Map([
  ['LOW', 'low'],
  ['MODERATE', 'medium'],
  ['MEDIUM', 'medium'],
  ['HIGH', 'high'],
  ['CRITICAL', 'critical'],
])

/** Ubuntu's own word stands among the severities. */
function wordOf(advisory: Advisory): string | undefined {
  return advisory.severities.find(({ system }) => system === 'ubuntu')?.vector
}

/** The record's, or where it gives none those of its packages, each once. */
function severitiesOf(advisory: Advisory): readonly AdvisorySeverity[] {
  if (advisory.severities.length > 0) return advisory.severities
  const ofPackages = advisory.affected.flatMap((affected) => affected.severities)
  return [...new Map(ofPackages.map((severity) => [severity.vector, severity])).values()]
}

/** One with a score before one without, 3.x before 4.0 (most have one, so that scores compare) before 2.0, the highest. */
function leadingSeverity(advisory: Advisory): AdvisorySeverity | undefined {
  return severitiesOf(advisory)
    .filter(({ system }) => system !== 'ubuntu')
    .toSorted(
      (a, b) =>
        Number(a.score === null) - Number(b.score === null) ||
        systems.indexOf(a.system) - systems.indexOf(b.system) ||
        (b.score ?? 0) - (a.score ?? 0),
    )[0]
}

const systems: readonly AdvisorySeverity['system'][] = ['cvss-v3', 'cvss-v4', 'cvss-v2']

function versionsOf(
  { ecosystem, name, ranges, versions, isComplete, ecosystemSpecific, systems: told }: AffectedPackage,
  { summary }: Advisory,
): AffectedVersions {
  const module = streamIn(summary ?? '')
  return {
    ecosystem,
    name,
    ranges: ranges.map(({ kind, events }) => ({ kind, events })),
    versions,
    isComplete,
    ...(ecosystem === null ? repositoryOf(ranges) : {}),
    ...(module !== null && isModular(ranges) ? { module } : {}),
    ...remarkOf(ecosystemSpecific?.urgency),
    ...(told === undefined ? {} : { systems: told }),
  }
}

/**
 * Debian's tracker in the words of its records (https://security-team.debian.org/security_tracker.html): `unimportant`
 * is what does not touch the security of the packages it builds. It stays a finding: whether that holds where they run
 * is the team's to say.
 */
function remarkOf(urgency: unknown): Pick<AffectedVersions, 'remark'> {
  const remark = typeof urgency === 'string' ? urgencies.get(urgency) : undefined
  return remark === undefined ? {} : { remark }
}

const urgencies: ReadonlyMap<string, Remark> = new Map([
  ['end-of-life', 'end_of_support'],
  ['unimportant', 'unimportant'],
])

/** A record of commits names the repository; of several nobody tells which its tags are of. */
function repositoryOf(ranges: AffectedPackage['ranges']): { readonly purl?: string } {
  const [only, ...more] = new Set(
    ranges.flatMap(({ kind, repository }) => (kind === 'git' ? (repository ?? []) : [])),
  )
  const purl = only === undefined || more.length > 0 ? null : purlOfRepository(only)
  return purl === null ? {} : { purl: formatPurl({ ...purl, version: null }) }
}

function isModular(ranges: AffectedPackage['ranges']): boolean {
  return ranges.some(({ events }) => events.some(({ version }) => moduleStream(undefined, version) !== ''))
}

/**
 * The stream that those who publish modules name in the title: `Important: nodejs:18 security update`. Null where they
 * name none, or several.
 */
function streamIn(title: string): string | null {
  const words = title.slice(0, longestTitle).split(/[\s,()]+/)
  const named = new Set(words.filter((word) => /^[a-z0-9][\w.+-]*:[a-z0-9][\w.+-]*$/i.test(word)))
  const [only] = named
  return named.size === 1 ? (only ?? null) : null
}

const longestTitle = 300

/** `GIT` is what OSV.dev calls records that name commits alone. */
const commitsOnly = 'GIT'

function ecosystemsOf(affected: readonly AffectedPackage[]): RecordFacts['ecosystems'] {
  const found = new Map<string, boolean>()
  for (const { ecosystem, name } of affected) {
    const short = ecosystem?.split(':', 1)[0] ?? commitsOnly
    if (!found.has(short)) found.set(short, hasScheme(ecosystem, name))
  }
  return [...found].map(([name, isKnown]) => ({ name, hasScheme: isKnown }))
}

function hasScheme(ecosystem: string | null, name: string | null): boolean {
  if (ecosystem === null || name === null) return false
  const identity = packageKeyOfOsv(ecosystem, name)
  return identity !== undefined && schemeForPackageType(identity.ecosystem) !== undefined
}

function firstLine(details: string): string {
  const line = details.split('\n').find((one) => /\p{L}/u.test(one)) ?? ''
  return line.replace(/^#+\s*/, '').slice(0, 200)
}
