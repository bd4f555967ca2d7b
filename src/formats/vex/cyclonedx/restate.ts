import type { SbomVulnerability } from '../../sbom/model/vulnerability.ts'

/** A component that a statement may name, by the reference it has. */
interface StatedComponent {
  readonly ref: string
  readonly group?: string | null
  readonly name: string
  readonly version: string | null
  readonly purl: string | null
  readonly cpe: string | null
}

/** What a document says of vulnerabilities, after it was read as a bill of materials. */
export interface Stated {
  readonly specVersion: string
  readonly serial: string | null
  readonly revision: number | null
  readonly created: string | null
  readonly supplier: string | null
  readonly manufacturer: string | null
  readonly authors: readonly string[]
  readonly subject: StatedComponent | null
  readonly components: Iterable<StatedComponent>
  readonly vulnerabilities: Iterable<SbomVulnerability>
}

/**
 * The same as a CycloneDX document in JSON that holds no more, so that one reader says what a statement is, whatever
 * notation it came in. The words of the model are CycloneDX's.
 */
export function restate(stated: Stated): Buffer {
  const { specVersion, serial, revision, supplier, manufacturer, authors, created, subject } = stated
  const document = {
    bomFormat: 'CycloneDX',
    specVersion,
    serialNumber: serial,
    version: revision ?? 1,
    metadata: {
      timestamp: created,
      supplier: named(supplier),
      manufacturer: named(manufacturer),
      authors: authors.map((name) => ({ name })),
      component: subject === null ? null : componentOf(subject),
    },
    components: Array.from(stated.components, componentOf),
    vulnerabilities: Array.from(stated.vulnerabilities, vulnerabilityOf),
  }
  return Buffer.from(JSON.stringify(document))
}

function named(name: string | null): { readonly name: string } | null {
  return name === null ? null : { name }
}

function componentOf({ ref, group, name, version, purl, cpe }: StatedComponent): object {
  return { 'bom-ref': ref, group, name, version, purl, cpe }
}

function vulnerabilityOf(one: SbomVulnerability): object {
  const { id, references, recommendation, workaround, published, updated, analysis, affects } = one
  return {
    id,
    references: references.map((reference) => ({ id: reference.id })),
    recommendation,
    workaround,
    published,
    updated,
    analysis: analysis === null ? null : analysisOf(analysis),
    affects: affects.map(({ ref, versions }) => ({ ref, versions })),
  }
}

function analysisOf(analysis: NonNullable<SbomVulnerability['analysis']>): object {
  const { state, justification, responses, detail, firstIssued, lastUpdated } = analysis
  return { state, justification, response: responses, detail, firstIssued, lastUpdated }
}
