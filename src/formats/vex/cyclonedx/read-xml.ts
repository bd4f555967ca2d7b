import { type Parsed, readable } from '#kernel/parsed/parsed.ts'
import { readXmlDocument } from '../../sbom/cyclonedx/xml/read-document.ts'
import type { VexDocument } from '../model/vex-document.ts'
import { readCycloneDxVex } from './read.ts'
import { restate } from './restate.ts'

/** As `readCycloneDxVex`, of a document in XML. Places of statements count its vulnerabilities. */
export function readCycloneDxVexXml(bytes: Uint8Array): Parsed<VexDocument> {
  const sbom = readXmlDocument(bytes)
  if (!sbom.ok) return sbom
  const { specVersion, subject, components, vulnerabilities = [] } = sbom.value
  const named = components.flatMap((one) => (one.ref === null ? [] : [{ ...one, ref: one.ref }]))
  const read = readCycloneDxVex(
    restate({
      ...sbom.value,
      specVersion: specVersion ?? '1.6',
      subject: subject === null ? null : { ...subject, ref: subject.ref ?? '' },
      components: named,
      vulnerabilities,
    }),
  )
  return read.ok ? readable(read.value, [...sbom.warnings, ...read.warnings]) : read
}
