import type { Reader } from '../../format.ts'
import type { SbomDocument } from '../model/sbom-document.ts'
import { readConda } from './read.ts'
import { condaVersions } from './versions.ts'

/** What is installed by conda and its kin. */
export const conda: Reader<SbomDocument> = {
  id: 'conda',
  title: 'conda list, environment.yml, conda-meta, conda-lock.yml, pixi.lock',
  versions: condaVersions,
  fileNames: /^(?:environment|conda)[\w.-]*\.ya?ml$|^conda[_-]?list[\w.-]*$|^pixi\.lock$/,
  recognises: (piece) => marks.some((mark) => mark.test(piece)),
  read: readConda,
}

const marks: readonly RegExp[] = [
  /^\ufeff?# packages in environment at /,
  /(?:^|\n)# platform: [\w-]+\r?\n@EXPLICIT\r?\n/,
  /(?:^\ufeff?|\n)channels:\r?\n(?:[^\n]*\n){1,30}dependencies:\r?\n/,
  // conda-lock.yml and pixi.lock
  /\n {2,4}manager: (?:conda|pip)\r?\n/,
  /(?:^|\n)packages:\r?\n *- (?:conda: |pypi: |kind: (?:conda|pypi)\r?\n)/,
  // conda list --json
  /^\ufeff?\s*\[\s*\{[^{}]{0,2000}"dist_name"\s*:/,
  /"fn"\s*:\s*"[^"\n]{1,300}\.(?:conda|tar\.bz2)"/,
]
