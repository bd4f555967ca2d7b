import { type JsonNode, pathTo, readArray, readText } from '../../json/node.ts'
import { type SbomDependency, subjectPosition } from '../model/sbom-document.ts'
import type { SbomEnd, SbomServiceDependency } from '../model/service.ts'
import type { ComponentReading } from './components.ts'

const refLimit = 2048

/** The edges of a document: between components, and those with a service at an end. */
export interface ReadEdges {
  readonly dependencies: readonly SbomDependency[]
  readonly serviceDependencies: readonly SbomServiceDependency[]
}

interface Edges {
  readonly reading: ComponentReading
  readonly dependencies: SbomDependency[]
  readonly serviceDependencies: SbomServiceDependency[]
  readonly seen: Set<number>
}

/**
 * The edges, each once, cycles included; marks whose dependencies are stated. An end that neither a component nor a
 * service has as its `bom-ref` is a warning at its place and the edge is left out.
 */
export function readDependencies(reading: ComponentReading, nodes: Iterable<JsonNode>): ReadEdges {
  const edges: Edges = { reading, dependencies: [], serviceDependencies: [], seen: new Set() }
  for (const node of nodes) {
    reading.unused.note('dependency', node)
    readEntry(node, edges)
  }
  return edges
}

function readEntry(node: JsonNode, edges: Edges): void {
  const ref = readText(node, 'ref', refLimit)
  if (ref === null) {
    node.log.add(node.path, 'sbom.dependency-without-ref')
    return
  }
  const from = endOf(ref, pathTo(node, 'ref'), { node, edges })
  if (from === null) return
  if (from.of === 'component') markStated(edges.reading, from.position)
  for (const [field, kind] of edgeFields) {
    const path = pathTo(node, field)
    readArray(node, field).forEach((target, index) => {
      const to = endOf(target, `${path}/${index}`, { node, edges })
      if (to !== null) addEdge(edges, { from, to, kind })
    })
  }
}

function markStated(reading: ComponentReading, position: number): void {
  const component = position === subjectPosition ? reading.subject : reading.components[position]
  if (component) component.statesDependencies = true
}

const edgeFields = [
  ['dependsOn', 'depends-on'],
  ['provides', 'provides'],
] as const

/** @returns what has this ref, or null with a warning */
function endOf(
  ref: unknown,
  path: string,
  { node, edges: { reading } }: { node: JsonNode; edges: Edges },
): SbomEnd | null {
  if (typeof ref !== 'string') {
    node.log.add(path, 'json.wrong-kind', { expected: 'text' })
    return null
  }
  const component = reading.positions.get(ref)
  if (component !== undefined) return { of: 'component', position: component }
  const service = reading.servicePositions.get(ref)
  if (service !== undefined) return { of: 'service', position: service }
  node.log.add(path, 'sbom.dependency-unknown', { ref: ref.slice(0, 200) })
  return null
}

/** Edges are told apart by one number, which is smaller than a text for each of millions. */
function addEdge(edges: Edges, edge: SbomServiceDependency): void {
  const { components, services } = edges.reading
  const numberOf = ({ of, position }: SbomEnd) =>
    of === 'component' ? position + 1 : components.length + 1 + position
  const size = components.length + services.length + 1
  const key = (numberOf(edge.from) * size + numberOf(edge.to)) * 2 + (edge.kind === 'provides' ? 1 : 0)
  if (edges.seen.has(key)) return
  edges.seen.add(key)
  if (edge.from.of === 'service' || edge.to.of === 'service') edges.serviceDependencies.push(edge)
  else edges.dependencies.push({ from: edge.from.position, to: edge.to.position, kind: edge.kind })
}
