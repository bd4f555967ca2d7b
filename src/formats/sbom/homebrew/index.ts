import type { Reader } from '../../format.ts'
import type { SbomDocument } from '../model/sbom-document.ts'
import { readHomebrew } from './read.ts'
import { homebrewVersions } from './versions.ts'

/** What is installed by Homebrew. */
export const homebrew: Reader<SbomDocument> = {
  id: 'homebrew',
  title: 'brew list --versions, brew info --json=v2, Brewfile.lock.json',
  versions: homebrewVersions,
  fileNames: /^(?:[\w-]+-)?brew(?:[_-][\w-]*)?\.(?:txt|list|json)$|^Brewfile\.lock\.json$/i,
  recognises: (piece) => (isInfo.test(piece) && namesTap.test(piece)) || isLock.test(piece),
  read: readHomebrew,
}

const isInfo = /^\ufeff?\s*\{\s*"(?:formulae|casks)"\s*:\s*\[/
const namesTap = /"tap"\s*:/
const isLock = /^\ufeff?\s*\{\s*"entries"\s*:\s*\{\s*"(?:tap|brew|cask|mas|whalebrew|vscode)"\s*:\s*\{/
