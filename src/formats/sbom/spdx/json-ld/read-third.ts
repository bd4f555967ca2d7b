import { type Parsed, problem, readable, unreadable } from '#kernel/parsed/parsed.ts'
import { entryNodes, isObject, type JsonNode, readText, readTime } from '../../../json/node.ts'
import type { SplitJson } from '../../../json/read-json.ts'
import { type ProblemLog, problemLog } from '../../../problem-log.ts'
import type { SbomDocument, SbomLink, SbomTool, UnusedField } from '../../model/sbom-document.ts'
import { unusedFields } from '../../unused-fields.ts'
import { toolOf } from '../creation.ts'
import { connect } from '../relationships.ts'
import { type Directory, emptyDirectory, enter, isFile, isPackage, reportUnread } from './directory.ts'
import { agentsIn, nodesIn, readThirdPackage, type ThirdReading } from './packages.ts'
import { thirdRelationships } from './relationships.data.ts'
import { addressesIn, addressOf, type Element, elementsOf, valuesOf } from './spelling.ts'
import { type ThirdPlace, thirdFields, thirdStandingOf } from './versions.ts'

/** The array that grows with the product. */
export const graphArray = '@graph'

/** Whether a document in JSON says by its context that it is of the third major version. */
export function isThird({ value }: SplitJson): boolean {
  if (!isObject(value) || typeof value.spdxVersion === 'string') return false
  return contextVersion(value) !== null
}

function contextVersion(value: Readonly<Record<string, unknown>>): string | null {
  const contexts = [value['@context']].flat(1)
  for (const context of contexts) {
    const version = typeof context === 'string' ? inAddress.exec(context)?.groups?.version : undefined
    if (version !== undefined) return version
  }
  return null
}

const inAddress = /^https?:\/\/spdx\.(?:org|github\.io)\/.{0,40}?(?<version>3[\d.]{0,10})\//

/**
 * Reads a document of SPDX 3.0 in JSON-LD, its elements in one graph or within each other. The graph is walked twice:
 * for what elements say of packages, then for the packages; entries are parsed one by one. The context is not fetched.
 */
export function readThird({ value, arrays, log }: SplitJson): Parsed<SbomDocument> {
  if (!isObject(value)) return unreadable(problem('', 'sbom.not-spdx'))
  const root: JsonNode = { value, path: '', log }
  const unused = unusedFields(thirdFields)
  const directory = emptyDirectory()
  for (const element of walk(root, arrays, log)) enter(directory, element, unused)
  const [document] = directory.documents
  const creation = creationOf(document?.node ?? directory.sboms[0] ?? null, directory)
  const version = (creation === null ? null : readText(creation, 'specVersion')) ?? contextVersion(value)
  if (version !== null && thirdStandingOf(version) === 'foreign') {
    const path = creation?.path ?? '/@context'
    return unreadable(problem(path, 'sbom.spec-version-not-supported', { version: version.slice(0, 40) }))
  }
  const linked = readImports(directory)
  const reading = startReading(directory)
  const areFiles = readPackages(reading, unused, () => walk(root, arrays, problemLog()))
  if (reading.components.length === 0) log.add('/@graph', 'sbom.no-components')
  if (version !== null && thirdStandingOf(version) === 'near')
    log.add(creation?.path ?? '/@context', 'sbom.spec-version-unknown', { version })
  const connected = connect(directory.relations, { reading, log, words: thirdRelationships })
  const made: SbomDocument = {
    format: 'spdx',
    specVersion: version,
    serial: document?.id ?? null,
    revision: null,
    ...readCreation(creation, directory),
    lifecycles: directory.sboms.flatMap(lifecyclesOf),
    subject: reading.subject,
    components: reading.components,
    dependencies: connected.dependencies,
    linked,
    unused: [
      ...unused.report(version),
      ...(areFiles ? [] : filesLeft(directory)),
      ...reportUnread(directory, root),
      ...connected.unused,
    ],
  }
  return readable(made, log.list())
}

/**
 * The elements, in order. A document of one element has no graph.
 * @param told gets what is wrong with the graph itself, once
 */
function* walk(root: JsonNode, arrays: SplitJson['arrays'], told: ProblemLog): Generator<Element> {
  if (Object.hasOwn(root.value, graphArray)) {
    for (const { value, path } of entryNodes({ ...root, log: told }, graphArray, arrays)) {
      yield* elementsOf({ value, path, log: root.log })
    }
  } else yield* elementsOf(root)
}

function startReading(directory: Directory): ThirdReading {
  const described = describedBy(directory)
  const [only = null] = described
  return {
    subject: null,
    components: [],
    positions: new Map(),
    others: directory.others,
    described: described.size === 1 ? only : null,
    directory,
  }
}

/** What the document is about: the roots of its collections, and what it says it describes. */
function describedBy({ documents, roots, relations }: Directory): ReadonlySet<string> {
  const described = new Set<string>()
  const seen = new Set<string>()
  const starts = documents.flatMap(({ id }) => id ?? [])
  const left = starts.length > 0 ? [...starts] : [...roots.keys()]
  for (let at = left.pop(); at !== undefined; at = left.pop()) {
    if (seen.has(at)) continue
    seen.add(at)
    const within = roots.get(at)
    if (within === undefined) described.add(at)
    else for (const root of within) left.push(root)
  }
  for (const { kind, from, to } of relations) {
    if (kind === 'describes' && roots.has(from) && !roots.has(to)) described.add(to)
  }
  return described
}

/**
 * Files name no package; only where a document has no package at all they are what it is about.
 * @returns whether they were taken
 */
function readPackages(
  reading: ThirdReading,
  unused: ReturnType<typeof unusedFields<ThirdPlace>>,
  elements: () => Iterable<Element>,
): boolean {
  for (const element of elements()) {
    if (!isPackage(element)) continue
    unused.note('package', element.node)
    readThirdPackage(reading, element, impliedKind(element))
  }
  const isEmpty = reading.subject === null && reading.components.length === 0
  if (!isEmpty || reading.directory.files.count === 0) return false
  for (const element of elements()) if (isFile(element)) readThirdPackage(reading, element, 'file')
  return true
}

function impliedKind({ type }: Element) {
  if (type === 'ai_AIPackage') return 'machine-learning-model'
  return type === 'dataset_DatasetPackage' ? 'data' : null
}

function filesLeft({ files: { path, count } }: Directory): readonly UnusedField[] {
  return count === 0 ? [] : [{ path, field: 'software_File', count }]
}

/** Who made an element and when: an entry of its own, or an object within. */
function creationOf(node: JsonNode | null, { creations }: Directory): JsonNode | null {
  const [written] = node === null ? [] : valuesOf(node, 'creationInfo')
  const [first = null] = creations.values()
  if (node === null || written === undefined) return first
  const known = creations.get(addressOf(written.value) ?? '')
  if (known !== undefined) return known
  return isObject(written.value) ? { value: written.value, path: written.path, log: node.log } : first
}

type Creation = Pick<SbomDocument, 'created' | 'authors' | 'tools' | 'supplier' | 'manufacturer'>

function readCreation(creation: JsonNode | null, directory: Directory): Creation {
  const made = creation === null ? [] : agentsIn(creation, 'createdBy', directory)
  const using = creation === null ? [] : agentsIn(creation, 'createdUsing', directory)
  const isTool = (type: string) => type === 'SoftwareAgent' || type === 'Tool'
  const tools: readonly SbomTool[] = [...made.filter(({ type }) => isTool(type)), ...using].map(({ name }) =>
    toolOf(name),
  )
  return {
    created: creation === null ? null : readTime(creation, 'created'),
    authors: made.filter(({ type }) => !isTool(type)).map(({ name }) => name),
    tools,
    supplier: null,
    manufacturer: null,
  }
}

function lifecyclesOf(sbom: JsonNode): readonly string[] {
  return valuesOf(sbom, 'software_sbomType').flatMap(({ value }) =>
    typeof value === 'string' && value !== '' && value.length <= 100 ? [value] : [],
  )
}

const uriLimit = 2048

/** Documents outside are named and told, each once, and not fetched; their elements are no ends of edges. */
function readImports({ documents, others }: Directory): readonly SbomLink[] {
  const links = new Map<string, SbomLink>()
  for (const { node } of documents) {
    for (const entry of nodesIn(node, 'import')) {
      const [name] = addressesIn(entry, 'externalSpdxId')
      if (name === undefined) continue
      others.add(name)
      const uri = readText(entry, 'locationHint', uriLimit) ?? name
      if (links.has(uri)) continue
      links.set(uri, { name, uri })
      node.log.add(entry.path, 'sbom.reference-outside', { name: name.slice(0, 200), uri: uri.slice(0, 200) })
    }
  }
  return [...links.values()]
}
