import { type Parsed, readable } from '#kernel/parsed/parsed.ts'
import { type JsonNode, readInteger, readNodes, readText, readTexts } from '../../json/node.ts'
import { readTomlRoot } from '../../toml/read-toml.ts'
import { hashOf } from '../integrity.ts'
import { listFields } from '../list-fields.ts'
import { type SbomDocument, subjectPosition } from '../model/sbom-document.ts'
import { type ListedPackage, packageList } from '../package-list.ts'
import { readMetadata } from './metadata.ts'
import { repositoryIn } from './repository.ts'
import { usedFields } from './versions.ts'

/**
 * Reads what Cargo resolved. Packages without a source are the project's own; what they ask for is direct. A project
 * of one package is the subject; of several, all stand in the list.
 */
export function readCargo(bytes: Uint8Array): Parsed<SbomDocument> {
  // TOML begins with a name, a remark or a table.
  if (bytes.find((byte) => byte > 0x20 && byte < 0x80) === 0x7b) return readMetadata(bytes)
  const root = readTomlRoot(bytes)
  if (!root.ok) return root
  const { value: document } = root
  const list = packageList(document.log)
  const unused = listFields(usedFields)
  unused.note('document', document)
  const nodes = [...readNodes(document, 'root'), ...readNodes(document, 'package')]
  const own = new Set(nodes.filter((node) => readText(node, 'source', addressLimit) === null))
  const [subject] = own.size === 1 ? own : []
  const positions = new Map<string, number>()
  const listed = nodes.flatMap((node) => {
    unused.note('package', node)
    const one = readPackage(node)
    const position = node === subject ? subjectPosition : list.add(one)
    if (position === null) return []
    for (const name of namesOf(one, node)) positions.set(name, position)
    return [{ position, node }]
  })
  for (const { position, node } of listed) {
    for (const needed of readTexts(node, 'dependencies', addressLimit)) {
      const to = positions.get(needed)
      if (to !== undefined) list.need(position, to)
    }
    if (subject === undefined && own.has(node)) list.need(subjectPosition, position)
  }
  const version = readInteger(document, 'version')
  const told = {
    format: 'cargo',
    specVersion: version === null ? null : String(version),
    subject: subject === undefined ? null : { ...readPackage(subject), kind: 'application' as const },
    unused: unused.report(),
  }
  return readable(list.document(told), document.log.list())
}

const addressLimit = 2048

function readPackage(node: JsonNode): ListedPackage {
  const source = readText(node, 'source', addressLimit)
  const git = source?.startsWith('git+') === true ? source : null
  return {
    type: source === null ? null : 'cargo',
    path: node.path,
    name: readText(node, 'name') ?? '',
    version: readText(node, 'version'),
    qualifiers: [['vcs_url', git === null ? null : repositoryIn(git)]],
    hashes: hashOf('sha256', readText(node, 'checksum') ?? ''),
    statesNeeds: true,
  }
}

/** A package is asked for by as many of its parts as tell it apart from others. */
function namesOf({ name, version }: ListedPackage, node: JsonNode): readonly string[] {
  const source = readText(node, 'source', addressLimit)
  return [name, `${name} ${version}`, `${name} ${version} (${source})`]
}
