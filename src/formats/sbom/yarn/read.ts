import { type Parsed, problem, readable, unreadable } from '#kernel/parsed/parsed.ts'
import { isObject, type JsonNode, readText } from '../../json/node.ts'
import { namedNodesOf, readNamedTexts } from '../../json/root.ts'
import { makeStorable } from '../../json/storable.ts'
import { type ProblemLog, problemLog } from '../../problem-log.ts'
import { utf8Of } from '../../text/decode-text.ts'
import { ownCopy } from '../../text/own-copy.ts'
import { withoutAliases } from '../../yaml/without-aliases.ts'
import { listFields } from '../list-fields.ts'
import { type SbomDocument, subjectPosition } from '../model/sbom-document.ts'
import { type PackageList, packageList } from '../package-list.ts'
import { readEntry } from './entry.ts'
import { parseInPieces, YarnSyntaxError } from './pieces.ts'
import { usedFields } from './versions.ts'

/** Half a million entries as Yarn writes them, with room. */
const bytesLimit = 256 * 1024 * 1024

/**
 * Reads what Yarn wrote down of an installation, of version 1 or later ones. Only the document itself may be refused:
 * entries that cannot be read are warnings with their place.
 */
export function readYarn(bytes: Uint8Array): Parsed<SbomDocument> {
  if (bytes.length > bytesLimit)
    return unreadable(problem('', 'json.too-large', { bytes: bytes.length, limit: bytesLimit }))
  const utf8 = utf8Of(bytes)
  return utf8.ok ? readDocument(utf8.value) : utf8
}

function readDocument(utf8: Buffer): Parsed<SbomDocument> {
  const log = problemLog()
  const reading: Reading = {
    list: packageList(log),
    unused: listFields(usedFields),
    positions: new Map(),
    needs: [],
  }
  let specVersion: string | null = 'v1'
  try {
    for (const [key, node] of entriesOf(utf8, log)) {
      if (key === '__metadata') specVersion = readText(node, 'version')
      else addEntry(key, node, reading)
    }
  } catch (error) {
    const line = error instanceof YarnSyntaxError ? error.line : 1
    return unreadable(problem(`/line/${line}`, 'yaml.not-valid', { line }))
  }
  connect(reading)
  const { list, unused } = reading
  return readable(list.document({ format: 'yarn', specVersion, unused: unused.report() }), log.list())
}

function* entriesOf(utf8: Buffer, log: ProblemLog): Generator<readonly [key: string, node: JsonNode]> {
  for (const piece of parseInPieces(utf8)) {
    const value = makeStorable(withoutAliases(piece, log), '', log)
    if (isObject(value)) yield* namedNodesOf({ value, path: '', log })
  }
}

/** A document of which a part is read. */
interface Reading {
  readonly list: PackageList
  readonly unused: ReturnType<typeof listFields>
  /** What is asked for, and which package that is. */
  readonly positions: Map<string, number>
  /** Who asks for what: it may be told later than who asks. */
  readonly needs: { readonly from: number; readonly name: string; readonly range: string }[]
}

function addEntry(key: string, node: JsonNode, { list, unused, positions, needs }: Reading): void {
  unused.note('entry', node)
  const { descriptors, listed, isProject } = readEntry(key, node)
  const from = isProject ? subjectPosition : list.add(listed)
  if (from === null) return
  for (const descriptor of descriptors) positions.set(ownCopy(descriptor), from)
  for (const field of ['dependencies', 'optionalDependencies'])
    for (const [name, range] of readNamedTexts(node, field))
      needs.push({ from, name: ownCopy(name), range: ownCopy(range) })
}

/** Yarn 1 asks for `name@range`; later versions write the protocol too, `name@npm:range`, and some leave it out. */
function connect({ list, positions, needs }: Reading): void {
  for (const { from, name, range } of needs) {
    const to = positions.get(`${name}@${range}`) ?? positions.get(`${name}@npm:${range}`)
    if (to !== undefined) list.need(from, to)
  }
}
