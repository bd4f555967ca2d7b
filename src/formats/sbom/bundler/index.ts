import type { Reader } from '../../format.ts'
import type { SbomDocument } from '../model/sbom-document.ts'
import { readBundler } from './read.ts'
import { bundlerVersions } from './versions.ts'

/** What Bundler resolved for a Ruby project: `Gemfile.lock`. */
export const bundler: Reader<SbomDocument> = {
  id: 'bundler',
  title: 'Gemfile.lock',
  versions: bundlerVersions,
  fileNames: /^(?:Gemfile|gems|[\w.-]+\.gemfile)\.(?:lock|locked)$/,
  recognises: (piece) => holdsSpecs.test(piece) || isEmpty.test(piece),
  read: readBundler,
}

const holdsSpecs =
  /(?:^\ufeff?|\n)(?:GEM|GIT|PATH|PLUGIN SOURCE)\r?\n(?: {2}[a-z_]+:[^\n]*\n){0,10} {2}specs:/
const isEmpty = /(?:^|\n)PLATFORMS\r?\n(?: {2}\S+\r?\n){1,50}\r?\nDEPENDENCIES\r?\n/
