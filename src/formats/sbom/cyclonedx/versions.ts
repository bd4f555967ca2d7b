import type { FieldKnowledge } from '../unused-fields.ts'
import { cycloneDxRules } from './rules.data.ts'

/** The places of a document whose fields we know by name. */
export const fieldPlaces = [
  'document',
  'metadata',
  'component',
  'dependency',
  'swid',
  'evidence',
  'service',
  'dataFlow',
  'vulnerability',
  'composition',
] as const

export type FieldPlace = (typeof fieldPlaces)[number]

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
      swid: ['tagId', 'name', 'version', 'tagVersion', 'patch', 'text', 'url'],
      service: [
        'bom-ref',
        'provider',
        'group',
        'name',
        'version',
        'description',
        'endpoints',
        'authenticated',
        'x-trust-boundary',
        'data',
        'licenses',
        'externalReferences',
        'services',
      ],
      dataFlow: ['flow', 'classification'],
    },
  },
  {
    id: '1.3',
    adds: {
      document: ['compositions'],
      metadata: ['licenses', 'properties'],
      component: ['evidence', 'properties'],
      evidence: ['licenses', 'copyright'],
      service: ['properties'],
      composition: ['aggregate', 'assemblies', 'dependencies'],
    },
  },
  {
    id: '1.4',
    adds: {
      document: ['vulnerabilities', 'signature'],
      component: ['releaseNotes', 'signature'],
      service: ['releaseNotes', 'signature'],
      composition: ['signature'],
      vulnerability: [
        'bom-ref',
        'id',
        'source',
        'references',
        'ratings',
        'cwes',
        'description',
        'detail',
        'recommendation',
        'advisories',
        'created',
        'published',
        'updated',
        'credits',
        'tools',
        'analysis',
        'affects',
        'properties',
      ],
    },
  },
  {
    id: '1.5',
    adds: {
      document: ['annotations', 'formulation', 'properties'],
      metadata: ['lifecycles'],
      component: ['modelCard', 'data'],
      evidence: ['identity', 'occurrences', 'callstack'],
      service: ['trustZone'],
      dataFlow: ['name', 'description', 'governance', 'source', 'destination'],
      vulnerability: ['workaround', 'proofOfConcept', 'rejected'],
      composition: ['bom-ref', 'vulnerabilities'],
    },
  },
  {
    id: '1.6',
    adds: {
      document: ['declarations', 'definitions'],
      metadata: ['manufacturer'],
      component: ['manufacturer', 'authors', 'omniborId', 'swhid', 'cryptoProperties', 'tags'],
      dependency: ['provides'],
      service: ['tags'],
    },
  },
  {
    id: '1.7',
    adds: {
      document: ['citations'],
      metadata: ['distributionConstraints'],
      component: ['versionRange', 'isExternal', 'patentAssertions'],
      service: ['patentAssertions'],
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
    'services',
    'dependencies',
    'vulnerabilities',
    'compositions',
    'externalReferences',
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
    'copyright',
    'swid',
    'evidence',
  ]),
  dependency: new Set(['ref', 'dependsOn', 'provides']),
  swid: new Set(['tagId', 'name', 'version', 'tagVersion', 'patch', 'url']),
  evidence: new Set(['identity', 'occurrences', 'licenses', 'copyright']),
  service: new Set([
    'bom-ref',
    'provider',
    'group',
    'name',
    'version',
    'description',
    'endpoints',
    'authenticated',
    'x-trust-boundary',
    'trustZone',
    'data',
    'licenses',
    'externalReferences',
    'properties',
    'services',
  ]),
  dataFlow: new Set(['flow', 'classification', 'name', 'description', 'source', 'destination']),
  vulnerability: new Set([
    'bom-ref',
    'id',
    'source',
    'references',
    'ratings',
    'cwes',
    'description',
    'detail',
    'recommendation',
    'workaround',
    'advisories',
    'created',
    'published',
    'updated',
    'rejected',
    'analysis',
    'affects',
  ]),
  composition: new Set(['aggregate', 'assemblies', 'dependencies', 'vulnerabilities']),
}

/** Sections of the document with statements about components or beside them; not reading one is worth a warning. */
const unreadSections: ReadonlySet<string> = new Set(['formulation', 'declarations', 'definitions'])

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

/** What a version that we write can say, where they differ. */
export interface WrittenVersion {
  readonly id: string
  /** Whether expressions may stand beside other licences. */
  readonly mixesLicences: boolean
  /** Whether a component can be expected from outside, by a range of versions. */
  readonly hasExternal: boolean
  /** Whether the document itself can say how far it may be passed on. */
  readonly hasConstraints: boolean
}

/** The versions that are written. */
export const writtenVersions: Readonly<Record<'1.6' | '1.7', WrittenVersion>> = {
  '1.6': { id: '1.6', mixesLicences: false, hasExternal: false, hasConstraints: false },
  '1.7': { id: '1.7', mixesLicences: true, hasExternal: true, hasConstraints: true },
}
