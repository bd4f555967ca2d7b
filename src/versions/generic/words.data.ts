/** Words of what comes before a release, by their place: the lower the earlier. */
export const before: ReadonlyMap<string, number> = new Map([
  ['dev', 1],
  ['devel', 1],
  ['snapshot', 1],
  ['nightly', 1],
  ['canary', 1],
  ['prealpha', 2],
  ['alpha', 3],
  ['preview', 4],
  ['ea', 4],
  ['tp', 4],
  ['test', 4],
  ['beta', 5],
  ['milestone', 6],
  ['next', 7],
  ['rc', 8],
  ['cr', 8],
])

/** The place of a word that begins with `pre` and is not told above (`prerelease`). */
export const otherPre = 7

/** Letters that stand for such a word where they are glued between digits (`1.0b2`). */
export const glued: ReadonlyMap<string, string> = new Map([
  ['a', 'alpha'],
  ['b', 'beta'],
  ['m', 'milestone'],
])

/** Words of what is put onto a release: patches, updates, service packs. */
export const after: ReadonlySet<string> = new Set([
  'p',
  'pl',
  'patch',
  'patchlevel',
  'post',
  'sp',
  'u',
  'update',
])

/** Words that say no more than that it is a release. */
export const dropped: ReadonlySet<string> = new Set([
  'final',
  'ga',
  'gm',
  'lts',
  'rel',
  'release',
  'rtm',
  'stable',
  'v',
  'version',
])

/** Words by which a text tells several versions, or which it does not say: there is no key of them. */
export const notOne: ReadonlySet<string> = new Set([
  'all',
  'and',
  'any',
  'before',
  'below',
  'earlier',
  'from',
  'later',
  'lower',
  'newer',
  'older',
  'or',
  'prior',
  'since',
  'through',
  'to',
  'unknown',
  'unspecified',
  'until',
  'up',
  'x',
])
