import { type Parsed, readable } from '#kernel/parsed/parsed.ts'
import { hasField, type JsonNode, readInteger, readNode, readNodes, readText } from '../../json/node.ts'
import { readJsonRoot } from '../../json/root.ts'
import { distributionReference } from '../integrity.ts'
import { listFields } from '../list-fields.ts'
import type { SbomDocument } from '../model/sbom-document.ts'
import { type ListedPackage, packageList } from '../package-list.ts'
import { usedFields } from './versions.ts'

/** Reads what was pinned. Who needs whom is not in the file. */
export function readSwift(bytes: Uint8Array): Parsed<SbomDocument> {
  const root = readJsonRoot(bytes)
  if (!root.ok) return root
  const { value: document } = root
  const list = packageList(document.log)
  const unused = listFields(usedFields)
  unused.note('document', document)
  const holder = hasField(document, 'object') ? readNode(document, 'object') : document
  for (const pin of holder === null ? [] : readNodes(holder, 'pins')) {
    unused.note('pin', pin)
    list.add(readPin(pin))
  }
  const version = readInteger(document, 'version')
  const specVersion = version === null ? null : String(version)
  const told = list.document({ format: 'swift', specVersion, unused: unused.report() })
  return readable(told, document.log.list())
}

const addressLimit = 2048

/** A package is named by its address: host and folders are the namespace. One of a folder is known to nobody. */
function readPin(pin: JsonNode): ListedPackage {
  const address =
    readText(pin, 'location', addressLimit) ?? readText(pin, 'repositoryURL', addressLimit) ?? ''
  const state = readNode(pin, 'state')
  const version = state === null ? null : readText(state, 'version')
  const commit = state === null ? null : readText(state, 'revision')
  const parts = partsOf(address)
  const own = readText(pin, 'identity') ?? readText(pin, 'package') ?? ''
  return {
    path: pin.path,
    type: parts === null ? null : 'swift',
    namespace: parts?.namespace ?? null,
    name: parts?.name ?? own,
    version,
    qualifiers: [['vcs_url', version === null && commit !== null ? `git+${address}@${commit}` : null]],
    references: distributionReference(address),
  }
}

const shape =
  /^(?:https?:\/\/|ssh:\/\/|git:\/\/)?(?:[\w.-]+@)?(?<host>[\w.-]+\.\w+)(?::\d+\/|[:/])(?<path>[^\s?#]+)$/

function partsOf(address: string): { readonly namespace: string; readonly name: string } | null {
  const { host, path = '' } = shape.exec(address)?.groups ?? {}
  const folders = path
    .replace(/\/+$/, '')
    .replace(/\.git$/, '')
    .split('/')
    .filter((one) => one !== '')
  const name = folders.pop()
  if (host === undefined || name === undefined) return null
  return { namespace: [host.toLowerCase(), ...folders].join('/'), name }
}
