/** Versions of the schema that are read, by their first number; what differs between them is read side by side. */
export const syftVersions: readonly string[] = [
  '1',
  '2',
  '3',
  '4',
  '5',
  '6',
  '7',
  '8',
  '9',
  '10',
  '11',
  '12',
  '13',
  '14',
  '15',
  '16',
]

/** The fields the reader takes over. */
export const usedFields = {
  document: new Set(['artifacts', 'artifactRelationships', 'source', 'distro', 'descriptor', 'schema']),
  package: new Set([
    'id',
    'name',
    'version',
    'type',
    'locations',
    'licenses',
    'cpes',
    'purl',
    'metadata',
    'metadataType',
    'language',
    'foundBy',
  ]),
} as const

/** What of an artifact's metadata says of which package it was built, as Syft writes it beside components elsewhere. */
export const sourceFields = [
  'source',
  'sourceVersion',
  'originPackage',
  'sourceRpm',
  'modularityLabel',
] as const
