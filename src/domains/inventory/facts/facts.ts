import type {
  SbomComponent,
  SbomDependency,
  SbomDocument,
  SbomReference,
  SbomTool,
} from '#formats/sbom/model/sbom-document.ts'
import type { SbomService, SbomServiceDependency } from '#formats/sbom/model/service.ts'
import type { SbomCompleteness, SbomVulnerability } from '#formats/sbom/model/vulnerability.ts'

/** What a document says of a component, wherever in it the component stands. */
export type ComponentFacts = Omit<SbomComponent, 'path' | 'parent' | 'ref'>

/** What it says of a vulnerability; positions of components are those of the distinct ones. */
export interface VulnerabilityFacts extends SbomVulnerability {
  /** For each entry of `affects`: which component it is, `subjectPosition`, or null where it is none of them. */
  readonly components: readonly (number | null)[]
}

/** What it says of itself. */
export interface DocumentFacts {
  readonly created: string | null
  readonly authors: readonly string[]
  readonly tools: readonly SbomTool[]
  readonly supplier: string | null
  readonly manufacturer: string | null
  readonly lifecycles: readonly string[]
  readonly subject: SbomComponent | null
  readonly references: readonly SbomReference[]
  readonly completeness: readonly SbomCompleteness[]
  /** Ends that are components count distinct ones. */
  readonly serviceDependencies: readonly SbomServiceDependency[]
  /** Edges that say who implements what; the graph does not tell them from other dependencies. Flat: from, to, … */
  readonly provides: readonly number[]
}

interface FactsByKind {
  readonly document: DocumentFacts
  readonly component: ComponentFacts
  readonly service: SbomService
  readonly vulnerability: VulnerabilityFacts
}

export type FactsKind = keyof FactsByKind
export type FactsOf<Kind extends FactsKind> = FactsByKind[Kind]

/** Which component an entry of the document is: by its position there, the distinct one's; null for what is not kept. */
export type Distinct = (entry: number) => number | null

/** The document's own facts. */
export function documentFacts(sbom: SbomDocument, distinct: Distinct): DocumentFacts {
  const { created, authors, tools, supplier, manufacturer, lifecycles, subject } = sbom
  return {
    created,
    authors,
    tools,
    supplier,
    manufacturer,
    lifecycles,
    subject,
    references: sbom.references ?? [],
    completeness: sbom.completeness ?? [],
    serviceDependencies: (sbom.serviceDependencies ?? []).flatMap((edge) => relocate(edge, distinct) ?? []),
    provides: sbom.dependencies.filter(isProviding).flatMap(({ from, to }) => {
      const ends = [distinct(from), distinct(to)].filter((end) => end !== null)
      return ends.length === 2 ? ends : []
    }),
  }
}

function isProviding({ kind }: SbomDependency): boolean {
  return kind === 'provides'
}

function relocate(edge: SbomServiceDependency, distinct: Distinct): SbomServiceDependency | null {
  const [from, to] = [edge.from, edge.to].map((end) => {
    if (end.of === 'service') return end
    const position = distinct(end.position)
    return position === null ? null : { ...end, position }
  })
  return from && to ? { ...edge, from, to } : null
}

/** Vulnerabilities with the components they name. */
export function* vulnerabilityFacts(sbom: SbomDocument, distinct: Distinct): Generator<VulnerabilityFacts> {
  const { vulnerabilities = [] } = sbom
  if (vulnerabilities.length === 0) return
  const refs = new Map(sbom.components.map(({ ref }, entry) => [ref, entry]))
  if (sbom.subject !== null && sbom.subject.ref !== null) refs.set(sbom.subject.ref, -1)
  for (const one of vulnerabilities) {
    const components = one.affects.map(({ ref }) => {
      const entry = refs.get(ref)
      return entry === undefined ? null : distinct(entry)
    })
    yield { ...one, components }
  }
}

/** What two places say of one component: the first holds where both say something, lists are put together. */
export function mergeFacts(a: ComponentFacts, b: ComponentFacts): ComponentFacts {
  const said = Object.fromEntries(Object.entries(a).filter(([, value]) => value !== null))
  return {
    ...b,
    ...said,
    authors: together(a.authors, b.authors),
    hashes: together(a.hashes, b.hashes),
    licences: together(a.licences, b.licences),
    references: together(a.references, b.references),
    properties: together(a.properties, b.properties),
    statesDependencies: a.statesDependencies || b.statesDependencies,
  }
}

/** Both lists, each entry once. */
function together<T>(a: readonly T[], b: readonly T[]): readonly T[] {
  if (b.length === 0) return a
  if (a.length === 0) return b
  const entries = new Map([...a, ...b].map((entry) => [JSON.stringify(entry), entry]))
  return [...entries.values()]
}
