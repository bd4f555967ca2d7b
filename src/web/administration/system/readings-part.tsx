import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { readRereading, rereadDocuments } from '#contract/inventory/rereading.ts'
import { Answered } from '../../api/answered.tsx'
import { ask } from '../../api/query.ts'
import { Sheet } from '../../ui/page/page.tsx'
import { StartJob } from './start-job.tsx'
import styles from './system.module.css'

/** How often it is asked, in milliseconds; no event tells of it. */
const interval = 10_000

/** The documents of today: how many of them an earlier release read, and reading these again. */
export function ReadingsPart() {
  const { t, i18n } = useTranslation('administration')
  const readings = useQuery({ ...ask(readRereading), refetchInterval: interval })
  const digits = new Intl.NumberFormat(i18n.language)
  const wordsOf = ({ documents, outdated }: { readonly documents: number; readonly outdated: number }) => {
    if (documents === 0) return t('system.readings.none')
    const all = digits.format(documents)
    if (outdated === 0) return t('system.readings.current', { count: documents, number: all })
    return t('system.readings.outdated', { count: outdated, number: digits.format(outdated), all })
  }
  return (
    <Sheet>
      <h2 className={styles.title}>{t('system.readings.title')}</h2>
      <Answered query={readings} as="part">
        {(data) => (
          <>
            <p className={styles.words} data-phrases>
              {wordsOf(data)} {data.outdated > 0 && t('system.readings.words')}
            </p>
            <StartJob
              route={rereadDocuments}
              verb={t('system.readings.verb')}
              live={data.job}
              isWorthwhile={data.outdated > 0}
            />
          </>
        )}
      </Answered>
    </Sheet>
  )
}
