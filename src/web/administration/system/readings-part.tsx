import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { readAdvisoryRereading, rereadAdvisories } from '#contract/intel/rereading.ts'
import { readRereading, rereadDocuments } from '#contract/inventory/rereading.ts'
import { Answered } from '../../api/answered.tsx'
import { ask } from '../../api/query.ts'
import { Sheet } from '../../ui/page/page.tsx'
import { StartJob } from './start-job.tsx'
import styles from './system.module.css'

/** How often it is asked, in milliseconds; no event tells of it. */
const interval = 10_000

/** What there is of one kind of documents, and what is done about it. */
const kinds = {
  readings: { read: readRereading, reread: rereadDocuments },
  advisories: { read: readAdvisoryRereading, reread: rereadAdvisories },
} as const

/**
 * The documents of today, those of items (`readings`) or those of others (`advisories`): how many of them an earlier
 * release read, and reading these again.
 */
export function ReadingsPart({ kind }: { readonly kind: keyof typeof kinds }) {
  const { t, i18n } = useTranslation('administration')
  const { read, reread } = kinds[kind]
  const readings = useQuery({ ...ask(read), refetchInterval: interval })
  const digits = new Intl.NumberFormat(i18n.language)
  const wordsOf = ({ documents, outdated }: { readonly documents: number; readonly outdated: number }) => {
    if (documents === 0) return t(`system.${kind}.none`)
    const all = digits.format(documents)
    if (outdated === 0) return t(`system.${kind}.current`, { count: documents, number: all })
    return t(`system.${kind}.outdated`, { count: outdated, number: digits.format(outdated), all })
  }
  return (
    <Sheet>
      <h2 className={styles.title}>{t(`system.${kind}.title`)}</h2>
      <Answered query={readings} as="part">
        {(data) => (
          <>
            <p className={styles.words} data-phrases>
              {wordsOf(data)} {data.outdated > 0 && t(`system.${kind}.words`)}
            </p>
            <StartJob
              route={reread}
              refreshes={read.id}
              verb={t(`system.${kind}.verb`)}
              live={data.job}
              isWorthwhile={data.outdated > 0}
            />
          </>
        )}
      </Answered>
    </Sheet>
  )
}
