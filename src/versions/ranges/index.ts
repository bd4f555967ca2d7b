export { intervalsFromBounds } from './bounds.ts'
export { intervalsFromEvents } from './events.ts'
export { contains, exactInterval, type Interval } from './interval.ts'
