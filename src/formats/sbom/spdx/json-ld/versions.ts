import type { FieldRule } from '../../field-rules.ts'
import type { FieldKnowledge } from '../../unused-fields.ts'

/** The versions of this shape, oldest first. */
export const thirdVersions: readonly string[] = ['3.0.0', '3.0.1']

/** 3.0 as it is meant, other 3.x by the same rules, anything else not at all. */
export function thirdStandingOf(version: string): 'known' | 'near' | 'foreign' {
  if (/^3\.0(?:\.\d{1,3})?$/.test(version)) return 'known'
  return /^3(?:\.\d{1,3}){0,2}$/.test(version) ? 'near' : 'foreign'
}

/** The places of a document whose fields we know by name. */
export type ThirdPlace = 'document' | 'package' | 'relationship' | 'creation'

const ofEveryElement = [
  '@id',
  '@type',
  'comment',
  'creationInfo',
  'description',
  'extension',
  'externalIdentifier',
  'externalRef',
  'name',
  'spdxId',
  'summary',
  'type',
  'verifiedUsing',
]

const known: Readonly<Record<ThirdPlace, ReadonlySet<string>>> = {
  document: new Set([
    '@context',
    ...ofEveryElement,
    'dataLicense',
    'element',
    'import',
    'namespaceMap',
    'profileConformance',
    'rootElement',
    'software_sbomType',
  ]),
  package: new Set([
    ...ofEveryElement,
    'builtTime',
    'originatedBy',
    'releaseTime',
    'software_additionalPurpose',
    'software_attributionText',
    'software_contentIdentifier',
    'software_copyrightText',
    'software_downloadLocation',
    'software_homePage',
    'software_packageUrl',
    'software_packageVersion',
    'software_primaryPurpose',
    'software_sourceInfo',
    'standardName',
    'suppliedBy',
    'supportLevel',
    'validUntilTime',
  ]),
  relationship: new Set([
    ...ofEveryElement,
    'completeness',
    'endTime',
    'from',
    'relationshipType',
    'scope',
    'startTime',
    'to',
  ]),
  creation: new Set([
    '@id',
    '@type',
    'comment',
    'created',
    'createdBy',
    'createdUsing',
    'specVersion',
    'type',
  ]),
}

/** The fields the reader takes over. */
const used: Readonly<Record<ThirdPlace, ReadonlySet<string>>> = {
  document: new Set([
    '@context',
    '@id',
    '@type',
    'creationInfo',
    'dataLicense',
    'element',
    'import',
    'name',
    'namespaceMap',
    'profileConformance',
    'rootElement',
    'software_sbomType',
    'spdxId',
    'type',
  ]),
  package: new Set([
    '@id',
    '@type',
    'creationInfo',
    'externalIdentifier',
    'externalRef',
    'name',
    'originatedBy',
    'software_downloadLocation',
    'software_homePage',
    'software_packageUrl',
    'software_packageVersion',
    'software_primaryPurpose',
    'software_sourceInfo',
    'spdxId',
    'suppliedBy',
    'type',
    'verifiedUsing',
  ]),
  relationship: new Set([
    '@id',
    '@type',
    'comment',
    'creationInfo',
    'description',
    'from',
    'relationshipType',
    'scope',
    'spdxId',
    'to',
    'type',
  ]),
  creation: known.creation,
}

/** What SPDX 3.0 asks of its elements. */
const rules: Readonly<Partial<Record<ThirdPlace, readonly FieldRule[]>>> = {
  document: [{ path: '', needs: ['creationInfo'] }],
  package: [
    { path: '', needs: ['creationInfo'] },
    { path: 'verifiedUsing/*/algorithm', like: /^[a-z][a-z0-9_]*$/i },
  ],
  creation: [
    { path: '', needs: ['specVersion', 'created', 'createdBy'] },
    { path: 'specVersion', like: /^3\.\d+\.\d+$/ },
  ],
}

/** For telling what is not taken over. The profiles for models and data sets have a hundred fields of their own. */
export const thirdFields: FieldKnowledge<ThirdPlace> = {
  used,
  isKnown: (place, field) => known[place].has(field) || /^(?:ai|dataset)_\w+$/.test(field),
  isSection: () => false,
  rules,
}
