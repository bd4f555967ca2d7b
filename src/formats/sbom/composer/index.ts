import type { Reader } from '../../format.ts'
import type { SbomDocument } from '../model/sbom-document.ts'
import { readComposer } from './read.ts'
import { composerVersions } from './versions.ts'

/** What Composer installed for a PHP project: `composer.lock`, `installed.json`, and what `composer show` prints. */
export const composer: Reader<SbomDocument> = {
  id: 'composer',
  title: 'composer.lock, composer show --format=json',
  versions: composerVersions,
  fileNames: /^(?:composer\.lock|installed\.json)$/,
  recognises: (piece) => isLock.test(piece) || isInstalled.test(piece) || isShown.test(piece),
  read: readComposer,
}

const isLock = /"(?:content-hash|packages-dev|stability-flags)"\s*:/
const isShown = /"direct-dependency"\s*:\s*(?:true|false)/
const isInstalled = /"(?:dev-package-names|version_normalized)"\s*:/
