import type { Reader } from '../../format.ts'
import { areAllLines } from '../../text/lines.ts'
import type { SbomDocument } from '../model/sbom-document.ts'
import { listed, readOpkg } from './read.ts'
import { opkgVersions } from './versions.ts'

/** What is installed by opkg, on OpenWrt and devices built with Yocto. */
export const opkg: Reader<SbomDocument> = {
  id: 'opkg',
  title: 'opkg status, opkg list-installed',
  versions: opkgVersions,
  recognises: (piece) =>
    (beginsPackage.test(piece) && tellsTime.test(piece)) || areAllLines(piece, (line) => listed.test(line)),
  read: readOpkg,
}

const beginsPackage = /(?:^\ufeff?|\n)Package: \S/
const tellsTime = /\nInstalled-Time: \d+\r?(?:\n|$)/
