import type { Reader } from '../../format.ts'
import { cycloneDx } from '../../sbom/cyclonedx/index.ts'
import type { VexDocument } from '../model/vex-document.ts'
import { readCycloneDxVex } from './read.ts'
import { cycloneDxVexVersions } from './versions.ts'

/** The vulnerabilities of a CycloneDX document in JSON: one by itself, or within an SBOM. */
export const cycloneDxVex: Reader<VexDocument> = {
  id: 'cyclonedx',
  title: 'CycloneDX VEX',
  versions: cycloneDxVexVersions,
  recognises: cycloneDx.recognises,
  read: readCycloneDxVex,
}
