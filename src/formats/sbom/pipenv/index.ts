import type { Reader } from '../../format.ts'
import type { SbomDocument } from '../model/sbom-document.ts'
import { readPipenv } from './read.ts'
import { pipenvVersions } from './versions.ts'

/** What Pipenv resolved for a Python project: `Pipfile.lock`. */
export const pipenv: Reader<SbomDocument> = {
  id: 'pipenv',
  title: 'Pipfile.lock',
  versions: pipenvVersions,
  fileNames: /^Pipfile\.lock$/,
  recognises: (piece) => /"pipfile-spec"\s*:\s*\d/.test(piece),
  read: readPipenv,
}
