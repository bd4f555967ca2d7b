import { writeFields } from '../../json/write-fields.ts'
import type { SbomComponent, SbomHash, SbomLicence, SbomReference } from '../model/sbom-document.ts'
import type { LicenceTexts } from './write-licences.ts'

/** What SPDX calls the kinds (2.3 §7.24); it has no word for the others. */
const purposes: ReadonlyMap<SbomComponent['kind'], string> = new Map([
  ['application', 'APPLICATION'],
  ['framework', 'FRAMEWORK'],
  ['library', 'LIBRARY'],
  ['container', 'CONTAINER'],
  ['operating-system', 'OPERATING-SYSTEM'],
  ['device', 'DEVICE'],
  ['firmware', 'FIRMWARE'],
  ['file', 'FILE'],
  ['platform', 'OTHER'],
  ['device-driver', 'OTHER'],
  ['machine-learning-model', 'OTHER'],
  ['data', 'OTHER'],
  ['cryptographic-asset', 'OTHER'],
])

/** A package of SPDX 2.3; what it has no field for stands in the comment, in words that say what it is. */
export function writePackage(
  component: SbomComponent,
  { id, licences }: { readonly id: string; readonly licences: LicenceTexts },
): Readonly<Record<string, unknown>> {
  const { group, name, kind, copyright } = component
  return writeFields({
    SPDXID: id,
    name: group === null ? name : `${group}/${name}`,
    versionInfo: component.version,
    supplier: component.supplier === null ? null : `Organization: ${component.supplier}`,
    originator: originatorOf(component),
    downloadLocation: firstOf(component, 'distribution')?.url ?? 'NOASSERTION',
    filesAnalyzed: false,
    homepage: firstOf(component, 'website')?.url,
    sourceInfo: sourceOf(component),
    primaryPackagePurpose: kind === null ? null : purposes.get(kind),
    checksums: component.hashes.flatMap(writeChecksum),
    licenseDeclared: licenceOf(component, licences, isDeclared),
    licenseConcluded: licenceOf(component, licences, (one) => !isDeclared(one)),
    copyrightText: copyright ?? 'NOASSERTION',
    externalRefs: writeReferences(component),
    comment: writeComment(component),
  })
}

/** The one of its kind that has a field; the others stand elsewhere. */
function firstOf({ references }: SbomComponent, kind: string): SbomReference | undefined {
  return references.find((one) => one.kind === kind && isAddress(one.url))
}

/** The source package of a binary, in the words in which it is read again. */
function sourceOf({ properties }: SbomComponent): string | null {
  const told = new Map(properties.map((one) => [one.name, one.value]))
  const source = told.get('aquasecurity:trivy:SrcName') ?? null
  if (source === null) return null
  const version = told.get('aquasecurity:trivy:SrcVersion') ?? null
  return `built package from: ${source}${version === null ? '' : ` ${version}`}`
}

function isDeclared({ acknowledgement }: SbomLicence): boolean {
  return acknowledgement !== 'concluded'
}

/** Several licences hold together, which is what a list of them means. */
function licenceOf(
  component: SbomComponent,
  licences: LicenceTexts,
  isMeant: (one: SbomLicence) => boolean,
): string {
  const meant = component.licences.filter(isMeant).map((one) => licences.nameOf(one))
  if (meant.length < 2) return meant[0] ?? 'NOASSERTION'
  return meant.map((one) => (/ (?:AND|OR|WITH) /.test(one) ? `(${one})` : one)).join(' AND ')
}

function originatorOf({ manufacturer, publisher, authors }: SbomComponent): string | null {
  const organisation = publisher ?? manufacturer
  if (organisation !== null) return `Organization: ${organisation}`
  return authors[0] === undefined ? null : `Person: ${authors[0]}`
}

const algorithms: ReadonlySet<string> = new Set([
  'MD2',
  'MD4',
  'MD5',
  'MD6',
  'SHA1',
  'SHA224',
  'SHA256',
  'SHA384',
  'SHA512',
  'SHA3-256',
  'SHA3-384',
  'SHA3-512',
  'BLAKE2b-256',
  'BLAKE2b-384',
  'BLAKE2b-512',
  'BLAKE3',
  'ADLER32',
])

/** CycloneDX writes `SHA-256`. */
function algorithmOf(algorithm: string): string | null {
  const spelled = algorithm.replace(/^SHA-(?=\d)/i, 'SHA')
  return algorithms.has(spelled) ? spelled : null
}

function writeChecksum({ algorithm, value }: SbomHash) {
  const known = algorithmOf(algorithm)
  return known === null ? [] : [{ algorithm: known, checksumValue: value }]
}

function writeReferences({ purl, cpe, swid, references }: SbomComponent) {
  const reference = (referenceCategory: string, referenceType: string, referenceLocator: string) => ({
    referenceCategory,
    referenceType,
    referenceLocator,
  })
  const cpeType = cpe?.startsWith('cpe:2.3:') ? 'cpe23Type' : 'cpe22Type'
  return [
    ...(purl === null ? [] : [reference('PACKAGE-MANAGER', 'purl', purl)]),
    ...(cpe === null ? [] : [reference('SECURITY', cpeType, cpe)]),
    ...(swid === undefined ? [] : [reference('SECURITY', 'swid', `swid:${encodeURIComponent(swid.tagId)}`)]),
    ...references.filter(isAdvisory).map(({ url }) => reference('SECURITY', 'advisory', url)),
  ]
}

function isAdvisory({ kind, url }: SbomReference): boolean {
  return kind === 'advisories' && isAddress(url)
}

function isAddress(url: string): boolean {
  return /^\S+$/.test(url)
}

function writeComment(component: SbomComponent): string {
  const { scope, isExternal, versionRange, hashes, references } = component
  const placed = new Set([firstOf(component, 'website'), firstOf(component, 'distribution')])
  const others = references.filter((one) => !(placed.has(one) || isAdvisory(one)))
  return [
    ...(scope === null ? [] : [`scope: ${scope}`]),
    ...(isExternal === null ? [] : [`external: ${isExternal}`]),
    ...(versionRange === null ? [] : [`version range: ${versionRange}`]),
    ...hashes
      .filter(({ algorithm }) => algorithmOf(algorithm) === null)
      .map(({ algorithm, value }) => `${algorithm}: ${value}`),
    ...others.map(({ kind, url }) => `${kind}: ${url}`),
  ].join('\n')
}
