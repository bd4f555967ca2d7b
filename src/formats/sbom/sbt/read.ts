import { type Parsed, readable } from '#kernel/parsed/parsed.ts'
import { type JsonNode, readInteger, readNodes, readText, readTexts } from '../../json/node.ts'
import { readJsonRoot } from '../../json/root.ts'
import { hashOf } from '../integrity.ts'
import { listFields } from '../list-fields.ts'
import type { ComponentScope, SbomDocument } from '../model/sbom-document.ts'
import { packageList } from '../package-list.ts'
import { usedFields } from './versions.ts'

/** Reads what sbt's plugin for lock files wrote. Who needs whom is not said. */
export function readSbt(bytes: Uint8Array): Parsed<SbomDocument> {
  const root = readJsonRoot(bytes)
  if (!root.ok) return root
  const { value: document } = root
  const list = packageList(document.log)
  const unused = listFields(usedFields)
  unused.note('document', document)
  for (const node of readNodes(document, 'dependencies')) {
    unused.note('package', node)
    list.add({
      path: node.path,
      type: 'maven',
      namespace: readText(node, 'org'),
      name: readText(node, 'name') ?? '',
      version: readText(node, 'version'),
      scope: scopeOf(readTexts(node, 'configurations')),
      hashes: readNodes(node, 'artifacts').slice(0, 1).flatMap(hashesOf),
    })
  }
  const version = readInteger(document, 'lockVersion')
  const specVersion = version === null ? null : String(version)
  const told = list.document({ format: 'sbt', specVersion, unused: unused.report() })
  return readable(told, document.log.list())
}

function hashesOf(artifact: JsonNode) {
  const [algorithm = '', hex = ''] = (readText(artifact, 'hash') ?? '').split(':', 2)
  return hashOf(algorithm, hex)
}

function scopeOf(configurations: readonly string[]): ComponentScope | null {
  if (configurations.includes('runtime')) return 'required'
  if (configurations.length > 0 && configurations.every((one) => one === 'test')) return 'excluded'
  return configurations.includes('optional') || configurations.includes('provided') ? 'optional' : null
}
