import type { Bench } from '../bench.ts'
import { match } from './match.ts'
import { worklist } from './worklist.ts'

/** Every bench. A new one is a file and a line here. */
export const benches: ReadonlyMap<string, Bench> = new Map([match, worklist].map((one) => [one.name, one]))
