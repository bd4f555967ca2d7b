import type { Reader } from '../../format.ts'
import type { SbomDocument } from '../model/sbom-document.ts'
import { readComposer } from './read.ts'
import { composerVersions } from './versions.ts'

/** What Composer resolved or installed for a PHP project: `composer.lock`, `vendor/composer/installed.json`. */
export const composer: Reader<SbomDocument> = {
  id: 'composer',
  title: 'composer.lock',
  versions: composerVersions,
  fileNames: /^(?:composer\.lock|installed\.json)$/,
  recognises: (piece) => isLock.test(piece) || isInstalled.test(piece),
  read: readComposer,
}

const isLock = /"(?:content-hash|packages-dev|stability-flags)"\s*:/
const isInstalled = /"(?:dev-package-names|version_normalized)"\s*:/
