import type { TeamKind } from '../identity/access.ts'
import { listAssessments } from '../matching/assessments.ts'
import {
  type Finding,
  listFindings,
  listVulnerabilities,
  type VulnerabilityRow,
} from '../matching/findings.ts'
import { type ImpactItem, streamImpactItems } from '../matching/impact.ts'
import {
  listPackageItems,
  listPackageVulnerabilities,
  type PackageVulnerability,
} from '../matching/packages.ts'
import { listWrongMatches } from '../matching/wrong-matches.ts'
import { exportOf } from './export-list.ts'
import { type ExportValue, named, time, unknown, word } from './value.ts'

type TeamState = VulnerabilityRow['teams'][number]
type Counted = 'cis' | 'open' | 'affected' | 'settled'

function teamsOf({ teams }: VulnerabilityRow, kinds: readonly (TeamKind | 'nobody')[]): readonly TeamState[] {
  return teams.filter(({ team }) => kinds.includes(team?.kind ?? 'nobody'))
}

function sum(row: VulnerabilityRow, kinds: readonly (TeamKind | 'nobody')[], count: Counted): number {
  return teamsOf(row, kinds).reduce((all, state) => all + state[count], 0)
}

/** The interest of the teams of one kind: what a person set, else both ends of what is proposed. */
function interestOf(row: VulnerabilityRow, kind: TeamKind): ExportValue {
  return teamsOf(row, [kind]).map(({ interest }) => {
    if (interest === null) return unknown
    if (interest.set !== null) return word('interest', interest.set)
    if (interest.lower === null || interest.upper === null) return unknown
    return interest.lower === interest.upper
      ? word('interest', interest.lower)
      : { lower: word('interest', interest.lower), upper: word('interest', interest.upper) }
  })
}

const outside = ['division', 'nobody'] as const

type Severity = Finding['vulnerability']['severity']

const severityOf = (severity: Severity) => (severity?.rating ? word('severity', severity.rating) : unknown)

const nameAndVersion = ({ name, version }: { readonly name: string; readonly version: string }) =>
  `${name} ${version}`

/** The item a list was asked for by its query. */
function askedItem({ query }: { readonly query: unknown }): readonly string[] {
  const { ci } = Object(query)
  return typeof ci === 'string' ? [ci] : []
}

const impactColumns = {
  item: (row: ImpactItem) => row.ci.name,
  kind: (row: ImpactItem) => word('kind', row.ci.kind),
  side: (row: ImpactItem) => word('side', row.ci.side),
  organisation: (row: ImpactItem) => named(row.owner.organisation),
  division: (row: ImpactItem) => named(row.owner.division),
  team: (row: ImpactItem) => named(row.owner.team),
  owner: (row: ImpactItem) => row.owner.person?.name ?? null,
  verdict: (row: ImpactItem) => word('verdict', row.met?.verdict),
  components: (row: ImpactItem) => row.met?.components.map(nameAndVersion) ?? null,
  componentCount: (row: ImpactItem) => row.met?.componentCount ?? null,
  status: (row: ImpactItem) => word('status', row.met?.decision?.status),
  justification: (row: ImpactItem) => word('justification', row.met?.decision?.justification),
  above: (row: ImpactItem) => row.above.map(({ name }) => name),
  aboveCount: (row: ImpactItem) => row.aboveCount,
  id: (row: ImpactItem) => row.ci.id,
}

const impactPaper = [
  'item',
  'kind',
  'division',
  'team',
  'owner',
  'verdict',
  'components',
  'status',
  'above',
] as const

/** What records call affected, or what of them could not be read. */
function rangesOf({ statements }: PackageVulnerability): readonly string[] {
  const against = statements.filter(({ verdict }) => verdict === 'affected' || verdict === 'undetermined')
  return [...new Set(against.flatMap(({ ranges }) => ranges))]
}

export const matchingLists = [
  exportOf(listVulnerabilities, {
    slug: 'vulnerabilities',
    // Which teams are concerned by what is never public, whatever the items' labels.
    label: { least: 'amber', sums: true },
    columns: {
      vulnerability: (row) => row.name,
      shortId: (row) => row.shortId,
      title: (row) => row.title,
      aliases: (row) => row.aliases,
      severity: (row) => severityOf(row.severity),
      score: (row) => row.severity?.score ?? null,
      vector: (row) => row.severity?.vector ?? null,
      exploitedAt: (row) => time(row.exploitedAt),
      epss: (row) => row.epss?.score ?? null,
      percentile: (row) => row.epss?.percentile ?? null,
      csirtInterest: (row) => interestOf(row, 'csirt'),
      psirtInterest: (row) => interestOf(row, 'psirt'),
      csirtOpen: (row) => sum(row, ['csirt'], 'open'),
      csirtAffected: (row) => sum(row, ['csirt'], 'affected'),
      csirtSettled: (row) => sum(row, ['csirt'], 'settled'),
      psirtOpen: (row) => sum(row, ['psirt'], 'open'),
      psirtAffected: (row) => sum(row, ['psirt'], 'affected'),
      psirtSettled: (row) => sum(row, ['psirt'], 'settled'),
      othersOpen: (row) => sum(row, outside, 'open'),
      othersAffected: (row) => sum(row, outside, 'affected'),
      othersSettled: (row) => sum(row, outside, 'settled'),
      items: (row) => row.teams.reduce((all, { cis }) => all + cis, 0),
      withdrawn: (row) => row.withdrawn,
      publishedAt: (row) => time(row.publishedAt),
      changedAt: (row) => time(row.changedAt),
    },
    paper: [
      'vulnerability',
      'title',
      'severity',
      'score',
      'exploitedAt',
      'epss',
      'csirtInterest',
      'psirtInterest',
      'csirtOpen',
      'psirtOpen',
      'othersOpen',
      'items',
      'publishedAt',
    ],
  }),
  exportOf(listFindings, {
    slug: 'findings',
    label: { least: 'clear', about: askedItem, items: (row) => [row.ci.id] },
    columns: {
      vulnerability: (row) => row.vulnerability.name,
      shortId: (row) => row.vulnerability.shortId,
      title: (row) => row.vulnerability.title,
      severity: (row) => severityOf(row.vulnerability.severity),
      score: (row) => row.vulnerability.severity?.score ?? null,
      item: (row) => row.ci.name,
      kind: (row) => word('kind', row.ci.kind),
      side: (row) => word('side', row.ci.side),
      team: (row) => named(row.team),
      component: (row) => row.component.name,
      version: (row) => row.component.version,
      purl: (row) => row.component.purl,
      verdict: (row) => word('verdict', row.verdict),
      fixedIn: (row) => row.reason.fixed,
      reasonSource: (row) => row.reason.source,
      reasonRecord: (row) => row.reason.record,
      range: (row) => row.reason.range,
      since: (row) => time(row.since),
      status: (row) => word('status', row.assessment?.status ?? 'open'),
      justification: (row) => word('justification', row.assessment?.justification),
      note: (row) => row.assessment?.note ?? null,
      madeBy: (row) => row.assessment?.madeBy ?? null,
      madeAt: (row) => time(row.assessment?.madeAt),
    },
    paper: [
      'vulnerability',
      'title',
      'severity',
      'score',
      'item',
      'team',
      'component',
      'version',
      'verdict',
      'fixedIn',
      'status',
      'madeBy',
      'madeAt',
    ],
  }),
  exportOf(listAssessments, {
    slug: 'decisions',
    label: {
      least: 'amber',
      about: askedItem,
      items: (row) => (row.ci === null ? [] : [row.ci.id]),
    },
    columns: {
      madeAt: (row) => time(row.madeAt),
      madeBy: (row) => row.madeBy,
      team: (row) => named(row.team),
      status: (row) => word('status', row.status),
      before: (row) => word('status', row.before),
      justification: (row) => word('justification', row.justification),
      note: (row) => row.note,
      extent: (row) => word('scope', row.scope),
      item: (row) => row.ci?.name ?? null,
      component: (row) => (row.component === null ? null : nameAndVersion(row.component)),
      origin: (row) => word('origin', row.origin),
      adoptedFrom: (row) => named(row.adoptedFrom?.team),
      undoneAt: (row) => time(row.undoneAt),
      undoneBy: (row) => row.undoneBy,
      vulnerabilityId: (row) => row.vulnerabilityId,
      id: (row) => row.id,
    },
    paper: [
      'madeAt',
      'madeBy',
      'team',
      'status',
      'before',
      'justification',
      'note',
      'extent',
      'item',
      'component',
      'undoneAt',
    ],
  }),
  exportOf(listWrongMatches, {
    slug: 'wrong-matches',
    label: {
      least: 'amber',
      about: askedItem,
      items: (row) => (row.ci === null ? [] : [row.ci.id]),
    },
    columns: {
      vulnerability: (row) => row.vulnerability?.name ?? null,
      reasonSource: (row) => row.record?.source ?? null,
      reasonRecord: (row) => row.record?.name ?? null,
      rank: (row) => word('rank', row.rank),
      packageKey: (row) => row.packageKey,
      component: (row) => (row.component === null ? null : nameAndVersion(row.component)),
      item: (row) => row.ci?.name ?? null,
      team: (row) => named(row.team),
      wrongReason: (row) => row.reason,
      silences: (row) => row.silences,
      reportedAt: (row) => time(row.madeAt),
      reportedBy: (row) => row.madeBy,
      reportState: (row) => word('wrongMatch', row.state),
      until: (row) => time(row.until),
      endedAt: (row) => time(row.endedAt),
      endedBy: (row) => row.endedBy,
      id: (row) => row.id,
    },
    paper: [
      'vulnerability',
      'reasonRecord',
      'rank',
      'packageKey',
      'component',
      'item',
      'team',
      'wrongReason',
      'silences',
      'reportedBy',
      'reportState',
      'until',
    ],
  }),
  exportOf(streamImpactItems, {
    slug: 'impact',
    label: { least: 'clear', items: (row) => [row.ci.id, ...row.above.map(({ id }) => id)] },
    columns: impactColumns,
    paper: impactPaper,
  }),
  exportOf(listPackageItems, {
    slug: 'component-items',
    label: { least: 'clear', items: (row) => [row.ci.id, ...row.above.map(({ id }) => id)] },
    columns: impactColumns,
    paper: impactPaper,
  }),
  exportOf(listPackageVulnerabilities, {
    slug: 'component-vulnerabilities',
    // How many items are touched is never public, whatever their labels.
    label: { least: 'amber', sums: true },
    columns: {
      vulnerability: (row) => row.vulnerability.name,
      shortId: (row) => row.vulnerability.shortId,
      title: (row) => row.vulnerability.title,
      severity: (row) => severityOf(row.vulnerability.severity),
      score: (row) => row.vulnerability.severity?.score ?? null,
      range: (row) => rangesOf(row),
      fixedIn: (row) => [...new Set(row.statements.flatMap(({ fixed }) => fixed))],
      verdict: (row) => word('verdict', row.verdict),
      components: (row) => row.touched.map(nameAndVersion),
      items: (row) => row.cis,
      withdrawn: (row) => row.vulnerability.withdrawn,
    },
  }),
]
