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

const isManifest = /(?:^\ufeff?|\n)(?:julia_version = "|manifest_format = "\d)/
