import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Interest } from '#contract/intel/interest.ts'
import { Moment } from '../../../ui/dates/moment.tsx'
import styles from './interest.module.css'
import { useInterestWords } from './use-interest-words.ts'

interface Props {
  /** As it is now. */
  readonly interest: Interest | null
  /** Gives up what was typed. */
  readonly onKeepTheirs: () => void
}

/** What changed while somebody was typing, beside what they typed; nothing is overwritten unseen. */
export function Meanwhile({ interest, onKeepTheirs }: Props) {
  const { t } = useTranslation('vulnerabilities')
  const words = useInterestWords()
  const set = interest?.set ?? null
  const interval = interest === null ? null : words.interval(interest)
  return (
    <div className={styles.meanwhile} role="status">
      <p className={styles.meanwhileTitle}>{t('interest.meanwhile')}</p>
      <p>
        {set === null ? (
          t('interest.nothingSet')
        ) : (
          <>
            {t('interest.theirs', { level: words.level(set.level), name: set.by })}{' '}
            <Moment at={set.at} as="recent" />
          </>
        )}
      </p>
      {set !== null && set.note !== '' && <p className={styles.note}>{set.note}</p>}
      <p>{interval === null ? t('interest.nothingProposed') : t('interest.sentence', { interval })}</p>
      <Button variant="default" size="compact-sm" onClick={onKeepTheirs}>
        {t('interest.keepTheirs')}
      </Button>
    </div>
  )
}
