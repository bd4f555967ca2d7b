export { type Bound, type Bounds, intervalsFromBounds } from './bounds.ts'
export { intervalsFromEvents, type RangeEvent } from './events.ts'
export {
  type AffectedIntervals,
  contains,
  exactInterval,
  type Interval,
  type UnevaluableRange,
} from './interval.ts'
