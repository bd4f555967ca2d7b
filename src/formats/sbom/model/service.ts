import type { SbomLicence, SbomProperty, SbomReference } from './sbom-document.ts'

/** A service that what is described calls or offers. */
export interface SbomService {
  /** The service's name within the document; null where it has none or shares it with an earlier entry. */
  readonly ref: string | null
  readonly path: string
  /** Position of the service it lies in, null at the top. */
  readonly parent: number | null
  readonly provider: string | null
  readonly group: string | null
  readonly name: string
  readonly version: string | null
  readonly description: string | null
  readonly endpoints: readonly string[]
  readonly authenticated: boolean | null
  readonly crossesTrustBoundary: boolean | null
  readonly trustZone: string | null
  readonly data: readonly SbomDataFlow[]
  readonly licences: readonly SbomLicence[]
  readonly references: readonly SbomReference[]
  readonly properties: readonly SbomProperty[]
}

/** Which data a service is given or gives. */
export interface SbomDataFlow {
  /** As written: `inbound`, `outbound`, `bi-directional`, `unknown`. */
  readonly flow: string | null
  /** As written: `PII`, `public` … */
  readonly classification: string
  readonly name: string | null
  readonly description: string | null
  /** Where the data comes from and goes to: addresses, as written. */
  readonly sources: readonly string[]
  readonly destinations: readonly string[]
}

/** An end of an edge: a position in `components` (or `subjectPosition`), or in `services`. */
export interface SbomEnd {
  readonly of: 'component' | 'service'
  readonly position: number
}

/** An edge with a service at one end at least. */
export interface SbomServiceDependency {
  readonly from: SbomEnd
  readonly to: SbomEnd
  readonly kind: 'depends-on' | 'provides'
}
