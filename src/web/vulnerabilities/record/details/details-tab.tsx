import { useTranslation } from 'react-i18next'
import type { Vulnerability } from '#contract/matching/findings.ts'
import { EmptyState } from '../../../ui/feedback/empty-state.tsx'
import { Sheet } from '../../../ui/page/page.tsx'
import styles from './details.module.css'
import { Prose, WebAddress } from './prose.tsx'
import { RecordTexts } from './record-texts.tsx'

/** What the leading source writes, what others write in languages of their own, and where more can be read. */
export function DetailsTab({ vulnerability }: { readonly vulnerability: Vulnerability }) {
  const { t } = useTranslation('vulnerabilities')
  const { details, records, references } = vulnerability
  const lead = records[0]
  const written = details ?? ''
  return (
    <>
      <Sheet>
        {written === '' ? (
          <EmptyState sentence={t('details.none')} />
        ) : (
          <>
            {lead !== undefined && (
              <p className={styles.source}>
                {t('details.from')} <code>{lead.id}</code>
              </p>
            )}
            <Prose text={written} />
          </>
        )}
      </Sheet>
      {records.map((record) => (
        <RecordTexts key={`${record.source} ${record.id}`} record={record} isLead={record === lead} />
      ))}
      {references.length > 0 && <References references={references} />}
    </>
  )
}

function References({ references }: Pick<Vulnerability, 'references'>) {
  const { t } = useTranslation('vulnerabilities')
  const once = references.filter(({ url }, at) => references.findIndex((other) => other.url === url) === at)
  return (
    <Sheet>
      <h2 className={styles.title}>{t('details.references')}</h2>
      <ul className={styles.references}>
        {once.map(({ type, url }) => (
          <li key={url}>
            <span className={styles.type}>{type.toLowerCase()}</span>
            <WebAddress url={url} />
          </li>
        ))}
      </ul>
    </Sheet>
  )
}
