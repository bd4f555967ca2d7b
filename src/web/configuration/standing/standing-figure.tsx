import { useTranslation } from 'react-i18next'
import { Pulse } from '../../ui/feedback/pulse.tsx'
import styles from './ci-standing.module.css'
import type { FindingCounts, Standing } from './standing.ts'

interface Props {
  readonly standing: Standing
  readonly of: keyof FindingCounts
  /** `worded` says beside the number what it counts. */
  readonly as?: 'bare' | 'worded'
}

/** One count of an item's findings; drawn as unknown where nobody knows it. */
export function StandingFigure({ standing, of, as = 'bare' }: Props) {
  const { t, i18n } = useTranslation(['configuration', 'web'])
  if (standing === undefined) return null
  if (standing === null) {
    return of === 'open' ? (
      <span className={styles.unknown} data-hint={t('standing.unknownWhy')}>
        {t('web:unknown')}
        <span className={styles.hatch} aria-hidden="true" />
      </span>
    ) : (
      <UnknownHatch />
    )
  }
  const count = standing[of]
  return (
    <span className={styles.figure} data-zero={count === 0} data-hint={t(`standing.${of}Hint`)}>
      <span className={styles.word} data-as={as}>
        {t(`list.${of}`)}{' '}
      </span>
      <Pulse value={count}>{count.toLocaleString(i18n.language)}</Pulse>
    </span>
  )
}

/** Unknown, where a word in every cell would be too much. */
export function UnknownHatch() {
  const { t } = useTranslation()
  return <span className={styles.hatch} role="img" aria-label={t('unknown')} data-hint={t('unknown')} />
}
