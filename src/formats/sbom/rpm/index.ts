import type { Reader } from '../../format.ts'
import { areAllLines } from '../../text/lines.ts'
import type { SbomDocument } from '../model/sbom-document.ts'
import { isBerkeley, isNdb, isSqlite } from './database.ts'
import { isKey, parseLine } from './line.ts'
import { isRemark, readRpm } from './read.ts'
import { rpmVersions } from './versions.ts'

/** What is installed by RPM: what `rpm -qa` and its kin print, or `rpmdb.sqlite`. */
export const rpm: Reader<SbomDocument> = {
  id: 'rpm',
  title: 'rpm -qa, dnf list, rpmdb.sqlite',
  versions: rpmVersions,
  recognises: (piece) =>
    areAllLines(
      piece,
      (line) => isKey(line) || isRemark(line) || parseLine(line.replace('\ufeff', '')) !== null,
    ),
  recognisesBytes: (bytes) => isSqlite(bytes) || isBerkeley(bytes) || isNdb(bytes),
  read: readRpm,
}
