import { useTranslation } from 'react-i18next'
import type { ImpactGraph } from '#contract/matching/impact-graph.ts'
import styles from './impact.module.css'

/** What solid, hatched and the ring mean; only what is there. */
export function Legend({ graph }: { readonly graph: ImpactGraph }) {
  const { t } = useTranslation('impact')
  const { affected, undetermined, open } = graph
  return (
    <ul className={styles.legend}>
      {affected !== null && affected > 0 && (
        <li>
          <span className={styles.solid} aria-hidden="true" />
          {t('drawing.legend.affected')}
        </li>
      )}
      {undetermined !== null && undetermined > 0 && (
        <li>
          <span className={styles.hatched} aria-hidden="true" />
          {t('drawing.legend.undetermined')}
        </li>
      )}
      {open !== null && open > 0 && (
        <li>
          <svg className={styles.ring} viewBox="0 0 10 10" aria-hidden="true">
            <circle cx="5" cy="5" r="3.6" />
          </svg>
          {t('toDecide')}
        </li>
      )}
    </ul>
  )
}
