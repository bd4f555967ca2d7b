export { intervalsFromEvents } from './events.ts'
export { contains, exactInterval, type Interval } from './interval.ts'
