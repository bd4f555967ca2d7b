import type { Connector } from './connector.ts'
import { epss } from './epss/index.ts'
import { kev } from './kev/index.ts'
import { osv } from './osv/index.ts'

/** Every source that can be fetched from the network. A new one is a folder beside and a line here. */
export const connectors: ReadonlyMap<string, Connector> = new Map(
  [osv, kev, epss].map((connector) => [connector.id, connector]),
)
