import { type Parsed, readable } from '#kernel/parsed/parsed.ts'
import { isObject, type JsonNode, readNode, readText, readTexts } from '../../json/node.ts'
import { pointerStep } from '../../json/pointer.ts'
import { readJsonRoot, readNamedNodes, readNamedTexts } from '../../json/root.ts'
import { hashesOfIntegrity, hashOf } from '../integrity.ts'
import { listFields } from '../list-fields.ts'
import { type SbomDocument, subjectPosition } from '../model/sbom-document.ts'
import { npmIdentity, originOf } from '../npm/identity.ts'
import { type PackageList, packageList } from '../package-list.ts'
import type { UnusedFields } from '../unused-fields.ts'
import { usedFields } from './versions.ts'

interface DenoReading {
  readonly list: PackageList
  readonly unused: UnusedFields<'document' | 'package'>
  /** By registry, name and version: `npm:chalk@5.3.0`. */
  readonly positions: Map<string, number>
}

/** Reads what Deno resolved of npm and JSR, and the single files it fetched. */
export function readDeno(bytes: Uint8Array): Parsed<SbomDocument> {
  const root = readJsonRoot(bytes)
  if (!root.ok) return root
  const { value: document } = root
  const reading = { list: packageList(document.log), unused: listFields(usedFields), positions: new Map() }
  reading.unused.note('document', document)
  // Before version 4 packages and specifiers stood one level deeper, in version 2 those of npm alone.
  const outer = readNode(document, 'packages') ?? document
  const npm = readNode(outer, 'npm')
  const inner = npm !== null && isObject(npm.value.packages) ? npm : null
  addPackages('jsr', readNamedNodes(outer, 'jsr'), reading)
  addPackages(
    'npm',
    inner === null ? readNamedNodes(outer, 'npm') : readNamedNodes(inner, 'packages'),
    reading,
  )
  addFiles(document, reading)
  const specifiers = new Map([
    ...readNamedTexts(outer, 'specifiers'),
    ...readNamedTexts(inner ?? outer, 'specifiers'),
  ])
  connect(document, specifiers, reading)
  const { list, unused } = reading
  const specVersion = readText(document, 'version')
  return readable(
    list.document({ format: 'deno', specVersion, unused: unused.report() }),
    document.log.list(),
  )
}

type Registry = 'npm' | 'jsr'

function addPackages(
  registry: Registry,
  nodes: readonly (readonly [string, JsonNode])[],
  { list, unused, positions }: DenoReading,
): void {
  const several = new Set<string>()
  for (const [id, node] of nodes) {
    unused.note('package', node)
    const { name, version } = splitId(id)
    const integrity = readText(node, 'integrity', 2048)
    const position = list.add({
      ...npmIdentity(name, originOf(null)),
      type: registry,
      path: node.path,
      version,
      hashes: registry === 'npm' ? hashesOfIntegrity(integrity) : hashOf('sha256', integrity ?? ''),
      statesNeeds: true,
    })
    if (position === null) continue
    positions.set(`${registry}:${id}`, position)
    // Who needs a package of which one version is there names it without it.
    const short = `${registry}:${name}`
    if (positions.has(short)) several.add(short)
    else positions.set(short, position)
  }
  for (const short of several) positions.delete(short)
  for (const [id, node] of nodes) {
    const from = positions.get(`${registry}:${id}`)
    if (from !== undefined) list.needNamed(from, needsOf(registry, node), positions)
  }
}

/** `chalk@5.3.0`, `@scope/name@1.0.0_peer@2.0.0`: what stands after `_` are the peers it was resolved with. */
function splitId(id: string): { readonly name: string; readonly version: string | null } {
  const at = id.indexOf('@', 1)
  if (at < 0) return { name: id, version: null }
  return { name: id.slice(0, at), version: id.slice(at + 1).split('_', 1)[0] ?? null }
}

function needsOf(registry: Registry, node: JsonNode): readonly string[] {
  const written = Array.isArray(node.value.dependencies)
    ? readTexts(node, 'dependencies', 2048)
    : readNamedTexts(node, 'dependencies').map(([, id]) => id)
  return written.map((one) => (/^(?:npm|jsr):/.test(one) ? one : `${registry}:${one}`))
}

/** Single files by their addresses, with the sum of each. */
function addFiles(document: JsonNode, { list }: DenoReading): void {
  for (const [address, sum] of readNamedTexts(document, 'remote')) {
    const path = `/remote/${pointerStep(address)}`
    const file = { path, type: null, name: address, version: null, kind: 'file' as const }
    list.add({ ...file, hashes: hashOf('sha256', sum), references: [{ kind: 'distribution', url: address }] })
  }
}

/** What the project asks for: since version 3 named for each workspace, before by the specifiers alone. */
function connect(
  document: JsonNode,
  specifiers: ReadonlyMap<string, string>,
  { list, positions }: DenoReading,
): void {
  const workspace = readNode(document, 'workspace')
  const asked = workspace === null ? [...specifiers.keys()] : readTexts(workspace, 'dependencies', 2048)
  const ids = asked.flatMap((specifier) => {
    const resolved = specifiers.get(specifier)
    const registry = /^(?:npm|jsr):/.exec(specifier)?.[0] ?? 'npm:'
    if (resolved === undefined) return []
    // Since version 4 the version alone, before the whole name.
    const isWhole = resolved.indexOf('@', 1) > 0 || /^(?:npm|jsr):/.test(resolved)
    if (isWhole) return [/^(?:npm|jsr):/.test(resolved) ? resolved : `${registry}${resolved}`]
    const { name } = splitId(specifier.slice(registry.length))
    return [`${registry}${name}@${resolved}`]
  })
  list.needNamed(subjectPosition, ids, positions)
}
