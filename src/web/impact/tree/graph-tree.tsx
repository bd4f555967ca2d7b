import { IconChevronRight } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import {
  type GraphColumn,
  type GraphNode,
  type GraphSide,
  type ImpactGraph,
  readImpactGraph,
} from '#contract/matching/impact-graph.ts'
import { Answered } from '../../api/answered.tsx'
import { ask } from '../../api/query.ts'
import { useNodeWords } from '../use-node-words.ts'
import { useSubject } from '../use-subject.ts'
import styles from './graph-tree.module.css'

interface Props {
  readonly graph: ImpactGraph
  readonly from: string
  readonly at: string | undefined
}

/**
 * The graph as a tree: from the cause outwards, branch by branch. What lies below a branch is asked for when it is
 * opened, so that its figures are those of the items that pass everything above it.
 */
export function GraphTree({ graph, from, at }: Props) {
  const { t } = useTranslation('impact')
  const { number } = useNodeWords()
  const { name } = useSubject(graph)
  return (
    <ul className={styles.tree} aria-label={t('tree.label', { name })}>
      {graph.sides
        .filter((side) => side.cis > 0)
        .map((side) => (
          <li key={side.side} className={styles.side} data-side={side.side}>
            <span className={styles.sideName}>
              {t(`sides.${side.side}`)}{' '}
              <span className={styles.figures}>
                {t('items', { count: side.cis, number: number(side.cis) })}
              </span>
            </span>
            <Branches
              {...{ graph, from, side: side.side, above: at === undefined ? [] : at.split(','), step: 0 }}
            />
          </li>
        ))}
    </ul>
  )
}

interface Level {
  readonly from: string
  readonly side: GraphSide['side']
  /** Ids of the nodes above. */
  readonly above: readonly string[]
  /** Which column stands here. */
  readonly step: number
}

function Branches({ graph, ...level }: Level & { readonly graph: ImpactGraph }) {
  const { t } = useTranslation('impact')
  const columns = graph.sides.find((side) => side.side === level.side)?.columns ?? []
  const column = columns[level.step]
  if (column === undefined) return null
  const last = level.step === columns.length - 1
  const others = column.nodes.find((node) => node.is === 'others')
  return (
    <ul className={styles.branches}>
      {column.nodes
        .filter((node) => node.is !== 'others')
        .map((node) => (
          <Branch key={node.id} {...level} node={node} column={column} isLast={last} />
        ))}
      {others !== undefined && <li className={styles.more}>{t('tree.more', { number: others.stations })}</li>}
    </ul>
  )
}

interface BranchProps extends Level {
  readonly node: GraphNode
  readonly column: GraphColumn
  readonly isLast: boolean
}

function Branch({ node, column, isLast, from, side, above, step }: BranchProps) {
  const [isOpen, setOpen] = useState(false)
  const { nameWord, columnWord, figures } = useNodeWords()
  const words = (
    <>
      <span className={styles.name}>{nameWord(node, column.id)}</span>{' '}
      <span className={styles.figures}>
        {columnWord(column.id, side)} · {figures(node).join(' · ')}
      </span>
    </>
  )
  if (isLast) return <li className={styles.leaf}>{words}</li>
  return (
    <li>
      <button
        type="button"
        className={styles.branch}
        aria-expanded={isOpen}
        onClick={() => setOpen((before) => !before)}
      >
        <IconChevronRight size={15} stroke={1.7} className={styles.turn} aria-hidden="true" />
        <span>{words}</span>
      </button>
      {isOpen && <Below {...{ from, side, step: step + 1 }} above={[...above, node.id]} />}
    </li>
  )
}

function Below(level: Level) {
  const { from, above, side } = level
  const query = useQuery(
    ask(readImpactGraph, { query: { from, at: placesOf(above), open: columnsOf(side) } }),
  )
  return (
    <Answered query={query} as="part">
      {(graph) => <Branches graph={graph} {...level} />}
    </Answered>
  )
}

function placesOf(above: readonly string[]): string {
  return above.join(',')
}

/** In a tree there is room for more of each column. */
function columnsOf(side: GraphSide['side']): string {
  return side === 'product' ? 'component,item,product,delivery,customer' : 'component,item,system,division'
}
