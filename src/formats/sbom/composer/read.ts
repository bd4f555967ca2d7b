import { type Parsed, problem, readable, unreadable } from '#kernel/parsed/parsed.ts'
import { hasField, type JsonNode, readNode, readNodes, readText, readTexts } from '../../json/node.ts'
import { splitJson } from '../../json/read-json.ts'
import { readNamedTexts, rootOf } from '../../json/root.ts'
import { declaredLicence, distributionReference, hashOf } from '../integrity.ts'
import { listFields } from '../list-fields.ts'
import { type ComponentScope, type SbomDocument, subjectPosition } from '../model/sbom-document.ts'
import { type ListedPackage, packageList } from '../package-list.ts'
import { usedFields } from './versions.ts'

const addressLimit = 2048

/** Reads what Composer wrote down. What the project itself asks for is not said. */
export function readComposer(bytes: Uint8Array): Parsed<SbomDocument> {
  const json = splitJson(bytes, [])
  if (!json.ok) return json
  const { value, log } = json.value
  // Composer 1 lists what is installed in an array, and does not say what is for development.
  const isBare = Array.isArray(value)
  const root = rootOf(isBare ? { '': value } : value, log)
  if (!root.ok) return root
  const { value: document } = root
  if (readNodes(document, 'installed').some((node) => hasField(node, 'latest')))
    return unreadable(problem('/installed', 'sbom.partial-list', { option: 'outdated' }))
  const list = packageList(document.log)
  const unused = listFields(usedFields)
  unused.note('document', document)
  const forDevelopment = new Set(readTexts(document, 'dev-package-names'))
  const positions = new Map<string, number>()
  const groups = [
    ...(isBare ? entriesOf(document).map((node) => ({ node, scope: null })) : []),
    ...readNodes(document, 'installed').map((node) => ({ node, scope: null })),
    ...readNodes(document, 'packages').map((node) => ({ node, scope: 'required' as const })),
    ...readNodes(document, 'packages-dev').map((node) => ({ node, scope: 'excluded' as const })),
  ]
  const added = groups.flatMap(({ node, scope }) => {
    unused.note('package', node)
    const listed = readPackage(node)
    const isDev = forDevelopment.has(`${listed.namespace}/${listed.name}`)
    const position = list.add({ ...listed, scope: isDev ? ('excluded' satisfies ComponentScope) : scope })
    if (position === null) return []
    if (node.value['direct-dependency'] === true) list.need(subjectPosition, position)
    for (const name of namesOf(node)) if (!positions.has(name)) positions.set(name, position)
    return [{ position, node }]
  })
  for (const { position, node } of added) {
    for (const [name] of readNamedTexts(node, 'require')) {
      const to = positions.get(name.toLowerCase())
      if (to !== undefined) list.need(position, to)
    }
  }
  const isShown = hasField(document, 'installed')
  const specVersion = isShown ? 'composer show' : readText(document, 'plugin-api-version')
  return readable(
    list.document({ format: 'composer', specVersion, unused: unused.report() }),
    document.log.list(),
  )
}

function entriesOf(document: JsonNode): readonly JsonNode[] {
  return readNodes(document, '').map((node) => ({ ...node, path: node.path.slice(1) }))
}

/** A package may stand in for others. */
function namesOf(node: JsonNode): readonly string[] {
  const standsFor = [...readNamedTexts(node, 'provide'), ...readNamedTexts(node, 'replace')]
  return [readText(node, 'name') ?? '', ...standsFor.map(([name]) => name)].map((name) => name.toLowerCase())
}

function readPackage(node: JsonNode): ListedPackage {
  const [vendor = '', name] = (readText(node, 'name') ?? '').split('/', 2)
  const dist = readNode(node, 'dist')
  const homepage = readText(node, 'homepage', addressLimit)
  return {
    type: 'composer',
    path: node.path,
    namespace: name === undefined ? null : vendor,
    name: name ?? vendor,
    version: readText(node, 'version'),
    hashes: dist === null ? [] : hashOf('sha1', readText(dist, 'shasum') ?? ''),
    licences: Array.isArray(node.value.license) ? readTexts(node, 'license').flatMap(declaredLicence) : [],
    references: [
      ...(dist === null ? [] : distributionReference(readText(dist, 'url', addressLimit))),
      ...(homepage === null ? [] : [{ kind: 'website', url: homepage }]),
    ],
    statesNeeds: true,
  }
}
