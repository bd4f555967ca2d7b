import type { FieldKnowledge } from '../unused-fields.ts'

/** The places of a document whose fields we know by name. */
export type FieldPlace = 'document' | 'package' | 'relationship'

interface SpdxVersion {
  readonly id: string
  /** Fields this version brought, per place (spdx-schema.json of that version). */
  readonly adds: Readonly<Partial<Record<FieldPlace, readonly string[]>>>
}

/** The versions of this shape, oldest first; 2.1 had no form in JSON. A new version is one more entry here. */
export const spdxVersions: readonly SpdxVersion[] = [
  {
    id: '2.1',
    adds: {
      document: [
        'SPDXID',
        'annotations',
        'comment',
        'creationInfo',
        'dataLicense',
        'documentDescribes',
        'documentNamespace',
        'externalDocumentRefs',
        'files',
        'hasExtractedLicensingInfos',
        'name',
        'packages',
        'relationships',
        'reviewers',
        'revieweds',
        'snippets',
        'spdxVersion',
      ],
      package: [
        'SPDXID',
        'annotations',
        'checksums',
        'comment',
        'copyrightText',
        'description',
        'downloadLocation',
        'externalRefs',
        'filesAnalyzed',
        'hasFiles',
        'homepage',
        'licenseComments',
        'licenseConcluded',
        'licenseDeclared',
        'licenseInfoFromFiles',
        'name',
        'originator',
        'packageFileName',
        'packageVerificationCode',
        'sourceInfo',
        'summary',
        'supplier',
        'versionInfo',
      ],
      relationship: ['comment', 'relatedSpdxElement', 'relationshipType', 'spdxElementId'],
    },
  },
  { id: '2.2', adds: { package: ['attributionTexts'] } },
  {
    id: '2.3',
    adds: {
      document: ['$schema'],
      package: ['builtDate', 'primaryPackagePurpose', 'releaseDate', 'validUntilDate'],
    },
  },
]

/** The fields the reader takes over. */
const usedFields: Readonly<Record<FieldPlace, ReadonlySet<string>>> = {
  document: new Set([
    '$schema',
    'SPDXID',
    'creationInfo',
    'dataLicense',
    'documentDescribes',
    'documentNamespace',
    'externalDocumentRefs',
    // Counted entry by entry.
    'files',
    'name',
    'packages',
    'relationships',
    'snippets',
    'spdxVersion',
  ]),
  package: new Set([
    'SPDXID',
    'checksums',
    'downloadLocation',
    'externalRefs',
    'homepage',
    'licenseConcluded',
    'licenseDeclared',
    'name',
    'originator',
    'primaryPackagePurpose',
    'sourceInfo',
    'supplier',
    'versionInfo',
  ]),
  relationship: new Set(['comment', 'relatedSpdxElement', 'relationshipType', 'spdxElementId']),
}

/** For telling what is not taken over. Files and snippets name no package, so leaving them out loses no match. */
export const spdxFields: FieldKnowledge<FieldPlace> = {
  used: usedFields,
  isKnown: (place, field) => spdxVersions.some(({ adds }) => adds[place]?.includes(field) === true),
  isSection: () => false,
}

/** How a document of SPDX 2 begins to say its version: `SPDX-2.3`. */
export const versionStart = 'SPDX-'

/** Whether a version is read as it is meant, read by the rules of the nearest known one, or not at all. */
export type VersionStanding = 'known' | 'near' | 'foreign'

/** The second major version kept its form in JSON; the third is another format. ISO's edition calls itself 2.2.1. */
export function standingOf(version: string): VersionStanding {
  if (spdxVersions.some(({ id }) => id === version || version.startsWith(`${id}.`))) return 'known'
  return /^2(?:\.[0-9]+){0,2}$/.test(version) ? 'near' : 'foreign'
}
