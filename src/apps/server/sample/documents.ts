import type { SampleContent } from './contents.data.ts'
import type { DocumentForm } from './items.data.ts'
import { listPackages, nameOf, type SamplePackage } from './packages.ts'

const writtenAt = '2025-10-01T00:00:00Z'

/** A content as a document of the form. */
export function writeDocument(content: SampleContent, form: DocumentForm): string {
  switch (form) {
    case 'cyclonedx':
      return JSON.stringify(asCycloneDx(content), null, 2)
    case 'spdx':
      return JSON.stringify(asSpdx(content), null, 2)
    case 'dpkg':
      return asDpkg(content)
  }
}

/** Packages that no other one needs: what the subject itself names. */
function directOnes(packages: readonly SamplePackage[]): readonly SamplePackage[] {
  const needed = new Set(packages.flatMap(({ needs }) => needs))
  return packages.filter((one) => !needed.has(nameOf(one)))
}

function asCycloneDx(content: SampleContent): object {
  const packages = listPackages(content)
  const refs = new Map(packages.map((one) => [nameOf(one), one.purl]))
  const nameless = Array.from({ length: content.unreadable ?? 0 }, () => ({ type: 'library' }))
  return {
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    metadata: {
      timestamp: writtenAt,
      component: { type: 'firmware', 'bom-ref': 'subject', name: content.subject, version: content.version },
    },
    components: [
      ...packages.map(({ name, group, version, purl }) => ({
        type: 'library',
        'bom-ref': purl,
        ...(group === null ? {} : { group }),
        name,
        version,
        purl,
      })),
      ...nameless,
    ],
    dependencies: [
      { ref: 'subject', dependsOn: directOnes(packages).map(({ purl }) => purl) },
      ...packages
        .filter(({ needs }) => needs.length > 0)
        .map(({ purl, needs }) => ({ ref: purl, dependsOn: needs.flatMap((name) => refs.get(name) ?? []) })),
    ],
  }
}

function asSpdx(content: SampleContent): object {
  const packages = listPackages(content)
  const ids = new Map(packages.map((one, index) => [nameOf(one), `SPDXRef-${index + 1}`]))
  const idOf = (name: string) => ids.get(name) ?? ''
  const nameless = Array.from({ length: content.unreadable ?? 0 }, (_, index) => ({
    SPDXID: `SPDXRef-unnamed-${index + 1}`,
    versionInfo: '1.0',
    downloadLocation: 'NOASSERTION',
  }))
  return {
    spdxVersion: 'SPDX-2.3',
    dataLicense: 'CC0-1.0',
    SPDXID: 'SPDXRef-DOCUMENT',
    name: content.subject,
    documentNamespace: `https://minamo.example/spdx/${content.subject}-${content.version}`,
    creationInfo: { created: writtenAt, creators: ['Tool: sample-writer-1.0'] },
    documentDescribes: ['SPDXRef-subject'],
    packages: [
      {
        SPDXID: 'SPDXRef-subject',
        name: content.subject,
        versionInfo: content.version,
        downloadLocation: 'NOASSERTION',
      },
      ...packages.map((one) => ({
        SPDXID: idOf(nameOf(one)),
        name: nameOf(one),
        versionInfo: one.version,
        downloadLocation: 'NOASSERTION',
        externalRefs: [
          { referenceCategory: 'PACKAGE-MANAGER', referenceType: 'purl', referenceLocator: one.purl },
        ],
      })),
      ...nameless,
    ],
    relationships: [
      {
        spdxElementId: 'SPDXRef-DOCUMENT',
        relationshipType: 'DESCRIBES',
        relatedSpdxElement: 'SPDXRef-subject',
      },
      ...directOnes(packages).map((one) => dependence('SPDXRef-subject', idOf(nameOf(one)))),
      ...packages.flatMap((one) =>
        one.needs.filter((name) => ids.has(name)).map((name) => dependence(idOf(nameOf(one)), idOf(name))),
      ),
    ],
  }
}

function dependence(from: string, to: string): object {
  return { spdxElementId: from, relationshipType: 'DEPENDS_ON', relatedSpdxElement: to }
}

/** `/var/lib/dpkg/status` of a machine. */
function asDpkg(content: SampleContent): string {
  return listPackages(content)
    .map(({ name, version, source }) =>
      [
        `Package: ${name}`,
        'Status: install ok installed',
        'Architecture: amd64',
        ...(source === null || source === name ? [] : [`Source: ${source}`]),
        `Version: ${version}`,
        '',
      ].join('\n'),
    )
    .join('\n')
}
