import type { Reader } from '../../format.ts'
import type { SbomDocument } from '../model/sbom-document.ts'
import { readBun } from './read.ts'
import { bunVersions } from './versions.ts'

/** What Bun resolved for a JavaScript project: `bun.lock`. */
export const bun: Reader<SbomDocument> = {
  id: 'bun',
  title: 'bun.lock',
  versions: bunVersions,
  fileNames: /^bun\.lock$/,
  recognises: (piece) => isLock.test(piece),
  read: readBun,
}

const isLock = /"lockfileVersion"\s*:\s*\d+\s*,\s*(?:"configVersion"\s*:\s*\d+\s*,\s*)?"workspaces"\s*:\s*\{/
