import type { Reader } from '../../format.ts'
import type { Advisory } from '../model/advisory.ts'
import { readNvd } from './read.ts'
import { nvdVersions } from './versions.ts'

/** Records of the US National Vulnerability Database. */
export const nvd: Reader<Advisory> = {
  id: 'nvd',
  title: 'NVD',
  versions: nvdVersions.map(({ id }) => id),
  recognises: (piece) => marks.test(piece) && !otherFormats.test(piece),
  read: readNvd,
}

const marks = /"(?:vulnStatus|sourceIdentifier|cpeMatch|CVE_data_meta)"\s*:/

const otherFormats = /"(?:dataType|csaf_version|spec_version|bomFormat|spdxVersion|@context)"\s*:/
