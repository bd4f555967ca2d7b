import type { SampleAdvisory } from './advisories.data.ts'

/** The record's name: never one of the source itself, and found again when the sample goes. */
export function recordName({ cve }: SampleAdvisory): string {
  return `RENKEI-SAMPLE-${cve.slice('CVE-'.length)}`
}

/** What the lists of the sample call themselves, so that later ones are told from them. */
const sampleEdition = 'sample'

/** Long before any list that may be fetched later: that one takes over. */
const listedAt = '2025-10-01'

/** A record in the format of OSV. */
export function writeRecord(advisory: SampleAdvisory): string {
  const { cve, title, details, vector, published, affected } = advisory
  return JSON.stringify({
    schema_version: '1.7.0',
    id: recordName(advisory),
    aliases: [cve],
    summary: title,
    details,
    severity: [{ type: 'CVSS_V3', score: vector }],
    published: `${published}T00:00:00Z`,
    modified: `${listedAt}T00:00:00Z`,
    references: [
      { type: 'ADVISORY', url: `https://www.cve.org/CVERecord?id=${cve}` },
      { type: 'ADVISORY', url: `https://nvd.nist.gov/vuln/detail/${cve}` },
    ],
    affected: affected.map(([ecosystem, name, ...versions]) => ({
      package: { ecosystem, name },
      ranges: [{ type: rangeTypeOf(ecosystem), events: eventsOf(versions) }],
    })),
  })
}

const semantic = new Set(['npm', 'Go', 'crates.io', 'GitHub Actions'])

function rangeTypeOf(ecosystem: string): 'SEMVER' | 'ECOSYSTEM' {
  return semantic.has(ecosystem) ? 'SEMVER' : 'ECOSYSTEM'
}

function eventsOf(versions: readonly string[]): readonly object[] {
  return versions.map((version, index) => (index % 2 === 0 ? { introduced: version } : { fixed: version }))
}

/** The list of what is exploited. */
export function writeExploited(advisories: readonly SampleAdvisory[]): string {
  const vulnerabilities = advisories.flatMap(({ cve, title, details, exploited }) => {
    if (exploited === undefined) return []
    const [dateAdded, dueDate, ransomware] = exploited
    return [
      {
        cveID: cve,
        vulnerabilityName: title,
        dateAdded,
        dueDate,
        shortDescription: details,
        requiredAction: 'Update as the maker says, or take the product out of use until that is possible.',
        knownRansomwareCampaignUse: ransomware ? 'Known' : 'Unknown',
        notes: `https://nvd.nist.gov/vuln/detail/${cve}`,
      },
    ]
  })
  return JSON.stringify({
    catalogVersion: sampleEdition,
    dateReleased: `${listedAt}T00:00:00Z`,
    count: vulnerabilities.length,
    vulnerabilities,
  })
}

/** The list of probabilities. */
export function writeScores(advisories: readonly SampleAdvisory[]): string {
  return [
    `#model_version:${sampleEdition},score_date:${listedAt}T00:00:00+0000`,
    'cve,epss,percentile',
    ...advisories.map(({ cve, epss: [score, percentile] }) => `${cve},${score},${percentile}`),
    '',
  ].join('\n')
}
