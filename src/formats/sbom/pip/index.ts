import type { Reader } from '../../format.ts'
import { areAllLines } from '../../text/lines.ts'
import type { SbomDocument } from '../model/sbom-document.ts'
import { readPip } from './read.ts'
import { pipVersions } from './versions.ts'

/** `requirements.txt`, and what `pip freeze` and `pip list` print. */
export const pip: Reader<SbomDocument> = {
  id: 'pip',
  title: 'requirements.txt, pip freeze, pip list',
  versions: pipVersions,
  fileNames:
    /^(?:[\w.-]*[_.-])?(?:requirements|constraints)(?:[_.-][\w.-]*)?\.(?:txt|in)$|^pip[_-]?(?:freeze|list)[\w.-]*$/i,
  recognises: (piece) => isTable.test(piece) || (pinned.test(piece) && areAllLines(piece, isRequirement)),
  read: readPip,
}

const isTable = /^\ufeff?Package {2,}Version\b[^\n]*\n-+ +-+/
const pinned = /(?:^\ufeff?|\n)[A-Za-z\d][\w.-]*(?:\[[\w\s.,-]*\])? ?={2,3} ?[\w.!+*-]+/
const requirementStart = /^\ufeff?\s*(?:#|-|[A-Za-z\d][\w.-]*\s*(?:\[[^\]]*\]\s*)?(?:[=<>!~]=|[<>;@#\\]|$))/

function isRequirement(line: string): boolean {
  return requirementStart.test(line)
}
