import { useTranslation } from 'react-i18next'
import { type CellLook, cellsOf, type StrandLevel, type Strands } from './level.ts'
import styles from './strands.module.css'

interface Props extends Strands {
  /** `worded` says beside the mark what it shows. */
  readonly as?: 'mark' | 'worded'
  /** What hovering tells, where more is to be said than the levels. */
  readonly explained?: string | undefined
}

/** The strand mark: CSIRT at the left, PSIRT at the right, each filled outwards by the team's level. */
export function StrandMark({ csirt, psirt, as = 'mark', explained }: Props) {
  const { t } = useTranslation()
  const wordOf = useLevelWord()
  const inWords = () => t('strands.both', { csirt: wordOf(csirt), psirt: wordOf(psirt) })
  // Putting levels into words is most of what a mark costs; a list has hundreds of marks.
  const told = explained ?? inWords()
  const mark = (
    <svg className={styles.mark} viewBox="0 0 52 12" role="img" aria-label={told}>
      <Half side="csirt" level={csirt} />
      <path d="M26 0v12" className={styles.middle} />
      <Half side="psirt" level={psirt} />
    </svg>
  )
  if (as === 'worded') {
    return (
      <span className={styles.worded} data-hint={explained}>
        {mark}
        <span aria-hidden="true">{explained === undefined ? told : inWords()}</span>
      </span>
    )
  }
  return (
    <span className={styles.holder} data-hint={told}>
      {mark}
    </span>
  )
}

/** The words for a level, an interval of levels, or the unknown. */
export function useLevelWord(): (level: StrandLevel) => string {
  const { t } = useTranslation(['web', 'words'])
  return (level) => {
    if (level === 'unknown') return t('unknown')
    if (typeof level === 'string') return t(`words:interest.levels.${level}`)
    return t('words:interest.between', {
      from: t(`words:interest.levels.${level.from}`),
      to: t(`words:interest.levels.${level.to}`),
    })
  }
}

function Half({ side, level }: { readonly side: 'csirt' | 'psirt'; readonly level: StrandLevel }) {
  return (
    <g className={styles[side]}>
      {cellsOf(level).map(({ step, look }) => (
        <CellShape
          key={step}
          look={look}
          x={side === 'csirt' ? 24.5 - step * 6 : 22.5 + step * 6}
          height={4 + step * 2}
        />
      ))}
    </g>
  )
}

interface CellProps {
  readonly look: CellLook
  readonly x: number
  readonly height: number
}

/** Five wide; growing taller outwards, like wings. */
function CellShape({ look, x, height }: CellProps) {
  const y = 6 - height / 2
  if (look === 'hatched')
    return <path d={`M${x + 0.7} ${y + height}L${x + 4.3} ${y}`} className={styles.hatched} />
  if (look === 'outlined') {
    return <rect x={x + 0.5} y={y + 0.5} width="4" height={height - 1} className={styles.outlined} />
  }
  return <rect x={x} y={y} width="5" height={height} rx="0.5" className={styles[look]} />
}
