export { type NetLimits, netLimits } from './limits.ts'
export { type Allowed, hostOf, normaliseHost, permissionFor, readLocation } from './locations.ts'
export { type Asked, type Outside, openOutside, type Reply, type Validators } from './outside.ts'
export type { Resolve } from './resolving.ts'
