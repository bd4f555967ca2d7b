import {
  type ComponentScope,
  type SbomComponent,
  subjectPosition,
} from '#formats/sbom/model/sbom-document.ts'
import type { SbomEnd, SbomService, SbomServiceDependency } from '#formats/sbom/model/service.ts'
import type { Ci } from '../cis/ci.ts'
import { type ComponentFacts, type DocumentFacts, mergeFacts } from '../facts/facts.ts'

/** What is known of a component whatever documents say. */
export interface PlainComponent {
  readonly id: number
  readonly name: string
  readonly version: string
  readonly purl: string | null
}

/** How a component is named in a bill of materials that we write: always the same for the same. */
function refOf(componentId: number): string {
  return `c${componentId}`
}

/** A component to be written: what documents say of it, or only its name where none of them is kept so. */
export function componentOf(
  plain: PlainComponent,
  facts: readonly ComponentFacts[],
  at: { readonly parent: number | null; readonly scope: ComponentScope | null },
): SbomComponent {
  const [first = unknownFacts, ...others] = facts
  const said = others.reduce(mergeFacts, first)
  const named = first === unknownFacts ? { ...said, ...nameOf(plain), purl: plain.purl } : said
  return { ...named, ref: refOf(plain.id), path: '', ...at }
}

function nameOf({ name, version }: PlainComponent): Pick<SbomComponent, 'name' | 'version'> {
  return { name, version: version === '' ? null : version }
}

const unknownFacts: ComponentFacts = {
  kind: null,
  group: null,
  name: '',
  version: null,
  versionRange: null,
  purl: null,
  cpe: null,
  scope: null,
  isExternal: null,
  supplier: null,
  manufacturer: null,
  publisher: null,
  authors: [],
  hashes: [],
  licences: [],
  references: [],
  properties: [],
  statesDependencies: false,
}

/**
 * The item as what is described. Where one document alone makes it up, what that says of its subject holds; the name
 * is the item's in any case.
 */
export function subjectOf(
  ci: Ci,
  documents: readonly DocumentFacts[],
  statesDependencies: boolean,
): SbomComponent {
  const [only] = documents.length === 1 ? documents : []
  const { version } = ci.attributes
  const said = only?.subject ?? { ...unknownFacts, kind: 'application' }
  return {
    ...said,
    ref: `ci-${ci.id}`,
    path: '',
    parent: null,
    group: null,
    name: ci.name,
    version: typeof version === 'string' && version !== '' ? version : said.version,
    statesDependencies: statesDependencies || said.statesDependencies,
  }
}

/** The services of several documents as one list, each under a name of its own. */
export function uniteServices(documents: readonly (readonly SbomService[])[]): readonly SbomService[] {
  let before = 0
  return documents.flatMap((services) => {
    const offset = before
    before += services.length
    return services.map((service, position) => ({
      ...service,
      ref: `s${offset + position}`,
      parent: service.parent === null ? null : service.parent + offset,
    }))
  })
}

/** Edges of one document's services among those of all. */
export function relocateEdges(
  { serviceDependencies }: DocumentFacts,
  { offset, positionOf }: { readonly offset: number; readonly positionOf: (position: number) => number },
): readonly SbomServiceDependency[] {
  const moved = ({ of, position }: SbomEnd): SbomEnd => {
    if (of === 'service') return { of, position: position + offset }
    return { of, position: position === subjectPosition ? position : positionOf(position) }
  }
  return serviceDependencies.map(({ from, to, kind }) => ({ from: moved(from), to: moved(to), kind }))
}
