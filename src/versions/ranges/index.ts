export { intervalsFromBounds } from './bounds.ts'
export { intervalsFromEvents, type RangeEvent } from './events.ts'
export { contains, doubtfulBuilds, exactInterval, type Interval } from './interval.ts'
