import type { Bench } from '../bench.ts'
import { blast } from './blast.ts'
import { feed } from './feed.ts'
import { impact } from './impact.ts'
import { imports } from './import.ts'
import { match } from './match.ts'
import { memory } from './memory.ts'
import { notice } from './notice.ts'
import { read } from './read.ts'
import { rekey } from './rekey.ts'
import { rematch } from './rematch.ts'
import { screensBench } from './screens.ts'
import { worklist } from './worklist.ts'

const list: readonly Bench[] = [
  match,
  rematch,
  rekey,
  impact,
  notice,
  imports,
  feed,
  worklist,
  blast,
  screensBench,
  memory,
  read,
]

/** Every bench. A new one is a file and a name here. */
export const benches: ReadonlyMap<string, Bench> = new Map(list.map((one) => [one.name, one]))
