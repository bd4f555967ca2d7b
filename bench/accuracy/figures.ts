import { type Cause, causes } from './causes.data.ts'
import type { Outcome } from './judge.ts'

/** One compared statement, ready to be counted and told. */
export interface Line {
  readonly set: string
  readonly case: string
  readonly ecosystem: string
  readonly component: string
  readonly names: readonly string[]
  readonly outcome: Outcome
  /** Whether the data at hand hold an advisory for it. */
  readonly isKnown: boolean
  /** Whether we say of what is labelled as affected that it is not. */
  readonly isDenied: boolean
  /** Null where there is no difference to explain. */
  readonly cause: Cause | null
  readonly detail: string
}

/** What came of the statements about an ecosystem. */
export interface Figures {
  readonly true: number
  readonly false: number
  readonly missed: number
  readonly undetermined: number
  readonly doubted: number
  readonly quiet: number
  readonly unlabelled: number
  /** Of what is labelled as affected, how much we call not affected. */
  readonly denied: number
  /** Missed because of our reading or our rule. */
  readonly missedByRule: number
  /** True, missed and undetermined of which the data at hand hold an advisory. */
  readonly known: { readonly true: number; readonly missed: number; readonly undetermined: number }
}

export function figuresOf(lines: readonly Line[]): Figures {
  const number = (outcome: Outcome) => lines.filter((line) => line.outcome === outcome).length
  const known = (outcome: Outcome) => lines.filter((line) => line.outcome === outcome && line.isKnown).length
  return {
    true: number('true'),
    false: number('false'),
    missed: number('missed'),
    undetermined: number('undetermined'),
    doubted: number('doubted'),
    quiet: number('quiet'),
    unlabelled: number('unlabelled'),
    denied: lines.filter((line) => line.isDenied).length,
    missedByRule: lines.filter(isMissedByRule).length,
    known: { true: known('true'), missed: known('missed'), undetermined: known('undetermined') },
  }
}

function isMissedByRule({ outcome, cause }: Line): boolean {
  return (
    (outcome === 'missed' || outcome === 'undetermined') && cause !== null && causes[cause].side === 'rule'
  )
}

/** Of what we found, how much is right; of what is right, how much we found; their harmonic mean. Null: no base. */
export interface Rates {
  readonly precision: number | null
  readonly recall: number | null
  readonly f1: number | null
}

/** Over all labels. What is undetermined is neither true nor false, and not found. */
export function rates({ true: found, false: wrong, missed, undetermined }: Figures): Rates {
  return ratesOf({ found, wrong, missed: missed + undetermined })
}

/** Over the labels of which the data hold an advisory, leaving apart what is undetermined. */
export function knownRates({ false: wrong, known }: Figures): Rates {
  return ratesOf({ found: known.true, wrong, missed: known.missed })
}

function ratesOf({
  found,
  wrong,
  missed,
}: {
  readonly found: number
  readonly wrong: number
  readonly missed: number
}): Rates {
  const share = (part: number, whole: number) => (whole === 0 ? null : part / whole)
  return {
    precision: share(found, found + wrong),
    recall: share(found, found + missed),
    f1: share(2 * found, 2 * found + wrong + missed),
  }
}
