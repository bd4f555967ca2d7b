import { type JsonNode, pathTo, readArray, readNodes, readText } from '../../json/node.ts'
import { type SbomDependency, subjectPosition } from '../model/sbom-document.ts'
import type { ComponentReading } from './components.ts'

const refLimit = 2048

interface Given {
  readonly nodes: Iterable<JsonNode>
  readonly reading: ComponentReading
  /** Services may be ends of edges too; they are no components and their edges are left out. */
  readonly services: readonly JsonNode[]
}

interface Edges {
  readonly reading: ComponentReading
  readonly services: ReadonlySet<string>
  readonly list: SbomDependency[]
  readonly seen: Set<number>
}

/**
 * The edges between components, each once, cycles included; marks whose dependencies are stated. An end that no
 * component has as its `bom-ref` is a warning at its place and the edge is left out.
 */
export function readDependencies({ nodes, reading, services }: Given): readonly SbomDependency[] {
  const edges: Edges = { reading, services: refsOfServices(services), list: [], seen: new Set() }
  for (const node of nodes) {
    reading.unused.note('dependency', node)
    readEntry(node, edges)
  }
  return edges.list
}

function readEntry(node: JsonNode, edges: Edges): void {
  const ref = readText(node, 'ref', refLimit)
  if (ref === null) {
    node.log.add(node.path, 'sbom.dependency-without-ref')
    return
  }
  const from = positionOf(ref, pathTo(node, 'ref'), { node, edges })
  if (from === null) return
  const component = from === subjectPosition ? edges.reading.subject : edges.reading.components[from]
  if (component) component.statesDependencies = true
  for (const [field, kind] of edgeFields) {
    const path = pathTo(node, field)
    readArray(node, field).forEach((target, index) => {
      const to = positionOf(target, `${path}/${index}`, { node, edges })
      if (to !== null) addEdge(edges, { from, to, kind })
    })
  }
}

const edgeFields = [
  ['dependsOn', 'depends-on'],
  ['provides', 'provides'],
] as const

/** @returns where the component with this ref stands, or null with a warning */
function positionOf(
  ref: unknown,
  path: string,
  { node, edges }: { node: JsonNode; edges: Edges },
): number | null {
  if (typeof ref !== 'string') {
    node.log.add(path, 'json.wrong-kind', { expected: 'text' })
    return null
  }
  const position = edges.reading.positions.get(ref)
  if (position !== undefined) return position
  const code = edges.services.has(ref) ? 'sbom.dependency-of-service' : 'sbom.dependency-unknown'
  node.log.add(path, code, { ref: ref.slice(0, 200) })
  return null
}

/** Edges are told apart by one number, which is smaller than a text for each of millions. */
function addEdge(edges: Edges, edge: SbomDependency): void {
  const size = edges.reading.components.length + 1
  const key = ((edge.from + 1) * size + edge.to + 1) * 2 + (edge.kind === 'provides' ? 1 : 0)
  if (edges.seen.has(key)) return
  edges.seen.add(key)
  edges.list.push(edge)
}

function refsOfServices(services: readonly JsonNode[]): ReadonlySet<string> {
  return new Set(
    services.flatMap((service) => [
      ...[service.value['bom-ref']].filter((ref) => typeof ref === 'string'),
      ...refsOfServices(readNodes(service, 'services')),
    ]),
  )
}
