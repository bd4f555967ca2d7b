import { type Parsed, readable } from '#kernel/parsed/parsed.ts'
import { type JsonNode, readBoolean, readNode, readText } from '../../json/node.ts'
import { splitJson } from '../../json/read-json.ts'
import { topNodes } from '../../json/root.ts'
import { type SbomDocument, subjectPosition } from '../model/sbom-document.ts'
import { packageList } from '../package-list.ts'
import { listedModule } from './module.ts'

/** Whether the text is what `go list -m -json` prints. */
export function isModuleList(text: string): boolean {
  return /^\ufeff?\s*\{\s*"Path"\s*:\s*"[^"\n]+"\s*,\s*"(?:Main|Version|Replace)"\s*:/.test(text)
}

/**
 * What `go list -m -json all` prints: an object for each module, one after the other. These are all modules from which
 * versions were chosen; not every one of them is built in. The project's own is the subject.
 */
export function readModuleList(text: string): Parsed<SbomDocument> {
  // Between two objects stands nothing; the lines stay where they are.
  const array = `[${text.replace(/^\ufeff/, '').replace(/^\}[^\S\n]*(?=\n\{)/gm, '},')}]`
  const json = splitJson(Buffer.from(array), [])
  if (!json.ok) return json
  const { value, log } = json.value
  const nodes = topNodes(value, log)
  const mains = nodes.filter((node) => readBoolean(node, 'Main') === true)
  const [subject] = mains.length === 1 ? mains : []
  const list = packageList(log)
  for (const node of nodes) {
    const position = node === subject ? null : list.add(moduleOf(node))
    const isDirect = readBoolean(node, 'Indirect') !== true
    if (position !== null && isDirect) list.need(subjectPosition, position)
  }
  const document = list.document({
    format: 'go',
    specVersion: 'go list -m',
    subject: subject === undefined ? null : { ...moduleOf(subject), kind: 'application' },
  })
  return readable(document, log.list())
}

function moduleOf(node: JsonNode) {
  const taken = readNode(node, 'Replace')
  const isLocal = taken !== null && readText(taken, 'Version') === null
  const named = taken === null || isLocal ? node : taken
  const isMain = readBoolean(node, 'Main') === true
  return listedModule(node.path, {
    path: readText(named, 'Path') ?? '',
    version: readText(named, 'Version'),
    isLocal: isLocal || (isMain && readText(node, 'Version') === null),
  })
}
