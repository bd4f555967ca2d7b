import type { Reader } from '../../format.ts'
import type { SbomDocument } from '../model/sbom-document.ts'
import { readRebar } from './read.ts'
import { rebarVersions } from './versions.ts'

/** What rebar3 resolved for an Erlang project: `rebar.lock`. */
export const rebar: Reader<SbomDocument> = {
  id: 'rebar',
  title: 'rebar.lock',
  versions: rebarVersions,
  fileNames: /^rebar\.lock$/,
  recognises: (piece) => begins.test(piece),
  read: readRebar,
}

const begins =
  /^\ufeff?\s*(?:\{"[\d.]{1,20}",\s*)?\[\s*\{<<"[^"]{1,200}">>,\s*\{(?:pkg|git|git_subdir|hg|raw),/
