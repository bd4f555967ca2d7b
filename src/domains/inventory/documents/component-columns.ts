import { schemeForPackageType } from '#versions/index.ts'
import type { FoundComponent } from './component-identity.ts'

/** Distinct package versions, column by column: what the database takes, and what crosses a process cheaply. */
export interface ComponentColumns {
  readonly packageKey: readonly string[]
  readonly name: readonly string[]
  readonly version: readonly string[]
  /** Order-preserving key of the version in hexadecimal; null where it has none. */
  readonly versionKey: readonly (string | null)[]
  /** The keys between which a tag lies that is moved, in hexadecimal with a comma between; null: it is none. */
  readonly versionSpan: readonly (string | null)[]
  /** What beside package and version tells apart: distribution release, the binary's own name and version, the module. */
  readonly qualifiers: readonly string[]
  readonly purl: readonly (string | null)[]
  /** The distribution release (`debian-12`): '' where packages know none, null where it is not told. */
  readonly distribution: readonly (string | null)[]
  /** The module stream of an RPM; '' for no module, `?` for one whose stream is not told. */
  readonly module: readonly string[]
  readonly binaryName: readonly (string | null)[]
  readonly binaryVersion: readonly (string | null)[]
  /** What other records call it, with its version there and that version's key in hexadecimal. */
  readonly otherKey: readonly (string | null)[]
  readonly otherVersion: readonly (string | null)[]
  readonly otherVersionKey: readonly (string | null)[]
  readonly scope: readonly (string | null)[]
  /** As `statedLicences` tells them. */
  readonly licences: readonly (string | null)[]
  /** Whether the subject depends on it without another between; null where the document does not say. */
  readonly direct: readonly (boolean | null)[]
}

/** The scheme by which keys of an ecosystem's versions were made; null where it has none. */
export interface EcosystemScheme {
  readonly ecosystem: string
  readonly scheme: string | null
  readonly revision: number | null
}

/** Columns that grow while the entries of a document are gathered: a row needs no object of its own. */
export interface GrowingColumns {
  readonly columns: { readonly [Column in keyof Gathered]: Gathered[Column][number][] }
  /** @returns the row */
  add(component: FoundComponent, told: Told): number
}

/** What a document says of a component that does not tell it apart. */
export interface Told {
  readonly scope: string | null
  readonly licences: string | null
}

/** All that is known before the graph is. */
type Gathered = Omit<ComponentColumns, 'direct'>

export function growingColumns(): GrowingColumns {
  const columns: GrowingColumns['columns'] = {
    packageKey: [],
    name: [],
    version: [],
    versionKey: [],
    versionSpan: [],
    qualifiers: [],
    purl: [],
    distribution: [],
    module: [],
    binaryName: [],
    binaryVersion: [],
    otherKey: [],
    otherVersion: [],
    otherVersionKey: [],
    scope: [],
    licences: [],
  }
  return {
    columns,
    add(component, { scope, licences }) {
      columns.packageKey.push(component.packageKey)
      columns.name.push(component.name)
      columns.version.push(component.version)
      columns.versionKey.push(component.versionKey)
      columns.versionSpan.push(component.versionSpan)
      columns.qualifiers.push(component.qualifiers)
      columns.purl.push(component.purl)
      columns.distribution.push(component.distribution)
      columns.module.push(component.module)
      columns.binaryName.push(component.binaryName)
      columns.binaryVersion.push(component.binaryVersion)
      columns.otherKey.push(component.otherKey)
      columns.otherVersion.push(component.otherVersion)
      columns.otherVersionKey.push(component.otherVersionKey)
      columns.licences.push(licences)
      return columns.scope.push(scope) - 1
    },
  }
}

/** The schemes that made the version keys of these components. */
export function schemesOf({ packageKey }: Pick<ComponentColumns, 'packageKey'>): readonly EcosystemScheme[] {
  return [...new Set(packageKey.map(ecosystemOf))].map((ecosystem) => {
    const scheme = schemeForPackageType(ecosystem)
    return { ecosystem, scheme: scheme?.id ?? null, revision: scheme?.revision ?? null }
  })
}

/** These rows of the columns, in this order. */
export function pickRows(columns: ComponentColumns, rows: readonly number[]): ComponentColumns {
  const pick = <T>(column: readonly T[]) => pickFrom(column, rows)
  return {
    packageKey: pick(columns.packageKey),
    name: pick(columns.name),
    version: pick(columns.version),
    versionKey: pick(columns.versionKey),
    versionSpan: pick(columns.versionSpan),
    qualifiers: pick(columns.qualifiers),
    purl: pick(columns.purl),
    distribution: pick(columns.distribution),
    module: pick(columns.module),
    binaryName: pick(columns.binaryName),
    binaryVersion: pick(columns.binaryVersion),
    otherKey: pick(columns.otherKey),
    otherVersion: pick(columns.otherVersion),
    otherVersionKey: pick(columns.otherVersionKey),
    scope: pick(columns.scope),
    licences: pick(columns.licences),
    direct: pick(columns.direct),
  }
}

/** These rows of one column, in this order. */
export function pickFrom<T>(column: readonly T[], rows: readonly number[]): readonly T[] {
  const picked: T[] = []
  for (const row of rows) {
    const value = column[row]
    if (value !== undefined) picked.push(value)
  }
  return picked
}

function ecosystemOf(packageKey: string): string {
  return packageKey.slice(0, packageKey.indexOf('/'))
}
