import type { Reader } from '../../format.ts'
import type { SbomDocument } from '../model/sbom-document.ts'
import { readJulia } from './read.ts'
import { juliaVersions } from './versions.ts'

/** What Julia's package manager resolved: `Manifest.toml`. */
export const julia: Reader<SbomDocument> = {
  id: 'julia',
  title: 'Manifest.toml',
  versions: juliaVersions,
  fileNames: /^(?:Julia)?Manifest(?:-v[\d.]+)?\.toml$/,
  recognises: (piece) => isManifest.test(piece),
  read: readJulia,
}

/** The first form names no version of itself; of lists in TOML only Julia's have sums of trees. */
const isManifest =
  /(?:^\ufeff?|\n)(?:julia_version = "|manifest_format = "\d|git-tree-sha1 = "[\da-f]{40}"\r?\n)/
