import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { ImpactGraph } from '#contract/matching/impact-graph.ts'
import { useLocale } from '../i18n/locale.tsx'
import { useLiveState } from '../live/live.tsx'
import { formatMoment } from '../ui/dates/format-moment.ts'
import styles from './impact.module.css'

interface Props {
  readonly graph: ImpactGraph
  /** There is news that has not been drawn yet. */
  readonly isChanged: boolean
  readonly onRedraw: () => void
}

/** Says that the drawing may be old, and since when. */
export function StaleMark({ graph, isChanged, onRedraw }: Props) {
  const { t } = useTranslation('impact')
  const locale = useLocale()
  const isOffline = useLiveState() === 'offline'
  const time = formatMoment(graph.asOf, locale)
  const show = isChanged || isOffline
  return (
    <div role="status" className={styles.stale} data-shown={show}>
      {show && <span>{t(isChanged ? 'stale.changed' : 'stale.offline', { time })}</span>}
      {isChanged && (
        <Button variant="light" size="compact-xs" onClick={onRedraw}>
          {t('stale.redraw')}
        </Button>
      )}
    </div>
  )
}
