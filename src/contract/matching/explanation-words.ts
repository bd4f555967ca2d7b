import type { Cause, ComponentExplanation, Explanation } from './explanations.ts'
import { explainHit, rangeInWords, type SayWhy } from './reason-words.ts'

type Fact =
  | 'component'
  | 'version'
  | 'package'
  | 'vulnerability'
  | 'item'
  | 'release'
  | 'range'
  | 'record'
  | 'source'
  | 'names'
  | 'ecosystem'

export type CauseKey = `why.cause.${Exclude<Cause, 'matched' | 'undetermined'>}`

/** A text of the catalogue `words` in the reader's language. */
export type SayCause = (key: CauseKey, facts: { readonly [name in Fact]?: string }) => string

interface Speaker {
  readonly why: SayWhy
  readonly cause: SayCause
  /** Joins names as the language does. */
  readonly list: (names: readonly string[]) => string
}

/** Ranges and names told of in one sentence. */
const few = 3

/** Why a component counts as hit or does not, a sentence for each cause, the answer first. */
export function explainCauses(
  say: Speaker,
  { vulnerability, ci, late }: Omit<Explanation, 'components'>,
  one: ComponentExplanation,
): readonly string[] {
  const { component, verdict, reason, stretches, like } = one
  const decisive = stretches.find(({ decides }) => decides)
  const against = stretches.find((stretch) => stretch.place === 'inside' && stretch.verdict === 'affected')
  const facts = {
    component: component.name,
    version: component.version === '' ? '?' : component.version,
    package: component.packageKey,
    ecosystem: component.packageKey.split('/', 1).join(''),
    vulnerability: vulnerability.name,
    item: ci?.name ?? '',
    release: component.distribution ?? '?',
    range: say.list(rangesOf(say, one).slice(0, few)),
  }
  return one.causes.flatMap((cause) => {
    switch (cause) {
      case 'matched':
      case 'undetermined':
        return reason === null || verdict === null ? [] : explainHit(say.why, { component, verdict, reason })
      case 'excused':
        if (reason?.owner?.says === 'affected' && verdict !== null)
          return explainHit(say.why, { component, verdict, reason })
        return [say.cause('why.cause.excused', { ...facts, ...namedBy(say, decisive) })]
      case 'overridden':
        return [say.cause('why.cause.overridden', { ...facts, ...namedBy(say, against) })]
      case 'like-names': {
        const names = say.list(like.slice(0, few).map(({ packageKey }) => packageKey))
        return [say.cause('why.cause.like-names', { ...facts, names })]
      }
      case 'late-source':
        return [
          say.cause('why.cause.late-source', { ...facts, names: say.list(late.map(({ source }) => source)) }),
        ]
      default:
        return [say.cause(`why.cause.${cause}`, facts)]
    }
  })
}

type Stretch = ComponentExplanation['stretches'][number]

function namedBy({ why }: Speaker, stretch: Stretch | undefined) {
  if (stretch === undefined) return {}
  return { record: stretch.record, source: stretch.source, range: rangeInWords(why, stretch.range) }
}

/** The ranges that matter for a version outside of all: each once, those of its own release. */
function rangesOf({ why }: Speaker, { stretches }: ComponentExplanation): readonly string[] {
  const own = stretches.filter(({ place }) => place !== 'release')
  const told = own.length === 0 ? stretches : own
  return [...new Set(told.map(({ range }) => rangeInWords(why, range)))]
}
