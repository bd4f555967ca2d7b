import { isObject, type JsonNode, pathTo, readArray, readNode, readText } from '../../json/node.ts'
import { readNamedTexts } from '../../json/root.ts'
import type { VexIdentifier, VexProduct } from '../model/vex-document.ts'
import {
  blankProduct,
  looksLikePurl,
  mostIdentifiers,
  nameLimit,
  type ProductList,
  validPurls,
} from '../products.ts'

/**
 * The products of a statement and what it names as parts of them; of a part is told what it is a part of. Up to 0.0.2 the
 * parts stand beside the products and belong to each of them.
 */
export function readProductsOf(statement: JsonNode, list: ProductList): readonly number[] {
  const parts = readNamed(statement, 'subcomponents')
  const entries = readEntries(statement, 'products')
  const arePaired = entries.length * parts.length <= mostPairs
  if (!arePaired)
    statement.log.add(`${statement.path}/subcomponents`, 'vex.parts-unpaired', { count: parts.length })
  const places = entries.flatMap(({ node, product }) => {
    const whole = list.add(product)
    const own = node === null ? [] : readNamed(node, 'subcomponents')
    return [whole, ...[...own, ...(arePaired ? parts : [])].map((part) => list.add({ ...part, whole }))]
  })
  if (!arePaired) places.push(...parts.map((part) => list.add(part)))
  return [...new Set(places)]
}

/** Beyond so many pairs of a product and a part the parts are told alone, so that reading stays linear. */
const mostPairs = 100_000

interface Entry {
  /** Null where it is written as a text. */
  readonly node: JsonNode | null
  readonly product: VexProduct
}

function readNamed(node: JsonNode, field: string): readonly VexProduct[] {
  return readEntries(node, field).map(({ product }) => product)
}

function readEntries(node: JsonNode, field: string): readonly Entry[] {
  return readArray(node, field).flatMap((value, index): readonly Entry[] => {
    const path = `${pathTo(node, field)}/${index}`
    if (typeof value === 'string') {
      const product = productOf(readText({ ...node, value: { id: value } }, 'id', nameLimit), {
        path,
        log: node.log,
      })
      return product === null ? [] : [{ node: null, product }]
    }
    if (!isObject(value)) {
      node.log.add(path, 'json.wrong-kind', { expected: 'object' })
      return []
    }
    const entry = { value, path, log: node.log }
    const product = readProduct(entry)
    return product === null ? [] : [{ node: entry, product }]
  })
}

function readProduct(node: JsonNode): VexProduct | null {
  const named = productOf(readText(node, '@id', nameLimit), node)
  const identifiers = readNode(node, 'identifiers')
  const purl = identifiers === null ? null : readText(identifiers, 'purl', nameLimit)
  const cpes =
    identifiers === null
      ? []
      : ['cpe22', 'cpe23'].flatMap((field) => readText(identifiers, field, nameLimit) ?? [])
  const hashes = readNamedTexts(node, 'hashes').slice(0, mostIdentifiers)
  if (named === null && purl === null && cpes.length + hashes.length === 0) {
    node.log.add(node.path, 'vex.product-without-name')
    return null
  }
  const product = named ?? blankProduct
  if (purl !== null && validPurls(purl).length === 0)
    tellPurl(purl, { ...node, path: `${node.path}/identifiers/purl` })
  return {
    ...product,
    name: product.name ?? purl ?? cpes[0] ?? null,
    purls: [...new Set([...product.purls, ...(purl === null ? [] : validPurls(purl))])],
    cpes,
    identifiers: [
      ...product.identifiers,
      ...hashes.map(
        ([algorithm, sum]): VexIdentifier => ({
          kind: 'hash',
          value: `${algorithm}:${sum}`.slice(0, nameLimit),
        }),
      ),
    ],
  }
}

type Place = Pick<JsonNode, 'path' | 'log'>

/** A product that is named by an address alone, which may be a package URL. */
function productOf(id: string | null, place: Place): VexProduct | null {
  if (id === null) return null
  const purls = validPurls(id)
  if (looksLikePurl(id) && purls.length === 0) tellPurl(id, place)
  return {
    ...blankProduct,
    name: id,
    purls,
    identifiers:
      purls.length > 0 ? [] : [{ kind: id.startsWith('urn:cdx:') ? 'bom-link' : 'iri', value: id }],
  }
}

function tellPurl(purl: string, { path, log }: Place): void {
  log.add(path, 'vex.purl-not-valid', { purl: purl.slice(0, 200) })
}
