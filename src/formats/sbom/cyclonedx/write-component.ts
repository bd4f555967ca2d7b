import { writeFields } from '../../json/write-fields.ts'
import type { SbomComponent } from '../model/sbom-document.ts'
import type { WrittenVersion } from './versions.ts'
import {
  leftProperties,
  writeEvidence,
  writeHashes,
  writeLicences,
  writeProperties,
  writeReferences,
  writeSwid,
  writesRange,
} from './write-details.ts'

/** A component without those within it. */
export function writeComponent(
  component: SbomComponent,
  version: WrittenVersion,
): Readonly<Record<string, unknown>> {
  const { swid, evidence } = component
  return writeFields({
    // The format demands one; packages of which nothing more is known are libraries everywhere.
    type: component.kind ?? 'library',
    'bom-ref': component.ref,
    supplier: writeOrganisation(component.supplier),
    manufacturer: writeOrganisation(component.manufacturer),
    authors: component.authors.map((name) => ({ name })),
    publisher: component.publisher,
    group: component.group,
    name: component.name,
    version: component.version,
    versionRange: writesRange(component, version) ? component.versionRange : null,
    isExternal: version.hasExternal ? component.isExternal : null,
    scope: component.scope,
    hashes: writeHashes(component.hashes),
    licenses: writeLicences(component.licences, version),
    copyright: component.copyright,
    cpe: component.cpe,
    purl: component.purl,
    swid: swid === undefined ? null : writeSwid(swid),
    externalReferences: writeReferences(component.references),
    properties: writeProperties([...component.properties, ...leftProperties(component, version)]),
    evidence: evidence === undefined ? null : writeEvidence(evidence, version),
  })
}

export function writeOrganisation(name: string | null): { readonly name: string } | null {
  return name === null ? null : { name }
}
