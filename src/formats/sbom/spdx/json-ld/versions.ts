import type { FieldKnowledge } from '../../unused-fields.ts'

/** The versions of this shape, oldest first. */
export const thirdVersions: readonly string[] = ['3.0.0', '3.0.1']

/** 3.0 as it is meant, other 3.x by the same rules, anything else not at all. */
export function thirdStandingOf(version: string): 'known' | 'near' | 'foreign' {
  if (/^3\.0(?:\.\d{1,3})?$/.test(version)) return 'known'
  return /^3(?:\.\d{1,3}){0,2}$/.test(version) ? 'near' : 'foreign'
}

/** The places of a document whose fields we know by name. */
export type ThirdPlace = 'document' | 'package' | 'relationship'

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
    ...ofEveryElement,
    'dataLicense',
    'element',
    'import',
    'namespaceMap',
    'profileConformance',
    'rootElement',
    'software_sbomType',
    'context',
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
}

/** The fields the reader takes over. */
const used: Readonly<Record<ThirdPlace, ReadonlySet<string>>> = {
  document: new Set([
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
}

/** For telling what is not taken over. The profiles for models and data sets have a hundred fields of their own. */
export const thirdFields: FieldKnowledge<ThirdPlace> = {
  used,
  isKnown: (place, field) => known[place].has(field) || /^(?:ai|dataset)_\w+$/.test(field),
  isSection: () => false,
}
