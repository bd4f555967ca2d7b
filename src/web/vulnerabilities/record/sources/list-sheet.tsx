import { useTranslation } from 'react-i18next'
import type { Vulnerability } from '#contract/matching/findings.ts'
import { UnknownBadge } from '../../../ui/badges/unknown-badge.tsx'
import { Moment } from '../../../ui/dates/moment.tsx'
import { Facts } from '../../../ui/facts/facts.tsx'
import { Sheet } from '../../../ui/page/page.tsx'
import styles from './sources.module.css'

type ListEntry = Vulnerability['exploitation'][number]

/** What a list of exploited vulnerabilities says of it. An entry that was taken off is shown as such. */
export function ListSheet({ entry }: { readonly entry: ListEntry }) {
  const { t } = useTranslation('vulnerabilities')
  const { source, name, addedOn, dueOn, ransomware, action, removedAt } = entry
  return (
    <Sheet>
      <h2 className={styles.title}>
        {name}
        <span className={styles.source}>{t('sources.from', { source })}</span>
      </h2>
      <Facts
        facts={[
          ...(removedAt === null ? [] : [{ name: t('sources.removed'), value: <Moment at={removedAt} /> }]),
          { name: t('sources.since'), value: <Day day={addedOn} /> },
          { name: t('sources.due'), value: <Day day={dueOn} /> },
          {
            name: t('sources.ransomware'),
            value: ransomware === true ? t('sources.ransomwareKnown') : <UnknownBadge />,
          },
          ...(action === '' ? [] : [{ name: t('sources.action'), value: action }]),
        ]}
      />
    </Sheet>
  )
}

function Day({ day }: { readonly day: string | null }) {
  const { t } = useTranslation('vulnerabilities')
  return day === null ? t('sources.notGiven') : <Moment at={`${day}T00:00:00Z`} as="day" />
}
