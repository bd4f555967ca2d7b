import type { Reader } from '../../format.ts'
import type { SbomDocument } from '../model/sbom-document.ts'
import { readWindows } from './read.ts'
import { windowsVersions } from './versions.ts'

/** The programs that Windows can uninstall: an export of that part of its registry. */
export const windows: Reader<SbomDocument> = {
  id: 'windows',
  title: 'Windows Uninstall (.reg)',
  versions: windowsVersions,
  recognises: (piece) => isExport.test(piece),
  read: readWindows,
}

const isExport = /^\ufeff?(?:REGEDIT4|Windows Registry Editor Version 5\.00)\s*\n/
