import type { Doubt, Rank, Reason } from './reason.ts'

/** What is explained: a component that a stretch of versions touches, and what came of it. */
export interface Explained {
  readonly component: { readonly name: string; readonly version: string }
  readonly verdict: 'affected' | 'not_affected' | 'not_used' | 'undetermined'
  readonly reason: Omit<Reason, 'fixed'> & { readonly fixed?: readonly string[] }
}

type Ground = 'inside' | 'listed' | 'all' | 'freed' | 'mended' | 'unused' | 'unfulfilled'

/** Texts of the catalogue `words`, so that every way out says the same. */
export type WhyKey =
  | `why.ground.${Ground}`
  | `why.doubt.${Doubt}`
  | `why.settle.${Doubt}`
  | `why.rank.${Rank}`
  | `why.range.${'all' | 'one' | 'from' | 'after' | 'before' | 'upTo' | 'both' | 'unread'}`
  | `why.${'fixed' | 'unfixed' | 'built' | 'owned' | 'cpe' | 'called' | 'told'}`
  | `why.platform.${'or' | 'found' | 'beneath'}`

type Fact =
  | 'component'
  | 'version'
  | 'source'
  | 'record'
  | 'rank'
  | 'range'
  | 'fixed'
  | 'lower'
  | 'upper'
  | 'binary'
  | 'list'
  | 'platform'
  | 'found'
  | 'owner'

/** A text of the catalogue in the reader's language. */
export type SayWhy = (key: WhyKey, facts?: { readonly [name in Fact]?: string }) => string

/**
 * Why a component counts as hit, in sentences: what was compared with what, by whose word; by which name where that is
 * not its own; and what is fixed, or what would settle it.
 */
export function explainHit(say: SayWhy, { component, verdict, reason }: Explained): readonly string[] {
  const { owner } = reason
  // What is said of the package that holds it is told of that.
  const spoken = owner?.says === undefined ? component : owner
  const held = owner === undefined ? {} : { owner: `${owner.name} ${owner.version}` }
  const facts = {
    component: spoken.name,
    version: spoken.version,
    ...held,
    source: reason.source,
    record: reason.record,
    rank: say(`why.rank.${reason.rank}`),
    range: rangeInWords(say, reason.range),
    platform: platformInWords(say, reason.platform),
  }
  const named = [
    ...(owner?.says === undefined ? [] : [say('why.owned', { component: component.name, ...held })]),
    ...(reason.built === undefined ? [] : [say('why.built', reason.built)]),
    ...(reason.rank === 'cpe' ? [say('why.cpe')] : []),
    ...calledSo(say, reason.called),
  ]
  if (verdict === 'undetermined') {
    const doubt = doubtOf(reason)
    return [say(`why.doubt.${doubt}`, facts), ...named, say(`why.settle.${doubt}`, facts)]
  }
  return [
    say(`why.ground.${groundOf(verdict, reason)}`, facts),
    ...named,
    ...onPlatform(say, reason.platform),
    ...fixedIn(say, verdict, reason),
  ]
}

/** What must be there as well, all of it; of each part one is enough. */
function platformInWords(say: SayWhy, platform: Reason['platform']): string {
  const parts = (platform?.needed ?? []).map((names) =>
    names.split(' | ').reduce((lower, upper) => say('why.platform.or', { lower, upper })),
  )
  return parts.join(' + ')
}

/** That it is, where it is. */
function onPlatform(say: SayWhy, platform: Reason['platform']): readonly string[] {
  if (platform?.there !== true) return []
  const facts = { platform: platformInWords(say, platform), found: platform.found.join(', ') }
  return [say(platform.found.length === 0 ? 'why.platform.beneath' : 'why.platform.found', facts)]
}

/** By whose word the component is that product. */
function calledSo(say: SayWhy, by: string | undefined): readonly string[] {
  if (by === undefined) return []
  return [by === 'person' ? say('why.told') : say('why.called', { list: by })]
}

function fixedIn(
  say: SayWhy,
  verdict: Explained['verdict'],
  { fixed }: Explained['reason'],
): readonly string[] {
  if (verdict !== 'affected' || fixed === undefined) return []
  return [fixed.length === 0 ? say('why.unfixed') : say('why.fixed', { fixed: fixed.join(', ') })]
}

/** What was written down before the doubt was told says it by its range alone. */
function doubtOf({ doubt, range }: Explained['reason']): Doubt {
  return doubt ?? (range.startsWith('?') ? 'range' : 'version')
}

function groundOf(
  verdict: Exclude<Explained['verdict'], 'undetermined'>,
  { range, doubt, owner }: Explained['reason'],
): Ground {
  if (verdict === 'not_affected') return owner?.says === 'affected' ? 'mended' : 'freed'
  if (verdict === 'not_used') return doubt === 'condition' ? 'unfulfilled' : 'unused'
  if (range === '*') return 'all'
  return range.startsWith('= ') ? 'listed' : 'inside'
}

const bounds = [
  ['>= ', 'why.range.from'],
  ['> ', 'why.range.after'],
  ['<= ', 'why.range.upTo'],
  ['< ', 'why.range.before'],
  ['= ', 'why.range.one'],
] as const satisfies readonly (readonly [string, WhyKey])[]

/** A stretch as matching writes it (`>= 2.0, < 2.17.1`, `= 1.0`, `*`, `? …`) in words. */
export function rangeInWords(say: SayWhy, range: string): string {
  if (range === '*') return say('why.range.all')
  if (range.startsWith('?')) return say('why.range.unread')
  const [lower = '', upper] = range.split(', ').map((bound) => boundInWords(say, bound))
  return upper === undefined ? lower : say('why.range.both', { lower, upper })
}

function boundInWords(say: SayWhy, bound: string): string {
  const known = bounds.find(([sign]) => bound.startsWith(sign))
  return known === undefined ? bound : say(known[1], { version: bound.slice(known[0].length) })
}
