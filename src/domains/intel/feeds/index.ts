import { csaf } from './csaf/index.ts'
import { cve } from './cve/index.ts'
import { eol } from './eol/index.ts'
import { epss } from './epss/index.ts'
import { eukev } from './eukev/index.ts'
import { euvd } from './euvd/index.ts'
import type { Feed } from './feed.ts'
import { friendsOfPhp } from './friendsofphp/index.ts'
import { hsec } from './hsec/index.ts'
import { jvn } from './jvn/index.ts'
import { jvnProducts } from './jvn-products/index.ts'
import { kev } from './kev/index.ts'
import { maker } from './maker/index.ts'
import { nvd } from './nvd/index.ts'
import { osv } from './osv/index.ts'
import { rubysec } from './rubysec/index.ts'
import { rustsec } from './rustsec/index.ts'
import { vex } from './vex/index.ts'

const all: readonly Feed[] = [
  osv,
  cve,
  nvd,
  csaf,
  vex,
  maker,
  jvn,
  jvnProducts,
  euvd,
  kev,
  eukev,
  epss,
  eol,
  rustsec,
  hsec,
  rubysec,
  friendsOfPhp,
]

/** Every feed. A new one is a folder beside and a line here. */
export const feeds: ReadonlyMap<string, Feed> = new Map(all.map((feed) => [feed.id, feed]))

/** What a source is called; one that has no feed any more by its id. */
export function titleOfSource(id: string): string {
  return feeds.get(id)?.title ?? id
}
