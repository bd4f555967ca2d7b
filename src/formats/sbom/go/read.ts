import { type Parsed, problem, readable, unreadable } from '#kernel/parsed/parsed.ts'
import { problemLog } from '../../problem-log.ts'
import { decodeText } from '../../text/decode-text.ts'
import type { SbomDocument } from '../model/sbom-document.ts'
import { readBuild } from './build.ts'
import { readModuleFile } from './module-file.ts'
import { isModuleList, readModuleList } from './module-list.ts'
import { readSums } from './sums.ts'
import { isVendored, readVendored } from './vendored.ts'
import { readWorkspace } from './workspace.ts'

/** Reads one of the texts in which Go tells modules. */
export function readGo(bytes: Uint8Array): Parsed<SbomDocument> {
  const text = decodeText(bytes)
  if (!text.ok) return text
  if (isModuleList(text.value)) return readModuleList(text.value)
  const log = problemLog()
  const document = readerOf(text.value)(text.value, log)
  const isNothing = document.components.length === 0 && document.subject === null
  if (isNothing && log.list().some(({ code }) => code === 'sbom.line-not-read')) {
    return unreadable(problem('', 'sbom.not-recognised'), ...log.list())
  }
  return readable(document, log.list())
}

function readerOf(text: string) {
  if (/^\S+ v\S+ h1:/m.test(text)) return readSums
  if (isWorkspace(text)) return readWorkspace
  if (isVendored(text)) return readVendored
  return /\n\t(?:path|mod|dep)\t/.test(text) ? readBuild : readModuleFile
}

/** It says of itself only which Go it is for, and which folders belong to it. */
export function isWorkspace(text: string): boolean {
  return (
    /(?:^\ufeff?|\n)use (?:\(|["`]?\.{0,2}\/|["`]?\.["`]?\s)/.test(text) && /(?:^\ufeff?|\n)go \d/.test(text)
  )
}
