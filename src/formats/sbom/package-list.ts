import { buildPurl, formatPurl } from '#versions/identifiers/purl/index.ts'
import type { ProblemLog } from '../problem-log.ts'
import { lighteningAsItGrows } from './details.ts'
import type {
  ComponentKind,
  ComponentScope,
  SbomComponent,
  SbomDependency,
  SbomDocument,
  SbomHash,
  SbomLicence,
  SbomProperty,
  SbomReference,
} from './model/sbom-document.ts'

/** A package as a lock file or an inventory lists it. What is left out is not told. */
export interface ListedPackage {
  /** Its place in the document. */
  readonly path: string
  /** The type of its purl; null for what no registry knows: a folder beside, a module of the project itself. */
  readonly type: string | null
  readonly namespace?: string | null
  readonly name: string
  readonly version: string | null
  readonly qualifiers?: readonly (readonly [key: string, value: string | null])[]
  readonly subpath?: string | null
  /** What people see before the name; the namespace, unless told otherwise. */
  readonly group?: string | null
  readonly ref?: string | null
  readonly kind?: ComponentKind | null
  readonly scope?: ComponentScope | null
  readonly supplier?: string | null
  readonly hashes?: readonly SbomHash[]
  readonly licences?: readonly SbomLicence[]
  readonly references?: readonly SbomReference[]
  readonly properties?: readonly SbomProperty[]
  /** Whether the list says what it needs, be it nothing. */
  readonly statesNeeds?: boolean
}

/** What a list says of itself, beside its packages. */
export type ListHead = Pick<SbomDocument, 'format' | 'specVersion'> &
  Partial<Omit<SbomDocument, 'components' | 'dependencies' | 'subject'>> & {
    /** What the packages are for; it is not repeated among them. */
    readonly subject?: ListedPackage | null
  }

/** The packages of a list and who needs whom, while it is read. */
export interface PackageList {
  /** @returns its position, or null where it has no name that can be kept; that is told */
  add(listed: ListedPackage): number | null
  /** `from` depends on `to`: positions, or `subjectPosition`. Told once, however often it is said. */
  need(from: number, to: number): void
  /** `from` depends on what bears these names, as far as it is in the list. */
  needNamed(from: number, names: Iterable<string>, positions: ReadonlyMap<string, number>): void
  /** Gives a package its scope when all are known. */
  setScope(position: number, scope: ComponentScope | null): void
  /** All that is needed by any of these, directly or through others, and they themselves. */
  neededBy(starts: Iterable<number>): ReadonlySet<number>
  /** The list as a document. One without packages is said to be so. */
  document(head: ListHead): SbomDocument
}

/** As texts in JSON: longer ones are no names. */
const textLimit = 512

/** Writable until the document is complete. */
type GrowingComponent = { -readonly [Field in keyof SbomComponent]: SbomComponent[Field] }

/** A list that begins to be read. What is wrong with its packages goes into the log. */
export function packageList(log: ProblemLog): PackageList {
  const components: GrowingComponent[] = []
  const dependencies: SbomDependency[] = []
  const seen = new Set<number>()
  const lighten = lighteningAsItGrows(components, log)

  function need(from: number, to: number): void {
    const key = (from + 1) * 2 ** 26 + to + 1
    if (from === to || seen.has(key)) return
    seen.add(key)
    dependencies.push({ from, to, kind: 'depends-on' })
  }

  return {
    add(listed) {
      const component = componentOf(listed, log)
      if (component === null) return null
      tellGaps(listed, log)
      const position = components.push(component) - 1
      lighten()
      return position
    },
    need,
    needNamed(from, names, positions) {
      for (const name of names) {
        const to = positions.get(name)
        if (to !== undefined) need(from, to)
      }
    },
    setScope(position, scope) {
      const component = components[position]
      if (component !== undefined) component.scope = scope
    },
    neededBy: (starts) => reach(starts, dependencies),
    document({ subject = null, ...head }) {
      if (components.length === 0) log.add('', 'sbom.no-components')
      return {
        serial: null,
        revision: null,
        created: null,
        authors: [],
        tools: [],
        supplier: null,
        manufacturer: null,
        lifecycles: [],
        linked: [],
        unused: [],
        ...head,
        subject: subject === null ? null : componentOf(subject, log),
        components,
        dependencies,
      }
    },
  }
}

function reach(starts: Iterable<number>, edges: readonly SbomDependency[]): ReadonlySet<number> {
  const needed = Map.groupBy(edges, ({ from }) => from)
  const reached = new Set(starts)
  // A set is walked in the order of its growth, and what is added meanwhile is walked too.
  for (const from of reached) for (const { to } of needed.get(from) ?? []) reached.add(to)
  return reached
}

function componentOf(listed: ListedPackage, log: ProblemLog): GrowingComponent | null {
  const { path, name, namespace = null, group = namespace } = listed
  if (name === '') {
    log.add(path, 'sbom.component-without-name')
    return null
  }
  const parts = [name, group ?? '', listed.version ?? '']
  const longest = Math.max(...parts.map((part) => part.length))
  if (longest > textLimit) {
    log.add(path, 'json.text-too-long', { length: longest, limit: textLimit })
    return null
  }
  if (parts.some((part) => /\p{Cc}/u.test(part) || !part.isWellFormed())) {
    log.add(path, 'purl.bad-character')
    return null
  }
  return {
    ref: listed.ref ?? null,
    path,
    parent: null,
    kind: listed.kind ?? null,
    group,
    name,
    version: listed.version,
    versionRange: null,
    purl: purlOf(listed, log),
    cpe: null,
    scope: listed.scope ?? null,
    isExternal: null,
    supplier: listed.supplier ?? null,
    manufacturer: null,
    publisher: null,
    authors: none,
    hashes: listed.hashes ?? none,
    licences: listed.licences ?? none,
    references: listed.references ?? none,
    properties: listed.properties ?? none,
    statesDependencies: listed.statesNeeds ?? false,
  }
}

/** One array for all empty lists: packages come by the ten thousand. */
const none: readonly never[] = Object.freeze([])

function purlOf(listed: ListedPackage, log: ProblemLog): string | null {
  const { path, type, namespace = null, name, version, qualifiers = [], subpath = null } = listed
  if (type === null) return null
  const told = qualifiers.flatMap(([key, value]) => (value === null ? [] : [[key, value] as const]))
  const built = buildPurl({ type, namespace, name, version, qualifiers: told, subpath })
  if (built.ok) return formatPurl(built.value)
  for (const { code, facts } of built.problems) log.add(path, code, { ...facts, purl: name })
  return null
}

/** What keeps a package from being matched. */
function tellGaps({ path, type, name, version }: ListedPackage, log: ProblemLog): void {
  if (type === null) log.add(path, 'sbom.purl-missing', { name, hasCpe: false })
  else if (version === null) log.add(path, 'sbom.component-version-missing', { name })
}
