import { IconChevronsLeft, IconChevronsRight, IconPlus } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { GraphColumn, GraphSide, ImpactGraph } from '#contract/matching/impact-graph.ts'
import { columnsIn, type ImpactSearch, turnFold, turnOpen } from '../impact-search.ts'
import { useNodeWords } from '../use-node-words.ts'
import styles from './butterfly.module.css'
import { foldedIn } from './folded.ts'

interface Props {
  readonly side: GraphSide['side']
  readonly column: GraphColumn
  readonly x: number
  readonly width: number
  readonly graph: ImpactGraph
  readonly search: ImpactSearch
  readonly onSearch: (next: ImpactSearch) => void
}

/** What a column shows, how many there are, and the way to fold it; of a folded one only the way back. */
export function ColumnHead({ side, column, x, width, graph, search, onSearch }: Props) {
  const { t } = useTranslation('impact')
  const { columnWord, number } = useNodeWords()
  const word = columnWord(column.id, side)
  const turn = () => onSearch(turnFold(search, column.id, foldedIn(graph)))
  const place = { left: x, width }
  if (column.folded) {
    const label = t('fold.show', { column: word })
    return (
      <div className={styles.head} style={place} data-folded>
        <button type="button" className={styles.fold} aria-label={label} data-hint={label} onClick={turn}>
          <IconPlus size={14} stroke={1.8} aria-hidden="true" />
        </button>
      </div>
    )
  }
  const Hide = side === 'it' ? IconChevronsRight : IconChevronsLeft
  const label = t('fold.hide', { column: word })
  const isOpen = columnsIn(search.open).includes(column.id)
  return (
    <div className={styles.head} style={place} data-side={side}>
      <span className={styles.title}>{word}</span>
      <span className={styles.below} data-digits>
        {isOpen ? (
          <button
            type="button"
            className={styles.fewer}
            onClick={() => onSearch(turnOpen(search, column.id))}
          >
            {t('fold.fewer')}
          </button>
        ) : (
          number(column.stations)
        )}
        <button type="button" className={styles.fold} aria-label={label} data-hint={label} onClick={turn}>
          <Hide size={14} stroke={1.6} aria-hidden="true" />
        </button>
      </span>
    </div>
  )
}
