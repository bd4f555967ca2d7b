import { listCiComponents, listCiKinds, listCiLicences, listCis } from '../inventory/cis.ts'
import { type ComponentPath, listComponentPaths, listDocumentChanges } from '../inventory/composition.ts'
import { listDocuments } from '../inventory/documents.ts'
import { listComponentFacts, listServices, listStatedVulnerabilities } from '../inventory/facts.ts'
import { listRelations } from '../inventory/relations.ts'
import { exportOf, itemInPath } from './export-list.ts'
import { named, time, unknown, word } from './value.ts'

/** What is told of one item bears that item's label. */
const ofItem = { least: 'clear', about: itemInPath } as const

export const inventoryLists = [
  exportOf(listCis, {
    slug: 'configuration-items',
    label: { least: 'clear', own: (row) => row.tlp },
    columns: {
      item: (row) => row.name,
      kind: (row) => word('kind', row.kind),
      side: (row) => word('side', row.side),
      partOf: (row) => row.partOf?.name ?? null,
      organisation: (row) => named(row.organisation),
      division: (row) => named(row.division),
      team: (row) => named(row.team),
      owner: (row) => row.owner?.name ?? null,
      criticality: (row) => (row.criticality === null ? unknown : word('criticality', row.criticality)),
      exposure: (row) => (row.exposure === null ? unknown : word('exposure', row.exposure)),
      tlp: (row) => word('tlp', row.tlp),
      needToKnow: (row) => row.needToKnow,
      components: (row) => row.components,
      attributes: (row) => Object.entries(row.attributes).map(([name, value]) => `${name}: ${value}`),
      createdAt: (row) => time(row.createdAt),
      changedAt: (row) => time(row.changedAt),
      id: (row) => row.id,
    },
    paper: [
      'item',
      'kind',
      'partOf',
      'division',
      'team',
      'owner',
      'criticality',
      'exposure',
      'tlp',
      'components',
      'changedAt',
    ],
  }),
  exportOf(listCiKinds, {
    slug: 'kinds',
    label: { least: 'clear' },
    columns: {
      kind: (row) => ({ name: row.label }),
      side: (row) => word('side', row.side),
      partOf: (row) => row.partOf.map((one) => word('kind', one)),
      attributes: (row) => row.attributes.map(({ label }) => ({ name: label })),
      id: (row) => row.id,
    },
  }),
  exportOf(listCiComponents, {
    slug: 'components',
    label: ofItem,
    columns: {
      component: (row) => row.name,
      version: (row) => row.version,
      packageKey: (row) => row.packageKey,
      distribution: (row) => row.distribution ?? unknown,
      scope: (row) => row.scope,
      direct: (row) => row.direct ?? unknown,
      comparable: (row) => row.comparable,
      purl: (row) => row.purl,
      licences: (row) => row.licences.flatMap(({ text, isKnown }) => (isKnown ? [text] : [])),
      otherLicences: (row) => row.licences.flatMap(({ text, isKnown }) => (isKnown ? [] : [text])),
    },
    paper: ['component', 'version', 'packageKey', 'distribution', 'direct', 'comparable', 'licences'],
  }),
  exportOf(listCiLicences, {
    slug: 'licences',
    label: ofItem,
    columns: {
      licence: (row) => row.text,
      spdx: (row) => row.isKnown,
      components: (row) => row.components,
    },
  }),
  exportOf(listRelations, {
    slug: 'relations',
    label: ofItem,
    columns: {
      direction: (row) => word('direction', row.direction),
      relation: (row) => word('relation', row.kind),
      item: (row) => row.other.name,
      kind: (row) => word('kind', row.other.kind),
      id: (row) => row.other.id,
    },
    paper: ['direction', 'relation', 'item', 'kind'],
  }),
  exportOf(listDocuments, {
    slug: 'documents',
    label: ofItem,
    columns: {
      document: (row) => row.name,
      slot: (row) => row.slot,
      format: (row) => row.format ?? unknown,
      formatVersion: (row) => row.formatVersion,
      documentState: (row) => word('state', row.state),
      components: (row) => row.components ?? unknown,
      problems: (row) => row.problemCount,
      added: (row) => row.changes?.added ?? null,
      removed: (row) => row.changes?.removed ?? null,
      changed: (row) => row.changes?.changed ?? null,
      receivedAt: (row) => time(row.receivedAt),
      receivedBy: (row) => row.receivedBy,
      bytes: (row) => row.bytes,
      hash: (row) => row.hash,
    },
    paper: [
      'document',
      'slot',
      'format',
      'formatVersion',
      'documentState',
      'components',
      'problems',
      'receivedAt',
      'receivedBy',
    ],
  }),
  exportOf(listComponentPaths, {
    slug: 'paths',
    label: ofItem,
    columns: {
      document: (row) => row.document.name,
      slot: (row) => row.document.slot,
      places: (row) => row.places,
      paths: (row) => row.paths.map(writePath),
      morePaths: (row) => row.more,
    },
  }),
  exportOf(listComponentFacts, {
    slug: 'component',
    label: ofItem,
    columns: {
      document: (row) => row.document.name,
      slot: (row) => row.document.slot,
      purl: (row) => row.purl,
      cpe: (row) => row.cpe,
      supplier: (row) => row.supplier ?? row.manufacturer ?? row.publisher,
      licences: (row) => row.licences.map(({ text, spdx }) => spdx ?? text),
      copyright: (row) => row.copyright,
      hashes: (row) => row.hashes.map(({ algorithm, value }) => `${algorithm}: ${value}`),
      references: (row) => row.references.map(({ kind, url }) => `${kind}: ${url}`),
      swid: (row) => row.swid?.tagId ?? null,
      occurrences: (row) => row.evidence?.occurrences.map(({ location }) => location) ?? null,
      properties: (row) => row.properties.map(({ name, value }) => `${name}: ${value ?? ''}`),
    },
  }),
  exportOf(listServices, {
    slug: 'services',
    label: ofItem,
    columns: {
      service: (row) => (row.group === null ? row.name : `${row.group}/${row.name}`),
      version: (row) => row.version,
      provider: (row) => row.provider,
      within: (row) => row.within,
      endpoints: (row) => row.endpoints,
      data: (row) => row.data.map(({ flow, classification }) => `${classification}: ${flow ?? ''}`),
      authenticated: (row) => row.authenticated ?? unknown,
      trustBoundary: (row) => row.crossesTrustBoundary ?? unknown,
      document: (row) => row.document.name,
    },
    paper: ['service', 'version', 'provider', 'endpoints', 'data', 'document'],
  }),
  exportOf(listStatedVulnerabilities, {
    slug: 'stated-vulnerabilities',
    label: ofItem,
    columns: {
      vulnerability: (row) => row.name,
      aliases: (row) => row.aliases,
      stated: (row) => row.state,
      statedReason: (row) => row.justification,
      statedResponse: (row) => row.responses,
      text: (row) => row.detail,
      at: (row) => time(row.statedAt),
      component: (row) => row.components.map(({ name, version }) => `${name} ${version}`.trim()),
      document: (row) => row.document.name,
    },
    paper: ['vulnerability', 'stated', 'statedReason', 'text', 'component', 'document'],
  }),
  exportOf(listDocumentChanges, {
    slug: 'changes',
    label: ofItem,
    columns: {
      change: (row) => word('change', row.kind),
      component: (row) => row.name,
      packageKey: (row) => row.packageKey,
      versionBefore: (row) => row.before?.version ?? null,
      versionAfter: (row) => row.after?.version ?? null,
    },
  }),
]

function writePath({ steps, omitted }: ComponentPath): string {
  const names = steps.map((step) => (step === null ? '·' : `${step.name} ${step.version}`))
  const half = Math.ceil(names.length / 2)
  const shown = omitted === 0 ? names : [...names.slice(0, half), `… ${omitted} …`, ...names.slice(half)]
  return shown.join(' → ')
}
