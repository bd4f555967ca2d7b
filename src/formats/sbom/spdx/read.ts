import { type Parsed, problem, readable, unreadable } from '#kernel/parsed/parsed.ts'
import { isObject } from '../../json/node.ts'
import { splitJson } from '../../json/read-json.ts'
import { utf8Of } from '../../text/decode-text.ts'
import type { SbomDocument } from '../model/sbom-document.ts'
import { growingArrays, readDocument } from './document.ts'
import type { Notation } from './notation.ts'
import { readTagValue } from './tag-value/read-tag-value.ts'
import { standingOf, versionStart } from './versions.ts'

/**
 * Reads an SPDX document in JSON or tag-value, versions 2.1 to 2.3, and other 2.x by the nearest rules. What could not
 * be read is in the warnings, each with its place; the document is refused only when its notation is broken, when it is
 * not SPDX, or of another major version. Entries are parsed one by one, so the size is bounded by the model.
 */
export function readSpdx(source: string | Uint8Array): Parsed<SbomDocument> {
  const utf8 = utf8Of(typeof source === 'string' ? Buffer.from(source) : source)
  if (!utf8.ok) return utf8
  switch (notationOf(utf8.value)) {
    case 'json':
      return readSpdxJson(utf8.value)
    case 'tag-value':
      return readSecond(readTagValue(utf8.value))
  }
}

/** By how it begins: comments and blank lines stand in front of tags. */
function notationOf(bytes: Buffer) {
  const beginning = bytes.toString('utf8', 0, 64 * 1024).replace(/^\ufeff?\s+/, '')
  if (beginning.startsWith('{') || beginning.startsWith('[')) return 'json'
  return 'tag-value'
}

function readSpdxJson(bytes: Buffer): Parsed<SbomDocument> {
  const json = splitJson(bytes, growingArrays)
  if (!json.ok) return json
  return readSecond({ ...json.value, placeOf: (pointer) => pointer })
}

/** Reads a document of the second major version. */
function readSecond({ value, arrays, log, placeOf }: Notation): Parsed<SbomDocument> {
  const root = rootOf(value)
  const refusal = refusalOf(root.value)
  if (refusal !== null) return unreadable({ ...refusal, path: placeOf(refusal.path) })
  if (!isObject(root.value)) return unreadable(problem('', 'sbom.not-spdx'))
  const node = { value: root.value, path: root.path, log }
  const document = readDocument(node, { arrays: root.path === '' ? arrays : new Map(), placeOf })
  return readable(document, log.list())
}

/** GitHub's API hands a document out within an object. */
function rootOf(value: unknown): { readonly value: unknown; readonly path: string } {
  const inner = isObject(value) && value.spdxVersion === undefined ? value.sbom : undefined
  return isObject(inner) ? { value: inner, path: '/sbom' } : { value, path: '' }
}

function refusalOf(value: unknown) {
  if (!isObject(value)) return problem('', 'sbom.not-spdx')
  const { spdxVersion } = value
  if (typeof spdxVersion !== 'string' && value['@context'] !== undefined) {
    return problem('/@context', 'sbom.spec-version-not-supported', { version: '3' })
  }
  const isSilent = spdxVersion === undefined || spdxVersion === ''
  if (isSilent && typeof value.SPDXID === 'string') return null
  if (typeof spdxVersion !== 'string' || !spdxVersion.startsWith(versionStart)) {
    return problem('/spdxVersion', 'sbom.not-spdx')
  }
  const version = spdxVersion.slice(versionStart.length)
  if (standingOf(version) !== 'foreign') return null
  return problem('/spdxVersion', 'sbom.spec-version-not-supported', { version: version.slice(0, 40) })
}
