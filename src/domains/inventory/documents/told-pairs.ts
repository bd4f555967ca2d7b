import type { SbomComponent, SbomDocument } from '#formats/sbom/model/sbom-document.ts'
import { foldCompany } from '#kernel/text/called.ts'
import { cpeKey, parseCpe } from '#versions/identifiers/cpe/index.ts'
import { hasDistributions } from '#versions/identifiers/package-key/index.ts'
import { standingOf } from './component-cpes.ts'

/** That a package and a product named by CPE are the same thing, as a document's maker says. */
export interface ToldPair {
  readonly packageKey: string
  readonly cpeKey: string
}

/** Who answers for a document, as names are compared; empty where it does not say: then its pairs count for nothing. */
export function makerOf({ manufacturer, supplier }: Pick<SbomDocument, 'manufacturer' | 'supplier'>): string {
  return foldCompany(manufacturer ?? '') || foldCompany(supplier ?? '')
}

/** Both keys stand in one row of an index. */
const longestKey = 1000

/**
 * The pair that an entry tells by giving a package URL and a CPE name; undefined where it says nothing of use: a CPE name
 * of nothing but the package's own words may be a scanner's guess, and of distributions versions are mended apart.
 */
export function toldPairOf(entry: SbomComponent, packageKey: string): ToldPair | undefined {
  if (entry.cpe === null || entry.purl === null || standingOf(entry) !== 'none') return undefined
  if (hasDistributions(packageKey.slice(0, packageKey.indexOf('/')))) return undefined
  const name = parseCpe(entry.cpe)
  const key = name === undefined ? undefined : cpeKey(name)
  if (key === undefined || Buffer.byteLength(key) > longestKey) return undefined
  if (Buffer.byteLength(packageKey) > longestKey || isGuessed(packageKey, key)) return undefined
  return { packageKey, cpeKey: key }
}

function isGuessed(packageKey: string, key: string): boolean {
  const own = new Set(wordsOf(packageKey))
  return wordsOf(key.slice('cpe/a/'.length)).every((word) => own.has(word))
}

function wordsOf(text: string): readonly string[] {
  return text
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
}
