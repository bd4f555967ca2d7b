import { schemeForPackageType } from '#versions/index.ts'
import type { GatheredComponent } from './document.ts'

/** Distinct package versions, column by column: what the database takes, and what crosses a process cheaply. */
export interface ComponentColumns {
  readonly packageKey: readonly string[]
  readonly name: readonly string[]
  readonly version: readonly string[]
  /** Order-preserving key of the version in hexadecimal; null where it has none. */
  readonly versionKey: readonly (string | null)[]
  /** What beside package and version tells apart: distribution release, the binary's own name and version. */
  readonly qualifiers: readonly string[]
  readonly purl: readonly (string | null)[]
  /** The distribution release (`debian-12`): '' where packages know none, null where it is not told. */
  readonly distribution: readonly (string | null)[]
  readonly binaryName: readonly (string | null)[]
  readonly binaryVersion: readonly (string | null)[]
  readonly scope: readonly (string | null)[]
  /** Whether the subject depends on it without another between; null where the document does not say. */
  readonly direct: readonly (boolean | null)[]
}

/** The scheme by which keys of an ecosystem's versions were made; null where it has none. */
export interface EcosystemScheme {
  readonly ecosystem: string
  readonly scheme: string | null
  readonly revision: number | null
}

/** The columns of gathered components, and the schemes that made their version keys. */
export function columnsOf(
  components: readonly GatheredComponent[],
  direct: readonly (boolean | null)[],
): { readonly components: ComponentColumns; readonly schemes: readonly EcosystemScheme[] } {
  return {
    components: {
      packageKey: components.map((one) => one.packageKey),
      name: components.map((one) => one.name),
      version: components.map((one) => one.version),
      versionKey: components.map((one) => one.versionKey),
      qualifiers: components.map((one) => one.qualifiers),
      purl: components.map((one) => one.purl),
      distribution: components.map((one) => one.distribution),
      binaryName: components.map((one) => one.binaryName),
      binaryVersion: components.map((one) => one.binaryVersion),
      scope: components.map((one) => one.scope),
      direct,
    },
    schemes: [...new Set(components.map((one) => ecosystemOf(one.packageKey)))].map((ecosystem) => {
      const scheme = schemeForPackageType(ecosystem)
      return { ecosystem, scheme: scheme?.id ?? null, revision: scheme?.revision ?? null }
    }),
  }
}

/** These rows of the columns, in this order. */
export function pickRows(columns: ComponentColumns, rows: readonly number[]): ComponentColumns {
  const pick = <T>(column: readonly T[]) => pickFrom(column, rows)
  return {
    packageKey: pick(columns.packageKey),
    name: pick(columns.name),
    version: pick(columns.version),
    versionKey: pick(columns.versionKey),
    qualifiers: pick(columns.qualifiers),
    purl: pick(columns.purl),
    distribution: pick(columns.distribution),
    binaryName: pick(columns.binaryName),
    binaryVersion: pick(columns.binaryVersion),
    scope: pick(columns.scope),
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
