import { useTranslation } from 'react-i18next'
import type { Vulnerability } from '#contract/matching/findings.ts'
import { Sheet } from '../../../ui/page/page.tsx'
import styles from './details.module.css'
import { Prose } from './prose.tsx'

type SourceRecord = Vulnerability['records'][number]

/** What a source writes in its own language: what it is about, what may come of it, what to do. */
export function RecordTexts({ record, isLead }: { readonly record: SourceRecord; readonly isLead: boolean }) {
  const { t } = useTranslation('vulnerabilities')
  const { texts, id, title } = record
  if (texts === undefined) return null
  // The leading record's own description stands above already.
  const background = isLead ? '' : texts.background
  const parts = [
    { name: 'background', text: background },
    { name: 'impact', text: texts.impact ?? '' },
    { name: 'solution', text: texts.solution ?? '' },
  ] as const
  const written = parts.filter(({ text }) => text !== '')
  if (written.length === 0) return null
  return (
    <Sheet>
      <p className={styles.source}>
        {t('details.from')} <code>{id}</code>
      </p>
      {!isLead && title !== '' && (
        <h2 className={styles.title} lang={texts.language}>
          {title}
        </h2>
      )}
      {written.map(({ name, text }) => (
        <section key={name}>
          <h3 className={styles.part}>{t(`details.${name}`)}</h3>
          <Prose text={text} />
        </section>
      ))}
    </Sheet>
  )
}
