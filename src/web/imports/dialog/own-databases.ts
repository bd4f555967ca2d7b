/** A record of a database that an ecosystem keeps itself: of which, and what it is called. */
export interface OwnRecord {
  readonly source: 'rustsec' | 'hsec' | 'rubysec' | 'friendsofphp'
  readonly name: string | null
}

/** RustSec and HSEC begin with their facts in TOML; only HSEC's ids say whose they are. */
const front = /^```toml\s+\[advisory\]\s/
const frontId = /^id\s*=\s*"([A-Za-z]{2,10}-\d{4}-\d{1,10})"/m

const gem = /^gem:\s*["']?([\w.-]{1,100})/m
const gemName = /^(?:cve|ghsa|osvdb):\s*["']?[\w-]{1,40}/m
const composer = /^reference:\s*["']?composer:\/\/([\w./-]{1,200})/m

/** Recognises a record of RustSec, HSEC, RubySec or FriendsOfPHP by its own fields; null for everything else. */
export function readOwnRecord(text: string): OwnRecord | null {
  if (front.test(text)) {
    const name = frontId.exec(text)?.[1] ?? null
    return { source: name?.startsWith('HSEC-') === true ? 'hsec' : 'rustsec', name }
  }
  const [, composed] = composer.exec(text) ?? []
  if (composed !== undefined && /^branches:/m.test(text)) return { source: 'friendsofphp', name: composed }
  const [, named] = gem.exec(text) ?? []
  return named !== undefined && gemName.test(text) && /^title:/m.test(text)
    ? { source: 'rubysec', name: named }
    : null
}
