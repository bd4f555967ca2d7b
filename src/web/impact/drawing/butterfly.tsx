import { type KeyboardEvent, useId, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ImpactGraph } from '#contract/matching/impact-graph.ts'
import { useLens } from '../../strands/use-lens.ts'
import { type ImpactSearch, narrowTo, split, turnOpen, widen } from '../impact-search.ts'
import styles from './butterfly.module.css'
import { CauseCard } from './cause-card.tsx'
import { ColumnHead } from './column-head.tsx'
import { type Drawing, layoutGraph } from './layout.ts'
import { moveFrom, readArrow } from './move.ts'
import { NodeButton } from './node-button.tsx'
import type { DrawnNode } from './place.ts'

interface Props {
  readonly graph: ImpactGraph
  readonly search: ImpactSearch
  readonly width: number
  readonly onSearch: (next: ImpactSearch) => void
}

/** Room for the heads of the columns. */
const headHeight = 62

/** The cause in the middle, IT opening to the left, products to the right, development environments below. */
export function Butterfly({ graph, search, width, onSearch }: Props) {
  const { t } = useTranslation('impact')
  const { lens } = useLens()
  const { sides } = graph
  const drawing = useMemo(() => layoutGraph({ sides, width, lens }), [sides, width, lens])
  const [lit, setLit] = useState<string | null>(null)
  const keysId = useId()
  const keys = useDrawingKeys(drawing, () => onSearch(widen(search)))
  const chosen = split(search.at)
  const press = ({ node, column }: DrawnNode) => {
    if (node.is === 'others') onSearch(turnOpen(search, column))
    else onSearch(chosen.includes(node.id) ? widen(search, node.id) : narrowTo(search, node.id))
  }
  return (
    <div className={styles.frame}>
      <p id={keysId} className={styles.keys}>
        {t('drawing.keys')}
      </p>
      <section
        ref={keys.canvas}
        aria-label={t('drawing.label')}
        aria-describedby={keysId}
        className={styles.canvas}
        style={{ width: drawing.width, height: drawing.height + headHeight }}
        onKeyDown={keys.press}
      >
        {drawing.heads.map((head) => (
          <ColumnHead {...head} key={head.key} graph={graph} search={search} onSearch={onSearch} />
        ))}
        <div className={styles.body} style={{ top: headHeight }}>
          <Flows drawing={drawing} lit={lit} />
          <CauseCard box={drawing.cause} graph={graph} />
          {drawing.empty.map(({ side, x, y, width: wide, height }) => (
            <p key={side} className={styles.empty} style={{ left: x, top: y, width: wide, height }}>
              {t(`drawing.empty.${side}`)}
            </p>
          ))}
          {drawing.nodes.map((placed) => (
            <NodeButton
              key={placed.key}
              placed={placed}
              isCurrent={keys.current === placed.key}
              isChosen={chosen.includes(placed.node.id)}
              isNear={lit === null || lit === placed.key || isLinked(drawing, lit, placed.key)}
              onLight={setLit}
              onPress={() => press(placed)}
            />
          ))}
        </div>
      </section>
    </div>
  )
}

function isLinked({ ribbons }: Drawing, a: string, b: string): boolean {
  return ribbons.some((one) => (one.from === a && one.to === b) || (one.from === b && one.to === a))
}

/** All ribbons in one picture below the nodes; those of the node that is looked at stand out. */
function Flows({ drawing, lit }: { readonly drawing: Drawing; readonly lit: string | null }) {
  const { width, height, ribbons, stem } = drawing
  return (
    <svg
      className={styles.flows}
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      aria-hidden="true"
    >
      {stem !== null && <rect className={styles.stem} {...stem} />}
      {ribbons.map((ribbon) => (
        <path
          key={ribbon.key}
          d={ribbon.path}
          className={styles.ribbon}
          data-side={ribbon.side}
          data-lit={lit === null ? undefined : ribbon.from === lit || ribbon.to === lit}
        />
      ))}
    </svg>
  )
}

/** One stop for the tab key; arrows lead from node to node, Backspace widens. */
function useDrawingKeys({ nodes }: Drawing, onWiden: () => void) {
  const canvas = useRef<HTMLElement>(null)
  const [held, setHeld] = useState<string | null>(null)
  const current = nodes.some((node) => node.key === held) ? held : (nodes[0]?.key ?? null)
  const press = (event: KeyboardEvent) => {
    if (event.key === 'Backspace') {
      event.preventDefault()
      onWiden()
      return
    }
    const arrow = readArrow(event.key)
    const focused = event.target instanceof HTMLElement ? event.target.dataset.node : undefined
    const at = nodes.find((node) => node.key === focused)
    if (arrow === undefined || at === undefined) return
    event.preventDefault()
    const next = moveFrom(nodes, at, arrow)
    if (next === null) return
    setHeld(next.key)
    canvas.current?.querySelector<HTMLElement>(`[data-node="${CSS.escape(next.key)}"]`)?.focus()
  }
  return { canvas, current, press }
}
