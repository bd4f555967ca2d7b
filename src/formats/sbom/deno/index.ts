import type { Reader } from '../../format.ts'
import type { SbomDocument } from '../model/sbom-document.ts'
import { readDeno } from './read.ts'
import { denoVersions } from './versions.ts'

/** What Deno resolved: `deno.lock`. */
export const deno: Reader<SbomDocument> = {
  id: 'deno',
  title: 'deno.lock',
  versions: denoVersions,
  fileNames: /^deno\.lock$/,
  recognises: (piece) => isLock.test(piece),
  read: readDeno,
}

const isLock =
  /^\ufeff?\s*\{\s*"version"\s*:\s*"[2-9]"\s*,\s*"(?:specifiers|packages|jsr|npm|remote|redirects|workspace)"\s*:\s*\{/
