import { readAdvisory } from '#formats/advisory/index.ts'
import type { Advisory } from '#formats/advisory/model/advisory.ts'
import { readable } from '#kernel/parsed/parsed.ts'
import { isCve, normaliseVulnerabilityId } from '#versions/identifiers/vulnerability-id/index.ts'
import type { Feed, RecordFacts } from '../feed.ts'

/** OSV.dev: one JSON record per advisory, published as a zip per ecosystem. */
export const osv: Feed = {
  id: 'osv',
  title: 'OSV.dev',
  isRecord: (fileName) => fileName.endsWith('.json'),
  read(bytes) {
    const advisory = readAdvisory(bytes)
    return advisory.ok ? readable(factsOf(advisory.value), advisory.warnings) : advisory
  },
}

function factsOf(advisory: Advisory): RecordFacts {
  const severity = leadingSeverity(advisory)
  return {
    name: advisory.id,
    names: namesOf(advisory),
    title: advisory.summary ?? firstLine(advisory.details ?? ''),
    details: advisory.details ?? '',
    severityRating: ratings.get(advisory.rating?.toUpperCase() ?? '') ?? null,
    severityVector: severity?.vector ?? null,
    links: advisory.references.map((reference) => ({ type: reference.kind, url: reference.url })),
    published: advisory.published,
    modified: advisory.modified,
    withdrawn: advisory.withdrawn,
  }
}

/** A distribution's record stands for the CVEs it was derived from: OSV schema, `upstream`. */
function namesOf(advisory: Advisory): readonly string[] {
  const upstream = advisory.upstream.map(normaliseVulnerabilityId).filter(isCve)
  return [...new Set([advisory.id, ...advisory.aliases].map(normaliseVulnerabilityId).concat(upstream))]
}

const ratings: ReadonlyMap<string, NonNullable<RecordFacts['severityRating']>> = new Map([
  ['LOW', 'low'],
  ['MODERATE', 'medium'],
  ['MEDIUM', 'medium'],
  ['HIGH', 'high'],
  ['CRITICAL', 'critical'],
])

function leadingSeverity(advisory: Advisory) {
  const systems = ['cvss-v3', 'cvss-v4', 'cvss-v2']
  return systems
    .map((system) => advisory.severities.find((severity) => severity.system === system))
    .find((severity) => severity !== undefined)
}

function firstLine(details: string): string {
  const line = details.split('\n').find((one) => /\p{L}/u.test(one)) ?? ''
  return line.replace(/^#+\s*/, '').slice(0, 200)
}
