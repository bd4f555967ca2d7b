import { type Parsed, readable } from '#kernel/parsed/parsed.ts'
import { hasField, type JsonNode, readNode, readNodes, readText } from '../../json/node.ts'
import { readTomlRoot } from '../../toml/read-toml.ts'
import { listFields } from '../list-fields.ts'
import { type SbomDocument, subjectPosition } from '../model/sbom-document.ts'
import { type PackageList, packageList } from '../package-list.ts'
import { isProject, readPackage } from './entry.ts'
import { type Needs, needsOf, normalName } from './needs.ts'
import { usedFields } from './versions.ts'

interface Locked {
  readonly position: number
  readonly needs: Needs
  readonly isOwn: boolean
}

/** Where packages stand, by name and by name and version. */
type Positions = Map<string, number[]>

/** Reads what a tool for Python resolved: they all list packages as tables, and differ in what they say of each. */
export function readPythonLock(bytes: Uint8Array): Parsed<SbomDocument> {
  const root = readTomlRoot(bytes)
  if (!root.ok) return root
  const { value: document } = root
  const list = packageList(document.log)
  const unused = listFields(usedFields)
  unused.note('document', document)
  const nodes = [...readNodes(document, 'package'), ...readNodes(document, 'packages')]
  const subject = nodes.find(isProject)
  const positions: Positions = new Map()
  const locked = nodes.flatMap((node): readonly Locked[] => {
    unused.note('package', node)
    const listed = readPackage(node)
    const position = node === subject ? subjectPosition : list.add(listed)
    if (position === null) return []
    for (const name of [listed.name, `${listed.name}@${listed.version}`]) addTo(positions, name, position)
    return [{ position, needs: needsOf(node), isOwn: listed.type === null }]
  })
  connect(locked, positions, list)
  const told = {
    format: 'python-lock',
    specVersion: toolOf(document),
    subject: subject === undefined ? null : { ...readPackage(subject), kind: 'application' as const },
    unused: unused.report(),
  }
  return readable(list.document(told), document.log.list())
}

function addTo(positions: Positions, name: string, position: number): void {
  const key = normalName(name)
  const known = positions.get(key)
  if (known === undefined) positions.set(key, [position])
  else known.push(position)
}

/** Of several versions the one that is told, else each: which one is needed depends on the machine. */
function positionsOf(names: Needs['required'], positions: Positions): readonly number[] {
  return names.flatMap(({ name, version }) => {
    const exact = version === null ? undefined : positions.get(normalName(`${name}@${version}`))
    return exact ?? positions.get(normalName(name)) ?? []
  })
}

/** Where the document holds the project itself, as uv's does, what it asks for tells the scopes. */
function connect(locked: readonly Locked[], positions: Positions, list: PackageList): void {
  const own = { required: new Set<number>(), optional: new Set<number>(), excluded: new Set<number>() }
  for (const { position, needs, isOwn } of locked) {
    for (const scope of ['required', 'optional', 'excluded'] as const) {
      for (const to of positionsOf(needs[scope], positions)) {
        list.need(position, to)
        if (isOwn) own[scope].add(to)
      }
    }
  }
  if (!locked.some(({ isOwn }) => isOwn)) return
  for (const scope of ['excluded', 'optional', 'required'] as const) {
    for (const position of list.neededBy(own[scope])) list.setScope(position, scope)
  }
}

/** Which tool wrote the document, with the version of its format. */
function toolOf(document: JsonNode): string | null {
  if (hasField(document, 'packages')) return named('pylock', readText(document, 'lock-version'))
  const metadata = readNode(document, 'metadata')
  if (metadata !== null && hasField(metadata, 'lock_version'))
    return named('pdm', readText(metadata, 'lock_version'))
  if (metadata !== null && hasField(metadata, 'lock-version'))
    return named('poetry', readText(metadata, 'lock-version'))
  const { version } = document.value
  return typeof version === 'number' ? `uv ${version}` : null
}

function named(tool: string, version: string | null): string {
  return version === null ? tool : `${tool} ${version}`
}
