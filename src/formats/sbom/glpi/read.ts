import { type Parsed, problem, readable, unreadable } from '#kernel/parsed/parsed.ts'
import { type JsonNode, readNode, readNodes, readText } from '../../json/node.ts'
import { readJsonRoot } from '../../json/root.ts'
import { decodeText } from '../../text/decode-text.ts'
import { listFields } from '../list-fields.ts'
import type { SbomDocument, SbomTool } from '../model/sbom-document.ts'
import { packageList } from '../package-list.ts'
import { deviceOf, partsOf } from './device.ts'
import { readInventoryXml } from './from-xml.ts'
import { softwareOf, systemOf } from './system.ts'
import { usedFields } from './versions.ts'

/** Reads what an agent found on a device: the device, what runs it, and the programs on it. */
export function readGlpi(bytes: Uint8Array): Parsed<SbomDocument> {
  const text = decodeText(bytes)
  if (!text.ok) return text
  const isXml = /^\s*</.test(text.value)
  const root = isXml ? readInventoryXml(bytes) : readJsonRoot(bytes)
  if (!root.ok) return root
  const content = readNode(root.value, 'content')
  if (content === null) return unreadable(problem('', 'sbom.not-recognised'), ...root.value.log.list())
  const document = documentOf(root.value, content, isXml ? 'XML' : 'JSON')
  return readable(document, [...root.warnings, ...root.value.log.list()])
}

function documentOf(root: JsonNode, content: JsonNode, specVersion: string): SbomDocument {
  const list = packageList(root.log)
  const unused = listFields(usedFields)
  unused.note('document', root)
  unused.note('content', content)
  const system = systemOf(readNode(content, 'operatingsystem'))
  for (const part of partsOf(content)) list.add(part)
  for (const node of readNodes(content, 'softwares')) {
    unused.note('software', node)
    list.add(softwareOf(node, system))
  }
  return list.document({
    format: 'glpi',
    specVersion,
    subject: deviceOf(root, content),
    tools: toolsOf(readText(content, 'versionclient')),
    lifecycles: ['operations'],
    unused: unused.report(),
  })
}

/** `GLPI-Agent_v1.7` */
function toolsOf(client: string | null): readonly SbomTool[] {
  if (client === null) return []
  const [name = '', version = null] = client.split('_v', 2)
  return [{ vendor: null, name, version }]
}
