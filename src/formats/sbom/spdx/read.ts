import { type Parsed, problem, readable, unreadable } from '#kernel/parsed/parsed.ts'
import { isObject } from '../../json/node.ts'
import { splitJson } from '../../json/read-json.ts'
import { utf8Of } from '../../text/decode-text.ts'
import { splitYaml } from '../../yaml/split-yaml.ts'
import type { SbomDocument } from '../model/sbom-document.ts'
import { growingArrays, readDocument } from './document.ts'
import { graphArray, isThird, readThird } from './json-ld/read-third.ts'
import type { Notation } from './notation.ts'
import { readRdfNotation } from './rdf/read-rdf.ts'
import { readTagValue } from './tag-value/read-tag-value.ts'
import { standingOf, versionStart } from './versions.ts'
import { readXmlNotation } from './xml/read-xml.ts'

/**
 * Reads an SPDX document in any of its notations: JSON, YAML, tag-value, XML and RDF/XML of versions 2.1 to 2.3, and
 * other 2.x by the nearest rules; JSON-LD of 3.0. What could not be read is in the warnings, each with its place; the
 * document is refused only when its notation is broken, when it is not SPDX, or of another major version. Where the
 * notation allows, entries are parsed one by one, so that the size is bounded by the model.
 */
export function readSpdx(source: string | Uint8Array): Parsed<SbomDocument> {
  const utf8 = utf8Of(typeof source === 'string' ? Buffer.from(source) : source)
  if (!utf8.ok) return utf8
  const bytes = utf8.value
  switch (notationOf(bytes)) {
    case 'json':
      return readJson(bytes)
    case 'tag-value':
      return readSecond(readTagValue(bytes))
    case 'yaml':
      return readIn(splitYaml(bytes, growingArrays), (split) => ({ ...split, placeOf: (pointer) => pointer }))
    case 'xml':
      return readIn(readXmlNotation(bytes), (notation) => notation)
    case 'rdf':
      return readIn(readRdfNotation(bytes), (notation) => notation)
  }
}

type NotationName = 'json' | 'tag-value' | 'yaml' | 'xml' | 'rdf'

/** By how it begins: comments and blank lines may stand in front. */
function notationOf(bytes: Buffer): NotationName {
  const beginning = bytes.toString('utf8', 0, 64 * 1024).replace(/^\ufeff?\s*/, '')
  if (beginning.startsWith('{') || beginning.startsWith('[')) return 'json'
  if (beginning.startsWith('<')) return beginning.includes(termsAddress) ? 'rdf' : 'xml'
  return !versionTag.test(beginning) && yamlField.test(beginning) ? 'yaml' : 'tag-value'
}

const termsAddress = 'http://spdx.org/rdf/terms'

/** Of these one is enough: a tool may have spoilt the first line. */
const versionTag = /^(?:[ \t]*SPDXVersion|DataLicense|DocumentName|DocumentNamespace|PackageName)[ \t]*:/m

/** Tags begin with a capital, fields do not. */
const yamlField = /^(?:---|%YAML|(["']?)(?:[a-z]\w*|SPDXID)\1[ \t]*:(?:\s|$))/m

function readJson(bytes: Buffer): Parsed<SbomDocument> {
  const json = splitJson(bytes, [...growingArrays, graphArray])
  if (!json.ok) return json
  if (isThird(json.value)) return readThird(json.value)
  return readSecond({ ...json.value, placeOf: (pointer) => pointer })
}

function readIn<T>(parsed: Parsed<T>, notation: (read: T) => Notation): Parsed<SbomDocument> {
  return parsed.ok ? readSecond(notation(parsed.value)) : parsed
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
  const isSilent = spdxVersion === undefined || spdxVersion === ''
  if (isSilent && typeof value.SPDXID === 'string') return null
  if (typeof spdxVersion !== 'string' || !spdxVersion.startsWith(versionStart)) {
    return problem('/spdxVersion', 'sbom.not-spdx')
  }
  const version = spdxVersion.slice(versionStart.length)
  if (standingOf(version) !== 'foreign') return null
  return problem('/spdxVersion', 'sbom.spec-version-not-supported', { version: version.slice(0, 40) })
}
