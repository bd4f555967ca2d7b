import { useTranslation } from 'react-i18next'
import type { GraphNode } from '#contract/matching/impact-graph.ts'
import { Pulse } from '../../ui/feedback/pulse.tsx'
import { useNodeWords } from '../use-node-words.ts'
import styles from './butterfly.module.css'
import type { DrawnNode } from './place.ts'

interface Props {
  readonly placed: DrawnNode
  /** Where the tab key stops. */
  readonly isCurrent: boolean
  readonly isChosen: boolean
  /** Not to be dimmed while another node is looked at. */
  readonly isNear: boolean
  readonly onLight: (key: string | null) => void
  readonly onPress: () => void
}

/** A station: its name, how many items pass it, and how much of them is affected or undetermined. */
export function NodeButton({ placed, isCurrent, isChosen, isNear, onLight, onPress }: Props) {
  const { t } = useTranslation('impact')
  const { nameWord, shortWord, figures } = useNodeWords()
  const { key, side, column, node, isHollow, x, y, width, height } = placed
  const name = nameWord(node, column)
  const told = [name, ...figures(node), ...(node.is === 'none' ? [t('none.hint')] : [])].join(' · ')
  return (
    <button
      type="button"
      className={styles.node}
      data-node={key}
      data-side={side}
      data-is={node.is}
      data-near={isNear}
      data-tall={tallness(height)}
      data-hollow={isHollow}
      data-narrow={width < wordy}
      aria-pressed={node.is === 'others' ? undefined : isChosen}
      aria-label={told}
      data-hint={told}
      tabIndex={isCurrent ? 0 : -1}
      style={{ left: x, top: y, width, height }}
      onClick={onPress}
      onPointerEnter={() => onLight(key)}
      onPointerLeave={() => onLight(null)}
      onFocus={() => onLight(key)}
      onBlur={() => onLight(null)}
    >
      <VerdictBar node={node} />
      <span className={styles.name}>{shortWord(node, column)}</span>
      {!isHollow && <Figures placed={placed} />}
    </button>
  )
}

/** Whether a name may take one, two or three lines. */
function tallness(height: number): 'no' | 'yes' | 'very' {
  if (height < 54) return 'no'
  return height < 72 ? 'yes' : 'very'
}

/** Below this width a figure stands without its word. */
const wordy = 96

function Figures({ placed: { node, column, width } }: Pick<Props, 'placed'>) {
  const { t } = useTranslation('impact')
  const { kindWord, number } = useNodeWords()
  const isItem = column === 'item' && node.kind !== null
  return (
    <span className={styles.figures} data-digits>
      <span>
        {isItem ? (
          kindWord(node.kind ?? '')
        ) : (
          <Pulse value={node.cis}>
            {width < wordy ? number(node.cis) : t('items', { count: node.cis, number: number(node.cis) })}
          </Pulse>
        )}
      </span>
      {node.open !== null && node.open > 0 && (
        <span className={styles.open}>
          <svg viewBox="0 0 10 10" aria-hidden="true">
            <circle cx="5" cy="5" r="3.6" />
          </svg>
          {!isItem && <Pulse value={node.open}>{number(node.open)}</Pulse>}
        </span>
      )}
    </span>
  )
}

/** Affected is solid, undetermined hatched, and nothing is drawn where nothing is known against it. */
function VerdictBar({ node }: { readonly node: GraphNode }) {
  const { cis, affected, undetermined } = node
  if (affected === null || undetermined === null) return <span className={styles.bar} aria-hidden="true" />
  return (
    <span className={styles.bar} aria-hidden="true">
      <span className={styles.affected} style={{ flexGrow: affected }} />
      <span className={styles.undetermined} style={{ flexGrow: undetermined }} />
      <span style={{ flexGrow: cis - affected - undetermined }} />
    </span>
  )
}
