import type { CpeMatch } from '#formats/advisory/model/configuration.ts'
import { anyUpdateOf } from '#versions/generic/index.ts'
import { anyValue, type CpeName, cpeScheme, cpeVersionOf } from '#versions/identifiers/cpe/index.ts'
import { type Interval, intervalsFromBounds } from '#versions/ranges/index.ts'
import { describeInterval } from '../describe-interval.ts'
import { everyVersion, pointOf, type Stretch, toStretch } from './stretch.ts'

/**
 * Bounds stand in place of the name's own version. ANY is every version. NA is a product without versions, which
 * says nothing of those that a component has; nor does a pattern.
 */
export function stretchesOfMatch(match: CpeMatch, name: CpeName): readonly Stretch[] {
  const from = boundOf(match.startIncluding, match.startExcluding)
  const to = boundOf(match.endIncluding, match.endExcluding)
  if (from !== null || to !== null) {
    const { intervals, undetermined } = intervalsFromBounds(cpeScheme, { from, to, fixed: null })
    const isAnyUpdate = name.update === anyValue
    return [
      ...intervals.map((one) =>
        toStretch('affected', isAnyUpdate ? withUpdates(one) : one, describeInterval(one)),
      ),
      ...undetermined.map((one) => toStretch('undetermined', one, describeInterval(one))),
    ]
  }
  const version = cpeVersionOf(name)
  if (version.kind === 'any') return [{ ...everyVersion, verdict: 'affected', text: '' }]
  if (version.kind !== 'one') return [{ ...everyVersion, verdict: 'undetermined', text: '' }]
  return [pointOf(version)]
}

/**
 * Bounds are versions alone: where the name leaves the update open, a version that still belongs to them does so with
 * whatever update (NISTIR 7696 §6.2), as its candidates and its patches. NVD names single updates beside an exclusive bound.
 */
function withUpdates(interval: Interval): Pick<Interval, 'lo' | 'hi'> {
  const { lo, hi, loText, hiText, loIncluded, hiIncluded } = interval
  const [first, last] = [loText, hiText].map((text) => (text === null ? undefined : cpeScheme.encode(text)))
  return {
    lo: loIncluded && first !== undefined ? anyUpdateOf(first).lo : lo,
    hi: hiIncluded && last !== undefined ? anyUpdateOf(last).hi : hi,
  }
}

/** Both kinds of bound at once contradict each other: the narrower reading might miss, so that the wider holds. */
function boundOf(including: string | null, excluding: string | null) {
  if (including !== null) return { version: including, included: true }
  return excluding === null ? null : { version: excluding, included: false }
}
