import type { CpeConfiguration, CpeMatch } from '#formats/advisory/model/configuration.ts'
import type { NamedProduct } from '#formats/advisory/model/product.ts'
import { type CpeName, type CpeVersion, cpeKey, cpeScheme, cpeVersionOf, formatCpe, traitsOf } from '#versions/identifiers/cpe/index.ts'
import { anyUpdateOf } from '#versions/generic/index.ts'
import { aboveAll, belowAll } from '#versions/keys/key.ts'
import { type Interval, intervalsFromBounds } from '#versions/ranges/index.ts'
import { describeInterval } from '../derive.ts'
import type { AffectedRange } from '../range.ts'
import { type VulnerableName, vulnerableNamesOf } from './configuration.ts'

/** What a record says of products by CPE. */
export interface CpeStatements {
  readonly configurations: readonly CpeConfiguration[]
  readonly products: readonly NamedProduct[]
}

/** The stretches of versions that a record's CPE configurations call vulnerable. */
export function deriveConfigurations(configurations: readonly CpeConfiguration[]): readonly AffectedRange[] {
  return configurations.flatMap((configuration) =>
    vulnerableNamesOf(configuration).flatMap((vulnerable) => rangesOf(vulnerable)),
  )
}

function rangesOf({ match, name, isCertain, conditions }: VulnerableName): readonly AffectedRange[] {
  const packageKey = cpeKey(name)
  if (packageKey === undefined) return []
  const { traits, isWhole } = traitsOf(name)
  const isKnown = isCertain && isWhole && conditions.length === 0
  return stretchesOf(match, name).map(({ verdict, text, ...stretch }) => ({
    packageKey,
    rank: 'cpe',
    distribution: '',
    ...stretch,
    verdict: isKnown ? verdict : 'undetermined',
    text: describe({ name, text, conditions }),
    fixed: [],
    traits,
  }))
}

type Stretch = Pick<AffectedRange, 'verdict' | 'lo' | 'hi' | 'exactVersion' | 'text'>

const everyVersion = { lo: belowAll, hi: aboveAll, exactVersion: null } as const

/**
 * Bounds stand in place of the name's own version. ANY is every version. NA is a product without versions, which
 * says nothing of those that a component has; nor does a pattern.
 */
function stretchesOf(match: CpeMatch, name: CpeName): readonly Stretch[] {
  const from = boundOf(match.startIncluding, match.startExcluding)
  const to = boundOf(match.endIncluding, match.endExcluding)
  if (from !== null || to !== null) {
    const { intervals, undetermined } = intervalsFromBounds(cpeScheme, { from, to, fixed: null })
    return [
      ...intervals.map((interval) => toStretch('affected', interval)),
      ...undetermined.map((interval) => toStretch('undetermined', interval)),
    ]
  }
  const version = cpeVersionOf(name)
  if (version.kind === 'any') return [{ ...everyVersion, verdict: 'affected', text: '' }]
  if (version.kind !== 'one') return [{ ...everyVersion, verdict: 'undetermined', text: '' }]
  return [pointOf(version)]
}

/** Both kinds of bound at once contradict each other: the narrower reading might miss, so that the wider holds. */
function boundOf(including: string | null, excluding: string | null) {
  if (including !== null) return { version: including, included: true }
  return excluding === null ? null : { version: excluding, included: false }
}

/** One version, with all its updates where the name leaves them open; as text where it has no key. */
export function pointOf(version: Extract<CpeVersion, { kind: 'one' }>): Stretch {
  const { key, text, isAnyUpdate } = version
  if (key === undefined) return { verdict: 'affected', lo: null, hi: null, exactVersion: text, text: '' }
  const { lo, hi } = isAnyUpdate ? anyUpdateOf(key) : { lo: key, hi: Buffer.from([...key, 0]) }
  return { verdict: 'affected', lo, hi, exactVersion: null, text: '' }
}

function toStretch(verdict: Stretch['verdict'], interval: Interval): Stretch {
  const { lo, hi } = interval
  return { verdict, lo, hi, exactVersion: null, text: describeInterval(interval) }
}

/** So many names of a condition are written out. */
const shownNames = 3

interface Described {
  readonly name: CpeName
  readonly text: string
  readonly conditions: readonly (readonly string[])[]
}

/** `cpe:2.3:a:x:y:… < 2.0 + cpe:2.3:o:…`: the name, its versions, and what must be there as well. */
function describe({ name, text, conditions }: Described): string {
  const needed = conditions.map((names) => {
    const more = names.length > shownNames ? ' | …' : ''
    return ` + ${names.slice(0, shownNames).join(' | ')}${more}`
  })
  return `${formatCpe(name)}${text === '' ? '' : ` ${text}`}${needed.slice(0, shownNames).join('')}`
}
