import type { SystemName } from '#formats/advisory/systems.data.ts'
import { platformOf } from './cpe/platform.ts'
import type { AffectedRange, Platform } from './range.ts'
import { systems } from './systems.data.ts'

type Judged = Pick<AffectedRange, 'verdict' | 'platform'>

/**
 * The stretches as they hold of something that is affected on some operating systems alone: where one of them is
 * (ADR 0023); of the others nothing is told but that the record does not speak of them.
 * @param names none: it is affected wherever it runs
 */
export function onSystems<T extends Judged>(
  names: readonly SystemName[] | undefined,
  stretches: readonly T[],
): readonly T[] {
  if (names === undefined || names.length === 0) return stretches
  const platform = platformFor(names)
  return stretches.map((one) =>
    one.verdict === 'affected' ? { ...one, verdict: 'undetermined', platform } : one,
  )
}

const made = new Map<string, Platform>()

function platformFor(names: readonly SystemName[]): Platform {
  const key = names.join()
  const known = made.get(key)
  if (known !== undefined) return known
  const bounds = {
    startIncluding: null,
    startExcluding: null,
    endIncluding: null,
    endExcluding: null,
    id: null,
  }
  const matches = names.flatMap((name) =>
    systems[name].criteria.map((criteria) => ({ vulnerable: false, criteria, ...bounds })),
  )
  const found = platformOf([{ names: matches, isChoice: true }])
  const platform = { ...found, needed: [names.map((name) => systems[name].title).join(' | ')] }
  made.set(key, platform)
  return platform
}
