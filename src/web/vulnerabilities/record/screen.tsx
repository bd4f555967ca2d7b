import { useQuery } from '@tanstack/react-query'
import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { readVulnerability, type Vulnerability } from '#contract/matching/findings.ts'
import { Answered } from '../../api/answered.tsx'
import { ask } from '../../api/query.ts'
import { SeverityBadge } from '../../ui/badges/severity-badge.tsx'
import { Facts } from '../../ui/facts/facts.tsx'
import { Sheet } from '../../ui/page/page.tsx'
import { RecordPage } from '../../ui/record/record-page.tsx'

/** One vulnerability. */
export function VulnerabilityScreen() {
  const { alias } = useParams({ from: '/in/vulnerabilities/$alias' })
  const query = useQuery(ask(readVulnerability, { params: { alias } }))
  return (
    <Answered query={query}>
      {(vulnerability) => <VulnerabilityRecord vulnerability={vulnerability} />}
    </Answered>
  )
}

function VulnerabilityRecord({ vulnerability }: { readonly vulnerability: Vulnerability }) {
  const { t } = useTranslation(['vulnerabilities', 'web'])
  const { tab = 'sources' } = useSearch({ from: '/in/vulnerabilities/$alias' })
  const navigate = useNavigate({ from: '/vulnerabilities/$alias' })
  const sources = vulnerability.records.map((record) => ({
    name: record.source,
    value: <code>{record.id}</code>,
  }))
  return (
    <RecordPage
      id={vulnerability.shortId}
      title={vulnerability.title}
      marks={
        <SeverityBadge
          severity={vulnerability.severity?.rating ?? null}
          score={vulnerability.severity?.score}
        />
      }
      words={<p>{vulnerability.summary ?? t('noSummary')}</p>}
      tab={tab}
      onTab={(next) => {
        navigate({ search: (before) => ({ ...before, tab: next }), replace: true }).catch(() => undefined)
      }}
      tabs={[
        {
          id: 'sources',
          label: t('tabs.sources'),
          count: sources.length,
          content: (
            <Sheet>
              <Facts facts={sources} />
            </Sheet>
          ),
        },
      ]}
    />
  )
}
