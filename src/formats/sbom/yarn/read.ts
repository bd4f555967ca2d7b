import { parseSyml } from '@yarnpkg/parsers'
import { type Parsed, problem, readable, unreadable } from '#kernel/parsed/parsed.ts'
import { isObject, type JsonNode, readText } from '../../json/node.ts'
import { jsonLimits } from '../../json/read-json.ts'
import { namedNodesOf, readNamedTexts, rootOf } from '../../json/root.ts'
import { makeStorable } from '../../json/storable.ts'
import { problemLog } from '../../problem-log.ts'
import { decodeText } from '../../text/decode-text.ts'
import { lineOfError } from '../../text/error-line.ts'
import { withoutAliases } from '../../yaml/without-aliases.ts'
import { listFields } from '../list-fields.ts'
import { type SbomDocument, subjectPosition } from '../model/sbom-document.ts'
import { type PackageList, packageList } from '../package-list.ts'
import { readEntry } from './entry.ts'
import { usedFields } from './versions.ts'

/**
 * Reads what Yarn wrote down of an installation, of version 1 or later ones. Only the document itself may be refused:
 * entries that cannot be read are warnings with their place.
 */
export function readYarn(bytes: Uint8Array): Parsed<SbomDocument> {
  const limit = jsonLimits.bytes
  if (bytes.length > limit) return unreadable(problem('', 'json.too-large', { bytes: bytes.length, limit }))
  const text = decodeText(bytes)
  if (!text.ok) return text
  const root = parse(text.value)
  return root.ok ? readDocument(root.value) : root
}

function parse(text: string): Parsed<JsonNode> {
  const log = problemLog()
  try {
    const entries = withoutAliases(entriesOnce(parseSyml(text)), log)
    return rootOf(makeStorable(entries, '', log), log)
  } catch (error) {
    const line = lineOfError(error)
    return unreadable(problem(`/line/${line}`, 'yaml.not-valid', { line }))
  }
}

/** Of Yarn 1 the parser gives one entry under each of the descriptors that stand before it; here it is one again. */
function entriesOnce(parsed: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const keys = Map.groupBy(Object.keys(parsed), (key) => parsed[key])
  // fromEntries defines own properties, so that a name `__proto__` stays a plain name.
  return Object.fromEntries([...keys].map(([entry, descriptors]) => [descriptors.join(', '), entry]))
}

function readDocument(root: JsonNode): Parsed<SbomDocument> {
  const list = packageList(root.log)
  const unused = listFields(usedFields)
  const entries = namedNodesOf(root).filter(([key]) => key !== '__metadata')
  const positions = new Map<string, number>()
  const listed = entries.flatMap(([key, node]) => {
    unused.note('entry', node)
    const { descriptors, listed: found, isProject } = readEntry(key, node)
    const position = isProject ? subjectPosition : list.add(found)
    if (position === null) return []
    for (const descriptor of descriptors) positions.set(descriptor, position)
    return [{ position, node }]
  })
  for (const { position, node } of listed) connect(position, node, { list, positions })
  const document = list.document({
    format: 'yarn',
    specVersion: versionOf(root),
    unused: unused.report(),
  })
  return readable(document, root.log.list())
}

function versionOf({ value, path, log }: JsonNode): string | null {
  const metadata = value.__metadata
  return isObject(metadata) ? readText({ value: metadata, path: `${path}/__metadata`, log }, 'version') : 'v1'
}

/** Yarn 1 asks for `name@range`; later versions write the protocol too, `name@npm:range`, and some leave it out. */
function connect(
  from: number,
  node: JsonNode,
  { list, positions }: { readonly list: PackageList; readonly positions: ReadonlyMap<string, number> },
): void {
  const needs = [...readNamedTexts(node, 'dependencies'), ...readNamedTexts(node, 'optionalDependencies')]
  for (const [name, range] of needs) {
    const to = positions.get(`${name}@${range}`) ?? positions.get(`${name}@npm:${range}`)
    if (to !== undefined) list.need(from, to)
  }
}
