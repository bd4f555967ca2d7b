import type { Reader } from '../../format.ts'
import { areAllLines } from '../../text/lines.ts'
import type { SbomDocument } from '../model/sbom-document.ts'
import { isModuleList } from './module-list.ts'
import { isWorkspace, readGo } from './read.ts'
import { isVendored } from './vendored.ts'
import { goVersions } from './versions.ts'

/** Modules of Go: `go.mod`, `go.sum`, `go.work`, `vendor/modules.txt`, and what `go version -m` and `go list -m` print. */
export const go: Reader<SbomDocument> = {
  id: 'go',
  title: 'go.mod, go.sum, go.work, vendor/modules.txt, go version -m, go list -m -json',
  versions: goVersions,
  fileNames: /^(?:[\w.-]+\.)?go\.(?:mod|sum|work|work\.sum)$/,
  recognises: (piece) =>
    isModuleFile.test(piece) ||
    isWorkspace(piece) ||
    isVendored(piece) ||
    isModuleList(piece) ||
    isBuild.test(piece) ||
    areAllLines(piece, (line) => sum.test(line)),
  read: readGo,
}

// What may match in several ways is tried in one only: lines may be a million characters long.
const isModuleFile =
  /(?:^\ufeff?|\n)module \S[^\n]*\n(?:[^\n]*\n){0,20}(?:go \d|require[ (])|(?:^\ufeff?|\n)require \([^\S\n]*\n\s+\S+ v\d/
const isBuild = /(?:^|\n)(?=(?<toolchain>\S[^\n]*?: (?:go|devel)))\k<toolchain>[^\n]*\n\t(?:path|mod|dep)\t/
const sum = /^\S+ v\d\S* h1:[A-Za-z\d+/]{43}=$/
