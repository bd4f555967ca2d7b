import type { Reader } from '../../format.ts'
import { cycloneDx } from '../../sbom/cyclonedx/index.ts'
import type { VexDocument } from '../model/vex-document.ts'
import { readCycloneDxVex } from './read.ts'
import { readCycloneDxVexXml } from './read-xml.ts'
import { cycloneDxVexVersions } from './versions.ts'

/** The vulnerabilities of a CycloneDX document in JSON or XML: one by itself, or within an SBOM. */
export const cycloneDxVex: Reader<VexDocument> = {
  id: 'cyclonedx',
  title: 'CycloneDX VEX',
  versions: cycloneDxVexVersions,
  recognises: cycloneDx.recognises,
  read: (bytes) => (isXml(bytes) ? readCycloneDxVexXml(bytes) : readCycloneDxVex(bytes)),
}

/** What begins with an angle bracket, after a mark and blanks, is no JSON. */
function isXml(bytes: Uint8Array): boolean {
  return /^\uFEFF?\s*</.test(Buffer.from(bytes.subarray(0, 1024)).toString('utf8'))
}
