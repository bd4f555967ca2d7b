import type { Reader } from '../../format.ts'
import type { SbomDocument } from '../model/sbom-document.ts'
import { readSyft } from './read.ts'
import { syftVersions } from './versions.ts'

/** What Syft found, in its own JSON: packages of an image, a folder or a file. */
export const syft: Reader<SbomDocument> = {
  id: 'syft',
  title: 'Syft JSON',
  versions: syftVersions,
  recognises: (piece) => hasRelations.test(piece) || isEnded.test(piece),
  read: readSyft,
}

const hasRelations = /"artifactRelationships"\s*:\s*\[/
/** The schema stands at the end. */
const isEnded =
  /"schema"\s*:\s*\{\s*"version"\s*:\s*"\d+\.\d+\.\d+"\s*,\s*"url"\s*:\s*"[^"]{0,200}\/syft\/[^"]{0,100}"/
