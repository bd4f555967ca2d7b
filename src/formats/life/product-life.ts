/** How long a product and its releases are looked after, as a source tells it. `null` means it does not say. */
export interface ProductLife {
  /** The source's own name: `python`. */
  readonly name: string
  readonly label: string
  readonly category: string | null
  /** Where people read more. */
  readonly url: string | null
  /** Valid package URLs that name it, without versions. */
  readonly purls: readonly string[]
  /** CPE names as written, mostly without all of their components. */
  readonly cpes: readonly string[]
  /** In the order of the source, the newest first. */
  readonly releases: readonly ReleaseLife[]
}

/** One release line: `3.14`. */
export interface ReleaseLife {
  readonly name: string
  readonly label: string | null
  readonly codename: string | null
  /** A day, as all below: `2026-11-22`. */
  readonly releasedOn: string | null
  /** Of active support, of security support, of extended (paid) support. */
  readonly activeSupport: LifeEnd
  readonly support: LifeEnd
  readonly extendedSupport: LifeEnd
  readonly latest: { readonly name: string; readonly on: string | null } | null
}

/** When something ends, or that it has. */
export interface LifeEnd {
  readonly on: string | null
  /** As the source says it without a day. */
  readonly isOver: boolean | null
}

/** What a file of the source holds. */
export interface LifeList {
  /** When it was made, RFC 3339. */
  readonly generatedAt: string | null
  /** Whether these are all products there are. */
  readonly isWhole: boolean
  readonly products: readonly ProductLife[]
}
