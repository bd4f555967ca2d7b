import { type Parsed, readable } from '#kernel/parsed/parsed.ts'
import { type JsonNode, readNode, readNodes, readText, readTexts } from '../../json/node.ts'
import { readJsonRoot } from '../../json/root.ts'
import { declaredLicence } from '../integrity.ts'
import { type SbomDocument, subjectPosition } from '../model/sbom-document.ts'
import { type ListedPackage, type PackageList, packageList } from '../package-list.ts'
import { repositoryIn } from './repository.ts'

/** Whether the text is what `cargo metadata` prints. */
export function isMetadata(text: string): boolean {
  return /^\ufeff?\s*\{\s*"packages"\s*:\s*\[\s*\{/.test(text) && /"manifest_path"\s*:\s*"/.test(text)
}

const addressLimit = 2048

/**
 * What `cargo metadata` prints: packages with licences, and who needs whom by their ids. Members of the workspace are the
 * project's own: of one it is the subject, of several all stand in the list, each direct.
 */
export function readMetadata(bytes: Uint8Array): Parsed<SbomDocument> {
  const root = readJsonRoot(bytes)
  if (!root.ok) return root
  const { value: document } = root
  const list = packageList(document.log)
  const members = new Set(readTexts(document, 'workspace_members', addressLimit))
  const nodes = readNodes(document, 'packages').map((node) => ({
    node,
    id: readText(node, 'id', addressLimit) ?? '',
  }))
  const own = nodes.filter(({ id }) => members.has(id))
  const [subject] = own.length === 1 ? own : []
  const positions = new Map<string, number>()
  for (const one of nodes) {
    const position = one === subject ? subjectPosition : list.add(packageOf(one.node))
    if (position !== null) positions.set(one.id, position)
  }
  if (subject === undefined) list.needNamed(subjectPosition, [...members], positions)
  addNeeds(document, { list, positions })
  const told = {
    format: 'cargo',
    specVersion: 'cargo metadata',
    subject: subject === undefined ? null : { ...packageOf(subject.node), kind: 'application' as const },
  }
  return readable(list.document(told), document.log.list())
}

interface Listed {
  readonly list: PackageList
  readonly positions: ReadonlyMap<string, number>
}

function addNeeds(document: JsonNode, { list, positions }: Listed): void {
  const resolve = readNode(document, 'resolve')
  for (const one of resolve === null ? [] : readNodes(resolve, 'nodes')) {
    const from = positions.get(readText(one, 'id', addressLimit) ?? '')
    if (from !== undefined) list.needNamed(from, readTexts(one, 'dependencies', addressLimit), positions)
  }
}

function packageOf(node: JsonNode): ListedPackage {
  const source = readText(node, 'source', addressLimit)
  return {
    path: node.path,
    type: source === null ? null : 'cargo',
    name: readText(node, 'name') ?? '',
    version: readText(node, 'version'),
    qualifiers: [['vcs_url', source?.startsWith('git+') === true ? repositoryIn(source) : null]],
    licences: declaredLicence(readText(node, 'license')),
    statesNeeds: true,
  }
}
