import { writeFields } from '../../json/write-fields.ts'
import { batchText } from '../../text/batch-text.ts'
import { type SbomComponent, subjectPosition } from '../model/sbom-document.ts'
import type { SbomSource } from '../model/sbom-source.ts'
import type { SbomEnd } from '../model/service.ts'
import { type WrittenVersion, writtenVersions } from './versions.ts'
import { phases } from './words.data.ts'
import { writeComponent, writeOrganisation } from './write-component.ts'
import { writeReferences } from './write-details.ts'
import { writeCompleteness, writeServices, writeVulnerability } from './write-statements.ts'

/** What is needed after the components were written: how they are named, and whose dependencies are stated. */
interface Written {
  readonly refs: (string | null)[]
  readonly stated: boolean[]
}

/**
 * A bill of materials as CycloneDX JSON, piece by piece. Edges whose ends have no `ref` are left out, since nothing
 * names them; those that only say that one lies in another are told by nesting.
 */
export function writeCycloneDx(source: SbomSource, version: '1.6' | '1.7'): AsyncGenerator<string> {
  return batchText(piecesOf(source, writtenVersions[version]))
}

async function* piecesOf(source: SbomSource, version: WrittenVersion): AsyncGenerator<string> {
  const head = JSON.stringify({
    $schema: `http://cyclonedx.org/schema/bom-${version.id}.schema.json`,
    bomFormat: 'CycloneDX',
    specVersion: version.id,
    ...(source.serial !== null && isSerial.test(source.serial) && { serialNumber: source.serial }),
    ...(source.revision !== null && { version: Math.max(source.revision, 1) }),
    metadata: writeMetadata(source, version),
  })
  yield `${head.slice(0, -1)},\n"components":[`
  const written: Written = { refs: [], stated: [] }
  yield* writeNested(source, { version, written })
  yield '\n]'
  yield* writeList('services', writeServices(source.services ?? [], version))
  yield* writeList('dependencies', edgesOf(source, written))
  yield* writeList('compositions', (source.completeness ?? []).map(writeCompleteness))
  yield* writeList('vulnerabilities', (source.vulnerabilities ?? []).map(writeVulnerability))
  yield* writeList('externalReferences', writeReferences(source.references ?? []))
  yield '\n}\n'
}

const isSerial = /^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

function writeMetadata(source: SbomSource, version: WrittenVersion) {
  const { subject, tlp, tools } = source
  return writeFields({
    timestamp: source.created,
    lifecycles: source.lifecycles.map((one) => (phases.has(one) ? { phase: one } : { name: one })),
    tools: tools.length === 0 ? null : { components: eachOnce(tools.map(writeTool)) },
    authors: source.authors.map((name) => ({ name })),
    component: subject === null ? null : writeComponent(subject, version),
    manufacturer: writeOrganisation(source.manufacturer),
    supplier: writeOrganisation(source.supplier),
    ...(tlp !== null &&
      (version.hasConstraints
        ? { distributionConstraints: { tlp: tlp.toUpperCase().replace('+STRICT', '_AND_STRICT') } }
        : { properties: [{ name: 'renkei:tlp', value: `TLP:${tlp.toUpperCase()}` }] })),
  })
}

/** A list may not name the same twice. */
function eachOnce<T>(entries: readonly T[]): readonly T[] {
  return [...new Map(entries.map((entry) => [JSON.stringify(entry), entry])).values()]
}

function writeTool({ vendor, name, version }: SbomSource['tools'][number]) {
  return writeFields({ type: 'application', supplier: writeOrganisation(vendor), name, version })
}

/** A component that is written, but not closed: others may lie within it. */
interface Open {
  readonly position: number
  holds: boolean
}

/** The components, each open until one comes that does not lie within it. */
async function* writeNested(
  source: SbomSource,
  { version, written }: { readonly version: WrittenVersion; readonly written: Written },
): AsyncGenerator<string> {
  const open: Open[] = []
  let isFirst = true
  for await (const component of source.components) {
    let text = closeUpTo(open, component.parent)
    const holder = open.at(-1)
    if (holder === undefined) text += isFirst ? '\n' : ',\n'
    else text += holder.holds ? ',' : ',"components":['
    if (holder !== undefined) holder.holds = true
    isFirst = false
    open.push({ position: written.refs.length, holds: false })
    note(written, component)
    yield text + JSON.stringify(writeComponent(component, version)).slice(0, -1)
  }
  yield closeUpTo(open, null)
}

function note(written: Written, { ref, statesDependencies }: SbomComponent): void {
  written.refs.push(ref)
  written.stated.push(statesDependencies)
}

function closeUpTo(open: Open[], parent: number | null): string {
  let text = ''
  while (open.length > 0 && open.at(-1)?.position !== parent) text += open.pop()?.holds ? ']}' : '}'
  return text
}

function* writeList(name: string, entries: Iterable<unknown>): Generator<string> {
  let isFirst = true
  for (const entry of entries) {
    yield `${isFirst ? `,\n"${name}":[` : ','}\n${JSON.stringify(entry)}`
    isFirst = false
  }
  if (!isFirst) yield '\n]'
}

interface Edges {
  readonly dependsOn: string[]
  readonly provides: string[]
}

/** One entry for each end that says what it needs, be it nothing. */
function* edgesOf(source: SbomSource, { refs, stated }: Written): Generator<object> {
  const { subject, services = [] } = source
  const entries = new Map<string, Edges>()
  const entryOf = (ref: string): Edges => {
    const entry = entries.get(ref) ?? { dependsOn: [], provides: [] }
    entries.set(ref, entry)
    return entry
  }
  const refOf = ({ of, position }: SbomEnd) => {
    if (of === 'service') return services[position]?.ref ?? null
    return position === subjectPosition ? (subject?.ref ?? null) : (refs[position] ?? null)
  }
  const add = (kind: 'depends-on' | 'provides', from: string | null, to: string | null) => {
    if (from !== null && to !== null) entryOf(from)[kind === 'provides' ? 'provides' : 'dependsOn'].push(to)
  }
  if (subject?.statesDependencies && subject.ref !== null) entryOf(subject.ref)
  for (const [position, ref] of refs.entries()) if (ref !== null && stated[position]) entryOf(ref)
  for (const { from, to, kind } of source.dependencies) {
    if (kind === 'contains') continue
    add(kind, refOf({ of: 'component', position: from }), refOf({ of: 'component', position: to }))
  }
  for (const { from, to, kind } of source.serviceDependencies ?? []) add(kind, refOf(from), refOf(to))
  for (const [ref, edges] of entries) yield { ref, ...writeEdges(edges) }
}

/** That nothing is needed is said by an empty list. */
function writeEdges({ dependsOn, provides }: Edges) {
  if (provides.length > 0 && dependsOn.length === 0) return { provides }
  return { dependsOn, ...(provides.length > 0 && { provides }) }
}
