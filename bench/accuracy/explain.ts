import type { Scan } from '#domains/matching/scan/scan-actions.ts'
import type { Cause } from './causes.data.ts'
import type { Evidence, Told, Touching } from './evidence.ts'
import type { Judged } from './judge.ts'

/** A cause, with what shows it: a record and its range, or the names that were found instead. */
export interface Explained {
  readonly cause: Cause
  readonly detail: string
}

/** Why we found what a label denies, or cannot tell, or did not find what it says. */
export function explain(judged: Judged, scan: Scan, evidence: Evidence): Explained {
  const { outcome, hit } = judged
  if (outcome === 'false' && hit !== null) return explainFalse(judged, scan, evidence)
  return explainMissed(judged, scan, evidence)
}

/** Whether the advisory is among the data: then a miss is not theirs. */
export function isKnown(judged: Judged, scan: Scan, evidence: Evidence): boolean {
  const { position } = judged
  if (position === null) return false
  const key = scan.look.components.packageKey[position] ?? ''
  const release = scan.look.components.distribution[position] ?? null
  return toldOf(judged, evidence).some(
    (one) =>
      one.packageKey === key &&
      (one.distribution === release || one.distribution === null || release === null),
  )
}

/** Whether we call not affected what is labelled as affected: nothing is found, and a statement that frees holds. */
export function isDenied(judged: Judged, evidence: Evidence): boolean {
  return judged.outcome === 'missed' && freeingOf(judged, evidence) !== undefined
}

function freeingOf(judged: Judged, evidence: Evidence): Touching | undefined {
  return touchingOf(judged, evidence).find(
    ({ verdict }) => verdict === 'not_affected' || verdict === 'not_used',
  )
}

function touchingOf({ names, position }: Judged, { ids, touching }: Evidence): readonly Touching[] {
  const own = new Set(names.flatMap((name) => ids.get(name) ?? []))
  return touching.filter((one) => one.position === position && own.has(one.vulnerability))
}

function explainFalse({ hit, names, position }: Judged, scan: Scan, evidence: Evidence): Explained {
  const detail = `${hit?.reason.record}: ${hit?.reason.range}`
  const key = scan.look.components.packageKey[position ?? -1] ?? ''
  if (names.some((name) => evidence.excused.has(`${name} ${key}`)))
    return { cause: 'others-statement', detail }
  const holder = holderOf(position ?? -1, scan)
  if (holder !== undefined) return { cause: 'packaged-by-distribution', detail: `${holder}; ${detail}` }
  return { cause: hit?.reason.rank === 'cpe' ? 'matched-by-cpe' : 'within-range', detail }
}

/**
 * The distribution's package that brings a package of a language: its name ends with the other's, its version begins
 * with it (`python3-urllib3 1.24.2-4.el8` holds `urllib3 1.24.2`).
 */
function holderOf(position: number, { look }: Scan): string | undefined {
  const { distribution, name, version, purl } = look.components
  if (distribution[position] !== '') return undefined
  const [own = '', release = ''] = [name[position]?.split(/[/:]/).at(-1)?.toLowerCase(), version[position]]
  const holder = purl.findIndex((_, other) => {
    if (distribution[other] === '' || own === '') return false
    const plain = (version[other] ?? '').replace(/^\d+:/, '')
    return (name[other] ?? '').toLowerCase().endsWith(own) && plain.startsWith(`${release}-`)
  })
  return holder < 0 ? undefined : (purl[holder] ?? undefined)
}

function toldOf({ names }: Judged, { ids, told }: Evidence): readonly Told[] {
  const found = new Set(names.flatMap((name) => ids.get(name) ?? []))
  return [...found].flatMap((id) => told.get(id) ?? [])
}

function explainMissed(judged: Judged, scan: Scan, evidence: Evidence): Explained {
  const { names, position, ecosystem, lacks } = judged
  if (!names.some((name) => evidence.ids.has(name))) return { cause: 'vulnerability-unknown', detail: '' }
  if (ecosystem === '?') return { cause: 'no-package', detail: '' }
  if (position === null) return { cause: 'not-read', detail: '' }
  const told = toldOf(judged, evidence)
  if (told.length === 0) return { cause: 'no-ranges', detail: '' }
  const key = scan.look.components.packageKey[position] ?? ''
  const own = told.filter((one) => one.packageKey === key)
  if (own.length === 0) return explainOtherNames(told, { key, lacks })
  return explainOwn(own, { judged, scan, evidence, position })
}

function explainOtherNames(
  told: readonly Told[],
  { key, lacks }: { readonly key: string; readonly lacks: Judged['lacks'] },
): Explained {
  const names = [...new Set(told.map((one) => one.packageKey))]
  const detail = names.slice(0, 5).join(' ')
  if (told.every((one) => one.rank === 'cpe')) return { cause: 'cpe-only', detail }
  const place = key.slice(0, key.lastIndexOf('/') + 1)
  const near = names.filter((name) => name.startsWith(place))
  if (near.length === 0) return { cause: 'other-ecosystem', detail }
  if (near.some((name) => squashed(name) === squashed(key))) return { cause: 'name-differs', detail }
  return {
    cause: lacks === 'source' ? 'source-not-told' : 'other-package',
    detail: near.slice(0, 5).join(' '),
  }
}

function squashed(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]/g, '')
}

interface Own {
  readonly judged: Judged
  readonly scan: Scan
  readonly evidence: Evidence
  readonly position: number
}

function explainOwn(own: readonly Told[], { judged, scan, evidence, position }: Own): Explained {
  const { distribution, versionKey } = scan.look.components
  const release = distribution[position] ?? null
  const detail = describe(own)
  if (release === null) return { cause: 'release-not-told', detail }
  const here = own.filter((one) => one.distribution === release)
  if (here.length === 0) {
    const isOpen = own.some((one) => one.distribution === null)
    return { cause: isOpen ? 'record-without-release' : 'other-release', detail }
  }
  if (versionKey[position] === null) return { cause: 'no-version-key', detail: describe(here) }
  if (judged.hit !== null) {
    const isWithin = touchingOf(judged, evidence).some(({ verdict }) => verdict === 'affected')
    const { record, range } = judged.hit.reason
    return { cause: isWithin ? 'condition-open' : 'range-unreadable', detail: `${record}: ${range}` }
  }
  const freeing = freeingOf(judged, evidence)
  if (freeing === undefined) return { cause: 'outside-range', detail: describe(here) }
  return { cause: 'stated-otherwise', detail: `${freeing.record}: ${freeing.text}` }
}

function describe(told: readonly Told[]): string {
  const texts = told.map(
    (one) => `${one.record}: ${one.text}${one.distribution ? ` (${one.distribution})` : ''}`,
  )
  return [...new Set(texts)].slice(0, 4).join('; ')
}
