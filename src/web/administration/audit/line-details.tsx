import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Moment } from '../../ui/dates/moment.tsx'
import { Facts } from '../../ui/facts/facts.tsx'
import styles from './audit.module.css'
import { useAuditWords } from './audit-words.ts'
import { type AuditLine, Outcome } from './columns.tsx'
import { DetailTable } from './detail-table.tsx'
import { ObjectLink } from './object-name.tsx'

/** One line of the trail in full. */
export function LineDetails({ line }: { readonly line: AuditLine }) {
  const { t } = useTranslation('administration')
  const words = useAuditWords()
  return (
    <div className={styles.details}>
      <Facts
        facts={[
          {
            name: t('audit.what'),
            value: (
              <>
                {words.action(line.action)} <code className={styles.code}>{line.action}</code>
              </>
            ),
          },
          {
            name: t('audit.object'),
            value: line.object === null ? t('none') : <ObjectLink object={line.object} />,
          },
          { name: t('audit.who'), value: line.actor ?? t('audit.nobody') },
          { name: t('audit.at'), value: <Moment at={line.at} /> },
          { name: t('audit.origin'), value: words.origin(line.origin) },
          { name: t('audit.outcome'), value: <Outcome outcome={line.outcome} /> },
        ]}
      />
      <DetailTable detail={line.detail} />
      {line.object !== null && (
        <Link to="/administration/audit" search={{ object: line.object.id }} replace>
          {t('audit.all')}
        </Link>
      )}
    </div>
  )
}
