import type { CpeConfiguration } from '#formats/advisory/model/configuration.ts'
import { type CpeName, cpeKey, formatCpe, traitsOf } from '#versions/identifiers/cpe/index.ts'
import type { AffectedRange } from '../range.ts'
import { type CpeCondition, type VulnerableName, vulnerableNamesOf } from './configuration.ts'
import { stretchesOfMatch } from './match-stretches.ts'
import { platformOf } from './platform.ts'

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
  const isKnown = isCertain && isWhole
  const platform = isKnown && conditions.length > 0 ? platformOf(conditions) : null
  return stretchesOfMatch(match, name).map(({ verdict, text, ...stretch }) => ({
    packageKey,
    rank: 'cpe',
    distribution: '',
    module: '',
    remark: null,
    ...stretch,
    verdict: isKnown && conditions.length === 0 ? verdict : 'undetermined',
    platform: verdict === 'affected' ? platform : null,
    text: describe({ name, text, conditions }),
    fixed: [],
    traits,
  }))
}

/** So many names of a condition are written out. */
const shownNames = 3

interface Described {
  readonly name: CpeName
  readonly text: string
  readonly conditions: readonly CpeCondition[]
}

/** `cpe:2.3:a:x:y:… < 2.0 + cpe:2.3:o:…`: the name, its versions, and what must be there as well. */
function describe({ name, text, conditions }: Described): string {
  const needed = conditions.map(({ names }) => {
    const more = names.length > shownNames ? ' | …' : ''
    const shown = names.slice(0, shownNames).map(({ criteria }) => criteria)
    return ` + ${shown.join(' | ')}${more}`
  })
  return `${formatCpe(name)}${text === '' ? '' : ` ${text}`}${needed.slice(0, shownNames).join('')}`
}
