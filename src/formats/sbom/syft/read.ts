import { type Parsed, problem, readable, unreadable } from '#kernel/parsed/parsed.ts'
import { entryNodes, isObject, type JsonNode, readNode, readText } from '../../json/node.ts'
import { splitJson } from '../../json/read-json.ts'
import { lighteningFor } from '../details.ts'
import { listFields } from '../list-fields.ts'
import { bareComponent } from '../model/bare-component.ts'
import {
  type SbomComponent,
  type SbomDependency,
  type SbomDocument,
  subjectPosition,
} from '../model/sbom-document.ts'
import { readArtifact } from './artifact.ts'
import { usedFields } from './versions.ts'

/** Reads what Syft found. Packages and relations are parsed one by one; of files nothing is taken over. */
export function readSyft(bytes: Uint8Array): Parsed<SbomDocument> {
  const json = splitJson(bytes, ['artifacts', 'artifactRelationships', 'files'])
  if (!json.ok) return json
  const { value, arrays, log } = json.value
  if (!isObject(value) || !Array.isArray(value.artifacts))
    return unreadable(problem('', 'sbom.not-recognised'))
  const root = { value, path: '', log }
  const lighten = lighteningFor({ bytes: bytes.length }, log)
  const unused = listFields(usedFields)
  unused.note('document', root)
  const system = systemIn(root)
  const components: SbomComponent[] = system === null ? [] : [system]
  const positions = new Map<string, number>()
  for (const node of entryNodes(root, 'artifacts', arrays)) {
    unused.note('package', node)
    const component = readArtifact(node)
    if (component === null) continue
    lighten(component)
    const position = components.push(component) - 1
    if (component.ref !== null) positions.set(component.ref, position)
  }
  const subject = subjectIn(root)
  if (subject?.ref) positions.set(subject.ref, subjectPosition)
  if (components.length === 0) log.add('', 'sbom.no-components')
  const relations = entryNodes(root, 'artifactRelationships', arrays)
  const schema = readNode(root, 'schema')
  return readable(
    {
      format: 'syft',
      specVersion: schema === null ? null : readText(schema, 'version'),
      serial: null,
      revision: null,
      created: null,
      authors: [],
      tools: toolsIn(root),
      supplier: null,
      manufacturer: null,
      lifecycles: [],
      subject,
      components,
      dependencies: [...edgesAmong(relations, positions)],
      linked: [],
      unused: unused.report(),
    },
    log.list(),
  )
}

/** The system that was looked at; a folder has none. */
function systemIn(root: JsonNode): SbomComponent | null {
  const distro = readNode(root, 'distro')
  if (distro === null) return null
  const name = readText(distro, 'id') ?? readText(distro, 'name')
  if (name === null) return null
  const version = readText(distro, 'versionID') ?? readText(distro, 'version')
  return { ...bareComponent(name), path: distro.path, kind: 'operating-system', version }
}

const idLimit = 2048

/** What was looked at: the older documents name it by its target alone. */
function subjectIn(root: JsonNode): SbomComponent | null {
  const source = readNode(root, 'source')
  if (source === null) return null
  const name = readText(source, 'name') ?? targetOf(source)
  if (name === null) return null
  const isImage = readText(source, 'type') === 'image'
  return {
    ...bareComponent(name),
    path: source.path,
    ref: readText(source, 'id', idLimit),
    kind: isImage ? 'container' : 'application',
    version: readText(source, 'version'),
  }
}

function targetOf(source: JsonNode): string | null {
  const { target } = source.value
  if (typeof target === 'string') return readText(source, 'target')
  const image = readNode(source, 'target') ?? readNode(source, 'metadata')
  return image === null ? null : (readText(image, 'userInput') ?? readText(image, 'path'))
}

function toolsIn(root: JsonNode): SbomDocument['tools'] {
  const descriptor = readNode(root, 'descriptor')
  const name = descriptor === null ? null : readText(descriptor, 'name')
  return descriptor === null || name === null
    ? []
    : [{ vendor: null, name, version: readText(descriptor, 'version') }]
}

/**
 * Relations with files say nothing of packages. A package that claims the files by which another was found
 * (`ownership-by-file-overlap`), as a distribution's package does, holds it.
 */
function* edgesAmong(
  relations: Iterable<JsonNode>,
  positions: ReadonlyMap<string, number>,
): Generator<SbomDependency> {
  for (const relation of relations) {
    const { parent, child, type } = relation.value
    if (typeof parent !== 'string' || typeof child !== 'string') continue
    const [holder, held] = [positions.get(parent), positions.get(child)]
    if (holder === undefined || held === undefined || held === holder) continue
    // The parent is what the child needs.
    if (type === 'dependency-of') yield { from: held, to: holder, kind: 'depends-on' }
    else if (type === 'contains' || type === 'ownership-by-file-overlap')
      yield { from: holder, to: held, kind: 'contains' }
  }
}
