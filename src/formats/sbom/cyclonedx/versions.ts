import type { FieldKnowledge } from '../unused-fields.ts'
import { cycloneDxRules } from './rules.data.ts'

/** The places of a document whose fields we know by name. */
export type FieldPlace = 'document' | 'metadata' | 'component' | 'dependency'

interface CycloneDxVersion {
  readonly id: string
  /** Fields this version brought, per place (bom-1.x.schema.json, `properties`). */
  readonly adds: Readonly<Partial<Record<FieldPlace, readonly string[]>>>
}

/** The versions, oldest first; 1.0 and 1.1 are XML only. A new version is one more entry here. */
export const cycloneDxVersions: readonly CycloneDxVersion[] = [
  { id: '1.0', adds: {} },
  { id: '1.1', adds: {} },
  {
    id: '1.2',
    adds: {
      document: [
        '$schema',
        'bomFormat',
        'specVersion',
        'serialNumber',
        'version',
        'metadata',
        'components',
        'services',
        'externalReferences',
        'dependencies',
      ],
      metadata: ['timestamp', 'tools', 'authors', 'component', 'manufacture', 'supplier'],
      component: [
        'type',
        'mime-type',
        'bom-ref',
        'supplier',
        'author',
        'publisher',
        'group',
        'name',
        'version',
        'description',
        'scope',
        'hashes',
        'licenses',
        'copyright',
        'cpe',
        'purl',
        'swid',
        'modified',
        'pedigree',
        'externalReferences',
        'components',
      ],
      dependency: ['ref', 'dependsOn'],
    },
  },
  {
    id: '1.3',
    adds: {
      document: ['compositions'],
      metadata: ['licenses', 'properties'],
      component: ['evidence', 'properties'],
    },
  },
  {
    id: '1.4',
    adds: { document: ['vulnerabilities', 'signature'], component: ['releaseNotes', 'signature'] },
  },
  {
    id: '1.5',
    adds: {
      document: ['annotations', 'formulation', 'properties'],
      metadata: ['lifecycles'],
      component: ['modelCard', 'data'],
    },
  },
  {
    id: '1.6',
    adds: {
      document: ['declarations', 'definitions'],
      metadata: ['manufacturer'],
      component: ['manufacturer', 'authors', 'omniborId', 'swhid', 'cryptoProperties', 'tags'],
      dependency: ['provides'],
    },
  },
  {
    id: '1.7',
    adds: {
      document: ['citations'],
      metadata: ['distributionConstraints'],
      component: ['versionRange', 'isExternal', 'patentAssertions'],
    },
  },
]

/** The fields the reader takes over; every other one that holds something is told. */
const usedFields: Readonly<Record<FieldPlace, ReadonlySet<string>>> = {
  document: new Set([
    '$schema',
    'bomFormat',
    'specVersion',
    'serialNumber',
    'version',
    'metadata',
    'components',
    'dependencies',
  ]),
  metadata: new Set([
    'timestamp',
    'tools',
    'authors',
    'component',
    'manufacture',
    'manufacturer',
    'supplier',
    'lifecycles',
  ]),
  component: new Set([
    'type',
    'bom-ref',
    'supplier',
    'manufacturer',
    'author',
    'authors',
    'publisher',
    'group',
    'name',
    'version',
    'versionRange',
    'isExternal',
    'scope',
    'hashes',
    'licenses',
    'cpe',
    'purl',
    'externalReferences',
    'properties',
    'components',
  ]),
  dependency: new Set(['ref', 'dependsOn', 'provides']),
}

/** Sections of the document with statements about components or beside them; not reading one is worth a warning. */
const unreadSections: ReadonlySet<string> = new Set([
  'services',
  'vulnerabilities',
  'compositions',
  'formulation',
  'declarations',
  'definitions',
])

/** Whether a version is read as it is meant, read by the rules of the nearest known one, or not at all. */
export type VersionStanding = 'known' | 'near' | 'foreign'

/** CycloneDX promises that minor versions only add, so any other `1.x` can be read; another major cannot. */
export function standingOf(specVersion: string): VersionStanding {
  if (cycloneDxVersions.some(({ id }) => id === specVersion)) return 'known'
  return /^1(?:\.[0-9]+){0,2}$/.test(specVersion) ? 'near' : 'foreign'
}

/** For telling what is not taken over. */
export const cycloneDxFields: FieldKnowledge<FieldPlace> = {
  used: usedFields,
  isKnown: (place, field) => cycloneDxVersions.some(({ adds }) => adds[place]?.includes(field) === true),
  isSection: (place, field) => place === 'document' && unreadSections.has(field),
  rules: cycloneDxRules,
}
