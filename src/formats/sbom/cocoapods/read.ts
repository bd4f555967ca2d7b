import { type Parsed, readable } from '#kernel/parsed/parsed.ts'
import { isObject, type JsonNode, readArray, readText, readTexts } from '../../json/node.ts'
import { readNamedNodes } from '../../json/root.ts'
import { readYamlRoot } from '../../yaml/read-yaml.ts'
import { listFields } from '../list-fields.ts'
import { type SbomDocument, subjectPosition } from '../model/sbom-document.ts'
import { packageList } from '../package-list.ts'
import { usedFields } from './versions.ts'

/** Reads what CocoaPods installed. Parts of a pod are components of their own, as others need them so. */
export function readCocoapods(bytes: Uint8Array): Parsed<SbomDocument> {
  const root = readYamlRoot(bytes)
  if (!root.ok) return root
  const { value: document } = root
  const list = packageList(document.log)
  const unused = listFields(usedFields)
  unused.note('document', document)
  const repositories = repositoriesIn(document)
  const positions = new Map<string, number>()
  const pods = podsIn(document)
  for (const { written, path } of pods) {
    const { name, version } = splitPod(written)
    const [pod = '', ...parts] = name.split('/')
    const position = list.add({
      path,
      type: 'cocoapods',
      name: pod,
      version,
      subpath: parts.length === 0 ? null : parts.join('/'),
      qualifiers: [['vcs_url', repositories.get(pod) ?? null]],
      ref: name,
      statesNeeds: true,
    })
    if (position !== null) positions.set(name, position)
  }
  for (const { written, needs } of pods) {
    const from = positions.get(splitPod(written).name)
    if (from !== undefined) list.needNamed(from, needs.map(nameOf), positions)
  }
  list.needNamed(subjectPosition, readTexts(document, 'DEPENDENCIES').map(nameOf), positions)
  const specVersion = readText(document, 'COCOAPODS')
  const told = list.document({ format: 'cocoapods', specVersion, unused: unused.report() })
  return readable(told, document.log.list())
}

interface Pod {
  /** `Name (1.0)` */
  readonly written: string
  readonly path: string
  readonly needs: readonly string[]
}

/** An entry is a text, or, where the pod needs others, an object with one field. */
function podsIn(document: JsonNode): readonly Pod[] {
  return readArray(document, 'PODS').flatMap((value, index) => {
    const path = `/PODS/${index}`
    if (typeof value === 'string') return [{ written: value, path, needs: [] }]
    if (isObject(value))
      return Object.keys(value).map((written) => ({
        written,
        path,
        needs: readTexts({ ...document, value, path }, written),
      }))
    document.log.add(path, 'json.wrong-kind', { expected: 'text' })
    return []
  })
}

function nameOf(written: string): string {
  return splitPod(written).name
}

/** `Name/Part (1.0)`, `Name (~> 1.0)`, `Name (from \`../folder\`)`. */
function splitPod(written: string): { readonly name: string; readonly version: string | null } {
  const bracket = written.indexOf(' (')
  if (bracket < 0) return { name: written.trim(), version: null }
  const version = written.slice(bracket + 2).replace(/\)\s*$/, '')
  return { name: written.slice(0, bracket).trim(), version: /^[\d][^\s,]*$/.test(version) ? version : null }
}

const addressLimit = 2048

/** Pods from a repository, with the commit that was taken. */
function repositoriesIn(document: JsonNode): ReadonlyMap<string, string> {
  return new Map(
    readNamedNodes(document, 'CHECKOUT OPTIONS').flatMap(([name, node]) => {
      const url = readText(node, ':git', addressLimit)
      const commit = readText(node, ':commit') ?? readText(node, ':tag')
      return url === null ? [] : [[name, `git+${url}${commit === null ? '' : `@${commit}`}`] as const]
    }),
  )
}
