import { useTranslation } from 'react-i18next'
import type { GraphColumn, GraphNode, GraphSide, ImpactGraph } from '#contract/matching/impact-graph.ts'
import { type ImpactSearch, narrowTo, split, turnOpen, widen } from '../impact-search.ts'
import { useNodeWords } from '../use-node-words.ts'
import styles from './stations.module.css'

interface Props {
  readonly graph: ImpactGraph
  readonly search: ImpactSearch
  readonly onSearch: (next: ImpactSearch) => void
}

/** The drawing where room is short: column under column, each station a bar as long as it has items. */
export function Stations({ graph, search, onSearch }: Props) {
  const { t } = useTranslation('impact')
  const { columnWord, number } = useNodeWords()
  const most = Math.max(1, ...graph.sides.map((side) => side.cis))
  return graph.sides
    .filter((side) => side.cis > 0)
    .map((side) => (
      <section key={side.side} className={styles.side} data-side={side.side}>
        <h2 className={styles.sideTitle}>
          {t(`sides.${side.side}`)}{' '}
          <span className={styles.count}>{t('items', { count: side.cis, number: number(side.cis) })}</span>
        </h2>
        {side.columns
          .filter((column) => !column.folded && column.nodes.some((node) => node.is !== 'none'))
          .map((column) => (
            <div key={column.id} className={styles.column}>
              <h3 className={styles.columnTitle}>{columnWord(column.id, side.side)}</h3>
              <ul className={styles.list}>
                {column.nodes.map((node) => (
                  <li key={node.id}>
                    <Station {...{ node, column, side, search, onSearch }} share={node.cis / most} />
                  </li>
                ))}
              </ul>
            </div>
          ))}
      </section>
    ))
}

interface StationProps extends Omit<Props, 'graph'> {
  readonly node: GraphNode
  readonly column: GraphColumn
  readonly side: GraphSide
  readonly share: number
}

function Station({ node, column, search, onSearch, share }: StationProps) {
  const { nameWord, figures, number } = useNodeWords()
  const name = nameWord(node, column.id)
  const isChosen = split(search.at).includes(node.id)
  const press = () => {
    if (node.is === 'others') onSearch(turnOpen(search, column.id))
    else onSearch(isChosen ? widen(search, node.id) : narrowTo(search, node.id))
  }
  return (
    <button
      type="button"
      className={styles.station}
      data-is={node.is}
      aria-pressed={node.is === 'others' ? undefined : isChosen}
      aria-label={[name, ...figures(node)].join(' · ')}
      onClick={press}
    >
      <span className={styles.name}>{name}</span>
      <span className={styles.number} data-digits>
        {number(node.cis)}
      </span>
      <span className={styles.track} aria-hidden="true">
        <span className={styles.length} style={{ width: `${Math.max(2, share * 100)}%` }}>
          <span className={styles.affected} style={{ flexGrow: node.affected ?? 1 }} />
          <span className={styles.undetermined} style={{ flexGrow: node.undetermined ?? 0 }} />
        </span>
      </span>
    </button>
  )
}
