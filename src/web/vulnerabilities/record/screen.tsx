import { useQuery } from '@tanstack/react-query'
import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { readVulnerability, type Vulnerability } from '#contract/matching/findings.ts'
import { ActivityTab } from '../../activity/activity-tab.tsx'
import { Answered } from '../../api/answered.tsx'
import { ask } from '../../api/query.ts'
import { ImpactTab } from '../../impact/impact-tab.tsx'
import { tabOfAnchor } from '../../links/anchors.ts'
import { usePointedId } from '../../links/pointed.ts'
import { SeverityBadge } from '../../ui/badges/severity-badge.tsx'
import { RecordPage, type RecordTab } from '../../ui/record/record-page.tsx'
import { DecideButtons } from '../decide/decide-buttons.tsx'
import { VulnerabilityStrands } from '../standing/vulnerability-strands.tsx'
import { WithdrawnMark } from '../vulnerability-title.tsx'
import { DecisionsTab } from './decisions/decisions-tab.tsx'
import { DetailsTab } from './details/details-tab.tsx'
import { FindingsTab } from './findings/findings-tab.tsx'
import { InterestBlock } from './interest/interest-block.tsx'
import { VulnerabilityRail } from './rail/vulnerability-rail.tsx'
import { SourcesTab } from './sources/sources-tab.tsx'
import { StatementsTab } from './statements/statements-tab.tsx'
import { VulnerabilityWords } from './words/vulnerability-words.tsx'

/** One vulnerability. */
export function VulnerabilityScreen() {
  const { alias } = useParams({ from: '/in/vulnerabilities/$alias' })
  const query = useQuery(ask(readVulnerability, { params: { alias } }))
  return (
    <Answered query={query}>
      {(vulnerability) => <VulnerabilityRecord key={vulnerability.id} vulnerability={vulnerability} />}
    </Answered>
  )
}

function VulnerabilityRecord({ vulnerability }: { readonly vulnerability: Vulnerability }) {
  const { t } = useTranslation('vulnerabilities')
  const anchor = usePointedId()
  const { tab = tabOfAnchor(anchor) } = useSearch({ from: '/in/vulnerabilities/$alias' })
  const navigate = useNavigate({ from: '/vulnerabilities/$alias' })
  const { name, title, severity, withdrawn } = vulnerability
  return (
    <RecordPage
      id={name}
      title={title === '' ? t('untitled') : title}
      marks={
        <>
          {withdrawn && <WithdrawnMark />}
          <SeverityBadge severity={severity?.rating ?? null} score={severity?.score} />
          <VulnerabilityStrands vulnerability={vulnerability} as="worded" />
        </>
      }
      action={<DecideButtons vulnerability={vulnerability} />}
      words={<VulnerabilityWords vulnerability={vulnerability} />}
      between={<InterestBlock vulnerabilityId={vulnerability.id} />}
      tab={tab}
      onTab={(next) => {
        navigate({ search: { tab: next }, replace: true, resetScroll: false }).catch(() => undefined)
      }}
      tabs={useTabs(vulnerability)}
      rail={<VulnerabilityRail vulnerability={vulnerability} />}
    />
  )
}

function VulnerabilityImpact({ vulnerability }: { readonly vulnerability: Vulnerability }) {
  const { tab, ...search } = useSearch({ from: '/in/vulnerabilities/$alias' })
  const navigate = useNavigate({ from: '/vulnerabilities/$alias' })
  return (
    <ImpactTab
      from={`vulnerability:${vulnerability.name}`}
      search={search}
      onSearch={(next) => {
        navigate({ search: { ...next, tab }, resetScroll: false }).catch(() => undefined)
      }}
    />
  )
}

function useTabs(vulnerability: Vulnerability): readonly RecordTab[] {
  const { t } = useTranslation(['vulnerabilities', 'activity', 'impact'])
  const { teams, records } = vulnerability
  return [
    {
      id: 'findings',
      label: t('tabs.findings'),
      count: teams.reduce((sum, { cis }) => sum + cis, 0),
      content: <FindingsTab vulnerability={vulnerability} />,
    },
    {
      id: 'impact',
      label: t('impact:tab'),
      content: <VulnerabilityImpact vulnerability={vulnerability} />,
    },
    { id: 'decisions', label: t('tabs.decisions'), content: <DecisionsTab vulnerability={vulnerability} /> },
    {
      id: 'sources',
      label: t('tabs.sources'),
      count: records.length,
      content: <SourcesTab vulnerability={vulnerability} />,
    },
    {
      id: 'statements',
      label: t('tabs.statements'),
      content: <StatementsTab vulnerability={vulnerability} />,
    },
    { id: 'details', label: t('tabs.details'), content: <DetailsTab vulnerability={vulnerability} /> },
    {
      id: 'activity',
      label: t('activity:tab'),
      content: <ActivityTab of={{ vulnerability: vulnerability.id }} />,
    },
  ]
}
