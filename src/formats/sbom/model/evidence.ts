import type { SbomLicence } from './sbom-document.ts'

/** What a SWID tag (ISO/IEC 19770-2) says of a component; its text is not taken over. */
export interface SbomSwid {
  readonly tagId: string
  readonly name: string
  readonly version: string | null
  readonly tagVersion: number | null
  readonly isPatch: boolean | null
  readonly url: string | null
}

/** By what somebody knows that a component is there and is what the document says. */
export interface SbomEvidence {
  readonly identities: readonly SbomIdentityEvidence[]
  readonly occurrences: readonly SbomOccurrence[]
  readonly licences: readonly SbomLicence[]
  readonly copyright: readonly string[]
}

/** How sure somebody is of one field of the component. */
export interface SbomIdentityEvidence {
  /** As written: `purl`, `name`, `hash` … */
  readonly field: string
  /** 0 to 1. */
  readonly confidence: number | null
  readonly concluded: string | null
  readonly methods: readonly {
    readonly technique: string
    readonly confidence: number | null
    readonly value: string | null
  }[]
}

/** A place where the component was seen. */
export interface SbomOccurrence {
  readonly location: string
  readonly line: number | null
  readonly offset: number | null
  readonly symbol: string | null
  readonly context: string | null
}
