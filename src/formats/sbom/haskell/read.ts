import { type Parsed, readable } from '#kernel/parsed/parsed.ts'
import { type JsonNode, readNode, readNodes, readText } from '../../json/node.ts'
import { problemLog } from '../../problem-log.ts'
import { decodeText } from '../../text/decode-text.ts'
import { readYamlRoot } from '../../yaml/read-yaml.ts'
import { listFields } from '../list-fields.ts'
import type { SbomDocument } from '../model/sbom-document.ts'
import { type ListedPackage, packageList } from '../package-list.ts'
import { readFreeze } from './freeze.ts'
import { usedFields } from './versions.ts'

/** Reads what Cabal or Stack resolved. Who needs whom is in neither file. */
export function readHaskell(bytes: Uint8Array): Parsed<SbomDocument> {
  const text = decodeText(bytes)
  if (!text.ok) return text
  if (/(?:^|\n)(?:packages|snapshots):/.test(text.value)) return readStack(bytes)
  const log = problemLog()
  const document = readFreeze(text.value, log)
  return readable(document, log.list())
}

/** Only what a project names beyond its snapshot; the snapshot is another document. */
function readStack(bytes: Uint8Array): Parsed<SbomDocument> {
  const root = readYamlRoot(bytes)
  if (!root.ok) return root
  const { value: document } = root
  const list = packageList(document.log)
  const unused = listFields(usedFields)
  unused.note('document', document)
  for (const node of readNodes(document, 'packages')) {
    unused.note('package', node)
    const completed = readNode(node, 'completed')
    if (completed !== null) list.add(packageOf(completed))
  }
  const linked = readNodes(document, 'snapshots').flatMap((node) => {
    const completed = readNode(node, 'completed')
    const uri = completed === null ? null : readText(completed, 'url', addressLimit)
    if (uri === null) return []
    document.log.add(node.path, 'sbom.reference-outside', { name: 'snapshot', uri })
    return [{ name: 'snapshot', uri }]
  })
  const told = { format: 'haskell', specVersion: 'stack.yaml.lock', linked, unused: unused.report() }
  return readable(list.document(told), document.log.list())
}

const addressLimit = 2048
const hackage = /^(?<name>[A-Za-z\d][A-Za-z\d-]*)-(?<version>\d[\d.]*)(?:@|$)/

/** `hackage: name-1.0@sha256:…,size`, or a repository with its commit. */
function packageOf(completed: JsonNode): ListedPackage {
  const written = readText(completed, 'hackage') ?? ''
  const { name, version = null } = hackage.exec(written)?.groups ?? {}
  const git = readText(completed, 'git', addressLimit)
  const commit = readText(completed, 'commit')
  return {
    path: completed.path,
    type: 'hackage',
    name: name ?? readText(completed, 'name') ?? '',
    version: version ?? readText(completed, 'version'),
    qualifiers: [['vcs_url', git === null ? null : `git+${git}${commit === null ? '' : `@${commit}`}`]],
  }
}
