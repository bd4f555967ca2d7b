import type { Reader } from '../../format.ts'
import type { SbomDocument } from '../model/sbom-document.ts'
import { isPrinted } from './printed.ts'
import { readNpm } from './read.ts'
import { npmVersions } from './versions.ts'

/** What npm installed: `package-lock.json`, `npm-shrinkwrap.json`, and what `npm ls --json` prints. */
export const npm: Reader<SbomDocument> = {
  id: 'npm',
  title: 'npm package-lock, npm ls --json',
  versions: npmVersions,
  fileNames: /^(?:package-lock|npm-shrinkwrap|\.package-lock)\.json$/,
  recognises: (piece) =>
    (tellsVersion.test(piece) && holdsPackages.test(piece) && !isBun.test(piece)) || isPrinted(piece),
  read: readNpm,
}

const tellsVersion = /"lockfileVersion"\s*:\s*[123]\b/
const holdsPackages = /"(?:packages|dependencies|requires)"\s*:/
const isBun = /"lockfileVersion"\s*:\s*\d+\s*,\s*"(?:configVersion"\s*:\s*\d+\s*,\s*")?workspaces"\s*:/
