import type { SbomEvidence, SbomSwid } from './evidence.ts'
import type { SbomService, SbomServiceDependency } from './service.ts'
import type { SbomCompleteness, SbomVulnerability } from './vulnerability.ts'

/**
 * What a bill of materials says, whatever its format. Plain data without classes, so that it can cross from the
 * sandbox. `null` means the document does not say, never "none"; what only few formats can say is left out instead, so
 * that half a million components and readers of the others pay nothing for it.
 */
export interface SbomDocument {
  /** Id of the reader: `cyclonedx`, `spdx` … */
  readonly format: string
  /** Version of the format as written in the document; null where it is missing. */
  readonly specVersion: string | null
  /** The document's own identity: a `urn:uuid:` or a namespace. */
  readonly serial: string | null
  /** Counts the issues of one serial. */
  readonly revision: number | null
  /** When the document was made, RFC 3339 in UTC. */
  readonly created: string | null
  readonly authors: readonly string[]
  readonly tools: readonly SbomTool[]
  readonly supplier: string | null
  readonly manufacturer: string | null
  /** In which phases of the product's life the facts were gathered: `build`, `operations` …, as written. */
  readonly lifecycles: readonly string[]
  /** What the document describes. It is not repeated in `components`. */
  readonly subject: SbomComponent | null
  /** All components in the order of the document, those within others right after the one that holds them. */
  readonly components: readonly SbomComponent[]
  readonly dependencies: readonly SbomDependency[]
  /** Other documents that this one names. They are never fetched. */
  readonly linked: readonly SbomLink[]
  /** In the order of the document, those within others right after the one that holds them. */
  readonly services?: readonly SbomService[]
  /** Edges from or to services; those between components are in `dependencies`. */
  readonly serviceDependencies?: readonly SbomServiceDependency[]
  readonly vulnerabilities?: readonly SbomVulnerability[]
  readonly completeness?: readonly SbomCompleteness[]
  /** What the document as a whole refers to. */
  readonly references?: readonly SbomReference[]
  /** Fields the format knows that hold something and are not taken over; what is missed by that is in the warnings. */
  readonly unused: readonly UnusedField[]
}

export interface SbomLink {
  /** What this document calls it: `DocumentRef-base`. */
  readonly name: string
  /** Its address or namespace, as written. */
  readonly uri: string
}

export interface UnusedField {
  /** JSON pointer of its first occurrence. */
  readonly path: string
  readonly field: string
  /** In how many entries it occurs. */
  readonly count: number
}

export interface SbomTool {
  readonly vendor: string | null
  readonly name: string
  readonly version: string | null
}

/** Stands for the document's subject where a position in `components` is asked for. */
export const subjectPosition = -1

/** An edge of the dependency graph; ends are positions in `components` or `subjectPosition`. May form cycles. */
export interface SbomDependency {
  readonly from: number
  readonly to: number
  /**
   * `provides`: `from` implements what `to` specifies, such as a crypto library an algorithm. `contains`: `to` is a
   * part of `from`, which says nothing of who needs it.
   */
  readonly kind: 'depends-on' | 'provides' | 'contains'
}

export const componentKinds = [
  'application',
  'framework',
  'library',
  'container',
  'platform',
  'operating-system',
  'device',
  'device-driver',
  'firmware',
  'file',
  'machine-learning-model',
  'data',
  'cryptographic-asset',
] as const

export type ComponentKind = (typeof componentKinds)[number]

/** `excluded`: named, but neither shipped nor reached when the product runs. */
export type ComponentScope = 'required' | 'optional' | 'excluded'

export interface SbomComponent {
  /** The component's name within the document; null where it has none or shares it with an earlier one. */
  readonly ref: string | null
  /** JSON pointer (or place) of the entry in the document. */
  readonly path: string
  /** Position of the component it lies in, null at the top. */
  readonly parent: number | null
  readonly kind: ComponentKind | null
  readonly group: string | null
  readonly name: string
  readonly version: string | null
  /** Versions of a component that is expected from outside, in `vers` notation, instead of one version. */
  readonly versionRange: string | null
  /** As written, and known to be a valid package URL. */
  readonly purl: string | null
  /** As written, CPE 2.2 or 2.3. */
  readonly cpe: string | null
  readonly scope: ComponentScope | null
  /** Whether the component is expected from outside and not part of the delivery; null where not said. */
  readonly isExternal: boolean | null
  readonly supplier: string | null
  readonly manufacturer: string | null
  readonly publisher: string | null
  readonly authors: readonly string[]
  readonly hashes: readonly SbomHash[]
  readonly licences: readonly SbomLicence[]
  readonly references: readonly SbomReference[]
  readonly properties: readonly SbomProperty[]
  readonly copyright?: string
  readonly swid?: SbomSwid
  readonly evidence?: SbomEvidence
  /** Whether the document states what this component depends on, be it nothing. */
  readonly statesDependencies: boolean
}

export interface SbomHash {
  /** As written: `SHA-256`. */
  readonly algorithm: string
  /** Hexadecimal, lower case. */
  readonly value: string
}

export interface SbomLicence {
  /** `id` and `expression` are SPDX's; `name` is whatever the document calls it. */
  readonly kind: 'id' | 'name' | 'expression'
  readonly text: string
  /** Whether the author of the component declared it or somebody concluded it; null where not said. */
  readonly acknowledgement: 'declared' | 'concluded' | null
}

export interface SbomReference {
  /** As written: `vcs`, `website`, `advisories` … */
  readonly kind: string
  readonly url: string
}

/** A remark outside the format's own fields; scanners put the source package of a binary here. */
export interface SbomProperty {
  readonly name: string
  readonly value: string | null
}
