import type { Connector } from './connector.ts'
import { cve } from './cve/index.ts'
import { eol } from './eol/index.ts'
import { epss } from './epss/index.ts'
import { eukev } from './eukev/index.ts'
import { euvd } from './euvd/index.ts'
import { friendsOfPhp } from './friendsofphp/index.ts'
import { hsec } from './hsec/index.ts'
import { jvn } from './jvn/index.ts'
import { kev } from './kev/index.ts'
import { nvd } from './nvd/index.ts'
import { osv } from './osv/index.ts'
import { rubysec } from './rubysec/index.ts'
import { rustsec } from './rustsec/index.ts'

/** Every source that can be fetched from the network. A new one is a folder beside and a line here. */
export const connectors: ReadonlyMap<string, Connector> = new Map(
  [osv, cve, nvd, jvn, euvd, kev, eukev, epss, rustsec, hsec, rubysec, friendsOfPhp, eol].map((connector) => [
    connector.id,
    connector,
  ]),
)
