export type { NetLimits } from './limits.ts'
export { hostOf, normaliseHost, readLocation } from './locations.ts'
export { type Outside, openOutside, type Reply, type Validators } from './outside.ts'
