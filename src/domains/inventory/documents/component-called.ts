import type { SbomComponent } from '#formats/sbom/model/sbom-document.ts'
import { foldCompany, foldName } from '#kernel/text/called.ts'
import { cpeScheme } from '#versions/identifiers/cpe/index.ts'
import type { ComponentCpe } from './component-cpes.ts'
import { standingOf } from './component-cpes.ts'

/** What a component is called whom nothing else identifies, in the form in which names are compared. */
export interface ComponentCalled {
  /** Empty: none is told. */
  readonly supplier: string
  readonly product: string
  readonly version: string
  /** Hexadecimal, in the order of CPE's versions; null where it has none. */
  readonly versionKey: string | null
}

/** No products: what they are called says nothing. */
const notProducts: ReadonlySet<string> = new Set(['file', 'data', 'cryptographic-asset'])

/**
 * By what supplier and name a component may be found, one for each that is named as its maker. None where the document
 * identifies it otherwise: by a package of an ecosystem with advisories, or by a CPE name that counts.
 * @param version of the component
 */
export function calledOf(
  entry: SbomComponent,
  version: string,
  cpes: readonly ComponentCpe[],
): readonly ComponentCalled[] {
  if (cpes.length > 0 || (entry.kind !== null && notProducts.has(entry.kind))) return []
  if (standingOf(entry) !== 'counts') return []
  const product = foldName(entry.name)
  if (product === '') return []
  const { manufacturer, supplier, publisher, group } = entry
  const makers = [manufacturer, supplier, publisher, group].map((one) => foldCompany(one ?? ''))
  const told = [...new Set(makers)].filter((maker) => maker !== '')
  const text = version.toLowerCase()
  const key = cpeScheme.encode(text)
  const rest = {
    product,
    version: text,
    versionKey: key === undefined ? null : Buffer.from(key).toString('hex'),
  }
  return (told.length === 0 ? [''] : told).map((maker) => ({ ...rest, supplier: maker }))
}
