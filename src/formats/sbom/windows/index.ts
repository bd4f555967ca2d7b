import type { Reader } from '../../format.ts'
import type { SbomDocument } from '../model/sbom-document.ts'
import { isPrograms } from './programs.ts'
import { readWindows } from './read.ts'
import { windowsVersions } from './versions.ts'

/** The programs installed on Windows: an export of its registry, and what PowerShell, winget and Scoop tell of them. */
export const windows: Reader<SbomDocument> = {
  id: 'windows',
  title: 'Windows Uninstall (.reg), Get-Package, winget export, scoop export',
  versions: windowsVersions,
  recognises: (piece) => isExport.test(piece) || isPrograms(piece),
  read: readWindows,
}

const isExport = /^\ufeff?(?:REGEDIT4|Windows Registry Editor Version 5\.00)\s*\n/
