import { type FieldRule, rulesOfVersions } from '../field-rules.ts'
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

const checksumAlgorithms = [
  'ADLER32',
  'BLAKE2b-256',
  'BLAKE2b-384',
  'BLAKE2b-512',
  'BLAKE3',
  'MD2',
  'MD4',
  'MD5',
  'MD6',
  'SHA1',
  'SHA224',
  'SHA256',
  'SHA3-256',
  'SHA3-384',
  'SHA3-512',
  'SHA384',
  'SHA512',
]

/** What SPDX 2.3 asks of fields (its JSON schema, and clauses 6 and 7). */
const rules: Readonly<Partial<Record<FieldPlace, readonly FieldRule[]>>> = {
  document: [
    { path: '', needs: ['SPDXID', 'creationInfo', 'dataLicense', 'documentNamespace', 'name'] },
    { path: 'creationInfo', needs: ['created', 'creators'] },
    { path: 'creationInfo/creators/*', like: /^(?:Person|Organization|Tool):/ },
    { path: 'dataLicense', oneOf: new Set(['CC0-1.0']) },
  ],
  package: [
    ...rulesOfVersions('package', spdxVersions),
    { path: '', needs: ['SPDXID', 'downloadLocation'] },
    { path: 'SPDXID', like: /^SPDXRef-[A-Za-z0-9.-]+$/ },
    { path: 'checksums/*/algorithm', oneOf: new Set(checksumAlgorithms) },
    {
      path: 'externalRefs/*/referenceCategory',
      oneOf: new Set([
        'OTHER',
        'PACKAGE-MANAGER',
        'PACKAGE_MANAGER',
        'PERSISTENT-ID',
        'PERSISTENT_ID',
        'SECURITY',
      ]),
    },
    { path: 'supplier', like: /^(?:NOASSERTION$|Person:|Organization:)/ },
  ],
}

/** For telling what is not taken over. Files and snippets name no package, so leaving them out loses no match. */
export const spdxFields: FieldKnowledge<FieldPlace> = {
  used: usedFields,
  isKnown: (place, field) => spdxVersions.some(({ adds }) => adds[place]?.includes(field) === true),
  isSection: () => false,
  rules,
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
