import { useTranslation } from 'react-i18next'
import type { ImpactGraph } from '#contract/matching/impact-graph.ts'
import { SeverityBadge } from '../../ui/badges/severity-badge.tsx'
import { Pulse } from '../../ui/feedback/pulse.tsx'
import { useNodeWords } from '../use-node-words.ts'
import { useSubject } from '../use-subject.ts'
import styles from './butterfly.module.css'
import type { Box } from './place.ts'

/** What it all comes from, and how much it touches. */
export function CauseCard({ box, graph }: { readonly box: Box; readonly graph: ImpactGraph }) {
  const { t } = useTranslation('impact')
  const { number } = useNodeWords()
  const { name, detail } = useSubject(graph)
  const { vulnerability } = graph.from
  return (
    <div className={styles.cause} style={{ left: box.x, top: box.y, width: box.width, height: box.height }}>
      <strong className={styles.causeName}>{name.split('/').at(-1)}</strong>
      {detail !== '' && <span className={styles.causeDetail}>{detail}</span>}
      {vulnerability !== null && (
        <SeverityBadge
          severity={vulnerability.severity?.rating ?? null}
          score={vulnerability.severity?.score}
        />
      )}
      <span className={styles.causeCount} data-digits>
        <Pulse value={graph.cis}>{t('items', { count: graph.cis, number: number(graph.cis) })}</Pulse>
      </span>
    </div>
  )
}
