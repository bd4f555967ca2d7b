import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { listFindings } from '#contract/matching/findings.ts'
import { ask } from '../api/query.ts'
import { LinkButton } from '../configuration/link-button.tsx'
import { PackageLink } from '../packages/package-link.tsx'
import { Sheet } from '../ui/page/page.tsx'
import { FindingWhy } from '../vulnerabilities/record/findings/finding-why.tsx'
import { WrongMark } from './wrong-mark.tsx'
import styles from './wrong-matches.module.css'

/** So many are shown; the list of an item has all of its own. */
const shown = 20

/** Findings of a vulnerability that are reported as wrong matches, apart from the others; nothing where there are none. */
export function WrongFindings({ vulnerabilityId }: { readonly vulnerabilityId: string }) {
  const { t } = useTranslation('vulnerabilities')
  const query = { vulnerability: vulnerabilityId, status: 'wrong-match' as const, limit: shown }
  const { data } = useQuery(ask(listFindings, { query }))
  if (data === undefined || data.rows.length === 0) return null
  return (
    <Sheet>
      <h2 className={styles.title}>{t('wrong.list.title')}</h2>
      <ul className={styles.findings}>
        {data.rows.map((finding) => (
          <li key={`${finding.ci.id} ${finding.component.id}`} className={styles.finding}>
            <Link to="/configuration/$id" params={{ id: finding.ci.id }}>
              {finding.ci.name}
            </Link>
            <span>
              <PackageLink packageKey={finding.component.packageKey}>{finding.component.name}</PackageLink>{' '}
              <code>{finding.component.version}</code>
            </span>
            <FindingWhy finding={finding} />
            <WrongMark finding={finding} />
          </li>
        ))}
      </ul>
      <LinkButton to="/wrong-matches" variant="default" size="compact-sm">
        {t('wrong.list.link')}
      </LinkButton>
    </Sheet>
  )
}
