import { anyUpdateOf } from '#versions/generic/index.ts'
import type { CpeVersion } from '#versions/identifiers/cpe/index.ts'
import { aboveAll, belowAll, successor } from '#versions/keys/key.ts'
import type { AffectedRange } from '../range.ts'

/** A stretch of a product's versions; `text` is what is said of them, without the product. */
export type Stretch = Pick<AffectedRange, 'verdict' | 'lo' | 'hi' | 'exactVersion' | 'text'>

export const everyVersion = { lo: belowAll, hi: aboveAll, exactVersion: null } as const

/** One version, with all its updates where the name leaves them open; as text where it has no key. */
export function pointOf({ key, text, isAnyUpdate }: Extract<CpeVersion, { kind: 'one' }>): Stretch {
  if (key === undefined) return { verdict: 'affected', lo: null, hi: null, exactVersion: text, text: '' }
  const { lo, hi } = isAnyUpdate ? anyUpdateOf(key) : { lo: key, hi: successor(key) }
  return { verdict: 'affected', lo, hi, exactVersion: null, text: '' }
}

export function toStretch(
  verdict: Stretch['verdict'],
  { lo, hi }: { readonly lo: Uint8Array; readonly hi: Uint8Array },
  text: string,
): Stretch {
  return { verdict, lo, hi, exactVersion: null, text }
}
