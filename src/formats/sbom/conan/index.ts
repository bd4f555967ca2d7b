import type { Reader } from '../../format.ts'
import type { SbomDocument } from '../model/sbom-document.ts'
import { readConan } from './read.ts'
import { conanVersions } from './versions.ts'

/** What Conan resolved for a C or C++ project: `conan.lock`. */
export const conan: Reader<SbomDocument> = {
  id: 'conan',
  title: 'conan.lock',
  versions: conanVersions,
  fileNames: /^conan\.lock$/,
  recognises: (piece) => marks.some((mark) => mark.test(piece)),
  read: readConan,
}

const marks: readonly RegExp[] = [
  /"graph_lock"\s*:\s*\{/,
  /"(?:build_|python_)?requires"\s*:\s*\[\s*"[\w.+-]{1,200}\/[^"\s]{1,300}#[\da-f]{32}/,
  /"version"\s*:\s*"0\.5"\s*,\s*"(?:build_|python_)?requires"\s*:\s*\[/,
]
