import type { StatedDocument } from '#domains/inventory/index.ts'

const subjectRef = 'subject'

/**
 * What an item's document says of vulnerabilities as a CycloneDX document of its own, so that one reader says what a
 * statement is. Its words are CycloneDX's already; other formats say nothing of vulnerabilities.
 */
export function itemVex(stated: StatedDocument): Buffer {
  const { subject, supplier, manufacturer, authors, created } = stated
  const document = {
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    metadata: {
      timestamp: created,
      supplier: named(supplier),
      manufacturer: named(manufacturer),
      authors: authors.map((name) => ({ name })),
      component:
        subject === null
          ? null
          : {
              'bom-ref': subjectRef,
              name: subject.name,
              version: subject.version,
              purl: subject.purl,
              cpe: subject.cpe,
            },
    },
    components: [...stated.components].map(([position, { name, version, purl, cpe }]) => ({
      'bom-ref': refOf(position),
      name,
      version,
      purl,
      cpe,
    })),
    vulnerabilities: stated.vulnerabilities.map(vulnerabilityOf),
  }
  return Buffer.from(JSON.stringify(document))
}

function named(name: string | null): { readonly name: string } | null {
  return name === null ? null : { name }
}

function refOf(position: number): string {
  return position < 0 ? subjectRef : `component-${position}`
}

function vulnerabilityOf(one: StatedDocument['vulnerabilities'][number]): object {
  const { id, references, recommendation, workaround, published, updated, analysis, affects, components } =
    one
  return {
    id,
    references: references.map((reference) => ({ id: reference.id })),
    recommendation,
    workaround,
    published,
    updated,
    analysis: analysis === null ? null : analysisOf(analysis),
    affects: affects.map(({ ref, versions }, at) => {
      const position = components[at] ?? null
      return { ref: position === null ? ref : refOf(position), versions }
    }),
  }
}

function analysisOf({
  state,
  justification,
  responses,
  detail,
  firstIssued,
  lastUpdated,
}: NonNullable<StatedDocument['vulnerabilities'][number]['analysis']>): object {
  return { state, justification, response: responses, detail, firstIssued, lastUpdated }
}
