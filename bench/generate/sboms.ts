import { type Component, purlOf } from './catalogue.ts'

/** Each component depends on two others, so that there are paths as in a real tree. */
function dependenciesOf(position: number, count: number): readonly number[] {
  return [2 * position + 1, 2 * position + 2].filter((child) => child < count)
}

/** A CycloneDX 1.6 document of the components. */
export function cycloneDx(name: string, components: readonly Component[]): string {
  return JSON.stringify({
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    metadata: {
      timestamp: '2026-01-05T00:00:00Z',
      component: { type: 'application', name, version: '1.0.0', 'bom-ref': 'subject' },
    },
    components: components.map((component, position) => ({
      type: 'library',
      'bom-ref': `c${position}`,
      name: component.package.name,
      version: component.version,
      purl: purlOf(component),
      licenses: [{ license: { id: 'MIT' } }],
    })),
    dependencies: [
      { ref: 'subject', dependsOn: components.length > 0 ? ['c0'] : [] },
      ...components.map((_, position) => ({
        ref: `c${position}`,
        dependsOn: dependenciesOf(position, components.length).map((child) => `c${child}`),
      })),
    ],
  })
}

/** An SPDX 2.3 document of the components, as scanners write it. */
export function spdx(name: string, components: readonly Component[]): string {
  return JSON.stringify({
    spdxVersion: 'SPDX-2.3',
    dataLicense: 'CC0-1.0',
    SPDXID: 'SPDXRef-DOCUMENT',
    name,
    documentNamespace: `https://documents.example.org/${name}`,
    creationInfo: { created: '2026-01-05T00:00:00Z', creators: ['Tool: bench'] },
    documentDescribes: ['SPDXRef-subject'],
    packages: [
      { SPDXID: 'SPDXRef-subject', name, versionInfo: '1.0.0', downloadLocation: 'NOASSERTION' },
      ...components.map((component, position) => ({
        SPDXID: `SPDXRef-${position}`,
        name: component.package.name,
        versionInfo: component.version,
        downloadLocation: 'NOASSERTION',
        licenseConcluded: 'NOASSERTION',
        licenseDeclared: 'MIT',
        copyrightText: 'NOASSERTION',
        externalRefs: [
          {
            referenceCategory: 'PACKAGE-MANAGER',
            referenceType: 'purl',
            referenceLocator: purlOf(component),
          },
        ],
      })),
    ],
    relationships: [
      relationship('SPDXRef-DOCUMENT', 'DESCRIBES', 'SPDXRef-subject'),
      ...(components.length > 0 ? [relationship('SPDXRef-subject', 'DEPENDS_ON', 'SPDXRef-0')] : []),
      ...components.flatMap((_, position) =>
        dependenciesOf(position, components.length).map((child) =>
          relationship(`SPDXRef-${position}`, 'DEPENDS_ON', `SPDXRef-${child}`),
        ),
      ),
    ],
  })
}

function relationship(from: string, kind: string, to: string): object {
  return { spdxElementId: from, relationshipType: kind, relatedSpdxElement: to }
}
