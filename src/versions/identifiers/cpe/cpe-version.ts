import { encodeWithUpdate, generic } from '../../generic/index.ts'
import { anyValue, type CpeName, hasWildcard, literalOf, notApplicable } from './cpe-name.ts'
import { parseCpe } from './parse-cpe.ts'

/** The scheme by which versions that CPE names are ordered. */
export const cpeScheme = generic

/** Version and update of a name, as far as they name one version; `any` and `none` are ANY and NA. */
export type CpeVersion =
  | { readonly kind: 'any' | 'none' | 'pattern' }
  | {
      readonly kind: 'one'
      /** With its update, as people write it: `1.8.0 update251`. */
      readonly text: string
      readonly key: Uint8Array | undefined
      /** Whether the name leaves the update open, so that it speaks of every one of them. */
      readonly isAnyUpdate: boolean
    }

export function cpeVersionOf({ version, update }: CpeName): CpeVersion {
  if (hasWildcard(version) || hasWildcard(update)) return { kind: 'pattern' }
  // Every version, but only of one update: there is no such stretch.
  if (version === anyValue) return { kind: literalOf(update) === undefined ? 'any' : 'pattern' }
  if (version === notApplicable) return { kind: 'none' }
  const text = literalOf(version) ?? ''
  const patch = literalOf(update) ?? ''
  return {
    kind: 'one',
    text: patch === '' ? text : `${text} ${patch}`,
    key: encodeWithUpdate(text, patch),
    isAnyUpdate: update === anyValue,
  }
}

/** The key of a version that is known beside a name: the name's own, where it tells this version. */
export function keyBeside(own: CpeVersion, version: string): Uint8Array | undefined {
  return own.kind === 'one' && own.text === version ? own.key : cpeScheme.encode(version)
}

/**
 * The key of a version as it is kept with a name, made once more.
 * @param name a CPE name; or any other word for the product, which tells no version
 */
export function keyOfKept({ name, version }: KeptVersion): Uint8Array | undefined {
  const parsed = parseCpe(name)
  return keyBeside(parsed === undefined ? { kind: 'none' } : cpeVersionOf(parsed), version)
}

/** A version as it is kept with a name. */
interface KeptVersion {
  readonly name: string
  /** With its update, as `CpeVersion.text`. */
  readonly version: string
}
