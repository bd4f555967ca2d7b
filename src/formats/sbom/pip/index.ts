import type { Reader } from '../../format.ts'
import { areAllLines } from '../../text/lines.ts'
import type { SbomDocument } from '../model/sbom-document.ts'
import { readPip } from './read.ts'
import { pipVersions } from './versions.ts'

/** `requirements.txt`, and what `pip freeze`, `pip list`, `pip inspect`, `pip install --report` and `pipdeptree` tell. */
export const pip: Reader<SbomDocument> = {
  id: 'pip',
  title: 'requirements.txt, pip freeze, pip list, pip inspect, pip install --report, pipdeptree --json',
  versions: pipVersions,
  fileNames:
    /^(?:[\w.-]*[_.-])?(?:requirements|constraints)(?:[_.-][\w.-]*)?\.(?:txt|in)$|^pip[_-]?(?:freeze|list)[\w.-]*$/i,
  recognises: (piece) =>
    isTable.test(piece) ||
    isInspection.test(piece) ||
    isJsonList.test(piece) ||
    isTreeList.test(piece) ||
    (pinned.test(piece) && areAllLines(piece, isRequirement)),
  read: readPip,
}

const isInspection = /"pip_version"\s*:\s*"/
const isJsonList =
  /^\ufeff?\s*\[\s*\{\s*"name"\s*:\s*"[\w.-]{1,200}"\s*,\s*"version"\s*:\s*"[^"\s]{1,100}"\s*(?:,\s*"(?:location|installer|editable_project_location|latest_version)"\s*:\s*"[^"]*"\s*)*\}\s*[,\]]/
const isTreeList =
  /^\ufeff?\s*\[\s*\{\s*"package"\s*:\s*\{\s*"key"\s*:\s*"[^"\n]{1,200}"\s*,\s*"package_name"\s*:/
const isTable = /^\ufeff?Package {2,}Version\b[^\n]*\n-+ +-+/
const pinned = /(?:^\ufeff?|\n)[A-Za-z\d][\w.-]*(?: ?\[[\w\s.,-]*\])? ?={2,3} ?[\w.!+*-]+/
const requirementStart = /^\ufeff?\s*(?:#|-|[A-Za-z\d][\w.-]*\s*(?:\[[^\]]*\]\s*)?(?:[=<>!~]=|[<>;@#\\]|$))/

function isRequirement(line: string): boolean {
  return requirementStart.test(line)
}
