/**
 * How one family of version strings is ordered, as keys that sort bytewise.
 *
 * Every scheme keeps three promises: comparing two keys as bytes is comparing the versions as the ecosystem's
 * own tool does; no key is the beginning of a different key; no key begins with 0xFF.
 */
export interface VersionScheme {
  /** The folder's name; stored beside every key. */
  readonly id: string
  /** Raised whenever a version's key changes; stored beside every key, so that old ones are known. */
  readonly revision: number
  readonly title: string
  /** The purl types whose versions it orders. */
  readonly ecosystems: readonly string[]
  /** Set where ranges of semantic versions (OSV's `SEMVER`) mean this scheme's order. */
  readonly ordersSemantically?: true
  /** The key of a version, or `undefined` where the ecosystem's own tool would not read the version. */
  encode(version: string): Uint8Array | undefined
  /**
   * Of a version that stands for some release, nobody can tell which (a tag that is moved): the keys between which it
   * lies. Only of what has no key; absent: the ecosystem has no such versions.
   */
  span?(version: string): VersionSpan | undefined
  /**
   * Who names a version alone, as the last that is affected or as one that is, also means what was built of it under a
   * label of its own (`2.0.1+cu118` of 2.0.1, `1.2-3` of an RPM's 1.2). Undefined of a version that tells its label; absent: there
   * are no such labels, or they do not count.
   * @param key the version's own
   */
  builds?(version: string, key: Uint8Array): VersionBuilds | undefined
  /**
   * The release that is meant where one of its flavours begins or ends what is affected: `1.4` of `1.4.jre8`. Without a
   * flavour the version itself; absent: there are none.
   */
  releaseOf?(version: string): string
}

/** Half-open, above the key of the version alone and below all that follows it. */
export interface VersionBuilds extends VersionSpan {
  /** Whether they are that version; otherwise nobody can tell, as who built it anew may have mended it. */
  readonly areSame: boolean
}

/** Half-open [lo, hi), in keys of one scheme. */
export interface VersionSpan {
  readonly lo: Uint8Array
  readonly hi: Uint8Array
}
