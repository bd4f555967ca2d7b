import { createHash } from 'node:crypto'
import type { VexDocument, VexProduct } from '#formats/vex/model/vex-document.ts'
import type { Problem } from '#kernel/errors/app-error.ts'
import { packageKeyOfPurl } from '#versions/identifiers/package-key/index.ts'
import { parsePurl } from '#versions/identifiers/purl/index.ts'
import { normaliseVulnerabilityId } from '#versions/identifiers/vulnerability-id/index.ts'
import { schemeForPackageType } from '#versions/index.ts'
import { plausibleTime } from '../records/times.ts'

/** What is kept of a VEX document: its head, and its rows as JSON arrays of at most some thousand. */
export interface VexRows {
  readonly head: VexHead
  readonly statements: readonly string[]
  readonly names: readonly string[]
  readonly products: readonly string[]
  readonly links: readonly string[]
}

export interface VexHead extends Omit<VexDocument, 'id' | 'products' | 'statements'> {
  readonly name: string
  readonly hash: Uint8Array
  readonly statementCount: number
  readonly productCount: number
  readonly uncompared: number
  readonly problems: readonly Problem[]
  readonly problemCount: number
}

/** So many rows are in one piece of `VexRows`; the last piece has the rest. */
export const rowsAtOnce = 5000
const keptProblems = 100

/** An index entry must hold it; longer ones are kept and not compared. */
const keyLimit = 512

/** The rows of a document, in the form the database takes them. */
export function vexRows(
  document: VexDocument,
  read: { readonly bytes: Uint8Array; readonly problems: readonly Problem[] },
): VexRows {
  const { id, products, statements, ...head } = document
  const hash = createHash('sha256').update(read.bytes).digest()
  const kept = productRows(products)
  return {
    head: {
      ...head,
      name: id ?? `sha256:${hash.toString('hex')}`,
      hash,
      statementCount: statements.length,
      productCount: products.length,
      uncompared: products.filter(({ purls }) => purls.length === 0).length,
      problems: read.problems.slice(0, keptProblems),
      problemCount: read.problems.length,
    },
    statements: inPieces(
      statements.map(({ products: places, path, at, ...said }, number) => ({
        ...said,
        number,
        place: path,
        said_at: at,
        status_word: said.statusWord,
        justification_word: said.justificationWord,
        product_count: places.length,
      })),
    ),
    names: inPieces(
      statements.flatMap(({ names }, statement) => namesOf(names).map((name) => ({ name, statement }))),
    ),
    products: inPieces(kept.rows),
    links: inPieces(
      statements.flatMap(({ products: places }, statement) =>
        places.flatMap((place) => {
          const rows = kept.rowsOf[place] ?? []
          return rows.map((product) => ({
            statement,
            product,
            package_key: kept.rows[product]?.package_key ?? null,
          }))
        }),
      ),
    ),
  }
}

function inPieces(rows: readonly object[]): readonly string[] {
  return Array.from({ length: Math.ceil(rows.length / rowsAtOnce) }, (_, index) =>
    JSON.stringify(rows.slice(index * rowsAtOnce, (index + 1) * rowsAtOnce)),
  )
}

function namesOf(names: readonly string[]): readonly string[] {
  return [...new Set(names.map(normaliseVulnerabilityId))].filter((name) => name.length <= keyLimit)
}

interface ProductRow {
  readonly number: number
  readonly name: string
  readonly purl: string | null
  readonly package_key: string | null
  readonly distribution: string | null
  readonly version: string | null
  /** Hexadecimal, with the scheme that made it. */
  readonly version_key: string | null
  readonly scheme: string | null
  readonly scheme_revision: number | null
  readonly version_range: string | null
  readonly cpes: readonly string[]
  readonly identifiers: VexProduct['identifiers']
  readonly whole: number | null
}

/** A row for each package URL of each product, and which rows a product has. */
function productRows(products: readonly VexProduct[]) {
  const rowsOf: number[][] = []
  let count = 0
  for (const { purls } of products) {
    const rows = Array.from({ length: Math.max(1, purls.length) }, (_, index) => count + index)
    count += rows.length
    rowsOf.push(rows)
  }
  const rows = products.flatMap((product, place) =>
    (product.purls.length === 0 ? [null] : product.purls).map((purl, index): ProductRow => {
      const { name, cpes, identifiers, versionRange, whole } = product
      return {
        number: rowsOf[place]?.[index] ?? 0,
        name: name ?? purl ?? cpes[0] ?? '?',
        purl,
        ...comparedBy(purl, product),
        version_range: versionRange,
        cpes,
        identifiers,
        whole: whole === null ? null : (rowsOf[whole]?.[0] ?? null),
      }
    }),
  )
  return { rows, rowsOf }
}

type Compared = Pick<ProductRow, 'package_key' | 'distribution' | 'version' | keyof VersionKey>

/** A product among those of its document. */
export interface ProductPlace {
  readonly documentId: string
  readonly number: number
}

/** A version's key in hexadecimal, with the scheme that made it, or could not. */
export type VersionKey = Pick<ProductRow, 'version_key' | 'scheme' | 'scheme_revision'>

/** A statement is about the package it names, not about the source package, nor about all that is built of it. */
function comparedBy(purl: string | null, { version: told }: VexProduct): Compared {
  const parsed = purl === null ? undefined : parsePurl(purl)
  const nothing = { package_key: null, distribution: null, version: told, ...versionKeyOf('', null) }
  if (parsed === undefined || !parsed.ok) return nothing
  const { upstream: _, ...qualifiers } = parsed.value.qualifiers
  const { key, distribution, version: own } = packageKeyOfPurl({ ...parsed.value, qualifiers })
  if (key.length > keyLimit) return nothing
  const version = told ?? own
  return { package_key: key, distribution, version, ...versionKeyOf(key, version) }
}

/** The key by which a product's version is compared. */
export function versionKeyOf(packageKey: string, version: string | null): VersionKey {
  const scheme = schemeForPackageType(packageKey.slice(0, packageKey.indexOf('/')))
  const key = version === null ? undefined : scheme?.encode(version)
  return {
    version_key: key === undefined ? null : Buffer.from(key).toString('hex'),
    scheme: scheme?.id ?? null,
    scheme_revision: scheme?.revision ?? null,
  }
}

/** The feed whose documents decide on the builds they name; all others stand beside what is found. */
export const makerSource = 'maker'

/** What is known of the revision that is kept. */
export interface KeptVex {
  readonly id: string
  readonly sourceId: string
  readonly revision: number
  readonly hash: Uint8Array
  readonly version: string | null
  readonly modified: string | null
}

const numeric = new Intl.Collator('en', { numeric: true })

/** Whether a document is older than what is kept of it: by its time, and where that does not decide by its version. */
export function isOlder(
  document: Pick<VexHead, 'version' | 'modified'>,
  kept: Pick<KeptVex, 'version' | 'modified'>,
  now: Temporal.Instant,
): boolean {
  const time = plausibleTime(document.modified, now)
  const before = plausibleTime(kept.modified, now)
  if (time !== null && before !== null && time !== before) return time < before
  return (
    document.version !== null && kept.version !== null && numeric.compare(document.version, kept.version) < 0
  )
}
