import type { Reader } from '../../format.ts'
import type { SbomDocument } from '../model/sbom-document.ts'
import { readMix } from './read.ts'
import { mixVersions } from './versions.ts'

/** What Mix resolved for an Elixir project: `mix.lock`. */
export const mix: Reader<SbomDocument> = {
  id: 'mix',
  title: 'mix.lock',
  versions: mixVersions,
  fileNames: /^mix\.lock$/,
  recognises: (piece) => beginsMap.test(piece),
  read: readMix,
}

const beginsMap = /^\ufeff?\s*%\{\s*(?:\}|"[^"\n]{1,200}"(?::| =>) ?\{:)/
