import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Overview } from '#contract/sharing/overview.ts'
import { Moment } from '../../../ui/dates/moment.tsx'
import { Sheet } from '../../../ui/page/page.tsx'
import { useCountWords } from '../../../vulnerabilities/count-words.ts'
import styles from '../home.module.css'
import { PeopleTold, SentSubject } from './sent-words.tsx'

interface Props {
  readonly sent: NonNullable<Overview['sent']>
  /** RFC 3339. */
  readonly since: string
}

/** What was sent to whom and who has read it, for those who look after it. */
export function SentSheet({ sent, since }: Props) {
  const { t } = useTranslation('home')
  const numberOf = useCountWords()
  return (
    <Sheet>
      <h2 className={styles.title}>{t('sent.title')}</h2>
      {sent.rows.length === 0 ? (
        <p className={styles.quiet} data-phrases>
          {t('sent.none')}
        </p>
      ) : (
        <>
          <p className={styles.above}>
            <Link to="/overview/$part" params={{ part: 'sent' }} search={{ since }}>
              {t('sent.lead', numberOf(sent.total))}
            </Link>{' '}
            {t('sent.notices', { told: numberOf(sent.told).number, read: numberOf(sent.read).number })}
          </p>
          <ul className={styles.changed}>
            {sent.rows.map((row) => (
              <li key={`${row.subject.kind} ${row.at} ${row.people[0]?.id}`} className={styles.line}>
                <span className={styles.lineTitle}>
                  <SentSubject subject={row.subject} />
                </span>
                <PeopleTold people={row.people} />
                <span className={styles.when}>
                  <Moment at={row.at} as="recent" />
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
    </Sheet>
  )
}
