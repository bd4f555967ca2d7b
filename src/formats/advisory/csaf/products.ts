import { parsePurl } from '#versions/identifiers/purl/index.ts'
import {
  hasField,
  type JsonNode,
  readList,
  readNode,
  readNodes,
  readText,
  readTexts,
} from '../../json/node.ts'
import type { CsafDocument, CsafIdentifier, CsafProduct } from './model.ts'

/** Names of products may be sentences; addresses and ranges too. */
const nameLimit = 4096
const purlLimit = 4096

/** What the branches above a product say of it. */
interface Above {
  readonly vendor: string | null
  readonly product: string | null
  readonly version: string | null
  readonly versionRange: string | null
}

const nothingAbove: Above = { vendor: null, product: null, version: null, versionRange: null }

/** The products of a tree by their ids, in the order of the document. An id given twice means its first product. */
export function readProducts(root: JsonNode): ReadonlyMap<string, CsafProduct> {
  const found = new Map<string, CsafProduct>()
  const keep = (product: CsafProduct | null, node: JsonNode) => {
    if (product === null) return
    if (found.has(product.id)) node.log.add(node.path, 'csaf.product-twice', { id: product.id })
    else found.set(product.id, product)
  }
  const tree = readNode(root, 'product_tree')
  if (tree === null) return found
  for (const [node, above] of productsBelow(tree, nothingAbove)) keep(readProduct(node, above, {}), node)
  for (const node of readNodes(tree, 'full_product_names')) keep(readProduct(node, nothingAbove, {}), node)
  for (const relation of readNodes(tree, 'relationships')) {
    const node = readNode(relation, 'full_product_name')
    if (node === null) continue
    const component = readText(relation, 'product_reference', nameLimit)
    const whole = readText(relation, 'relates_to_product_reference', nameLimit)
    keep(readProduct(node, nothingAbove, { component, whole }), node)
  }
  return found
}

/** Every product in the branches. Nesting is bounded by the JSON reader. */
function* productsBelow(node: JsonNode, above: Above): Generator<readonly [JsonNode, Above]> {
  for (const branch of readNodes(node, 'branches')) {
    const here = within(branch, above)
    const product = readNode(branch, 'product')
    if (product !== null) yield [product, here]
    if (hasField(branch, 'branches')) yield* productsBelow(branch, here)
  }
}

function within(branch: JsonNode, above: Above): Above {
  const name = readText(branch, 'name', nameLimit)
  switch (readText(branch, 'category')) {
    case 'vendor':
      return { ...above, vendor: name }
    case 'product_name':
      return { ...above, product: name }
    case 'product_version':
    case 'service_pack':
    case 'patch_level':
      return { ...above, version: name }
    case 'product_version_range':
      return { ...above, versionRange: name }
    default:
      return above
  }
}

interface Composed {
  readonly component?: string | null
  readonly whole?: string | null
}

function readProduct(
  node: JsonNode,
  above: Above,
  { component = null, whole = null }: Composed,
): CsafProduct | null {
  const id = readText(node, 'product_id', nameLimit)
  if (id === null) {
    node.log.add(node.path, 'csaf.product-without-id')
    return null
  }
  const helper = readNode(node, 'product_identification_helper')
  return {
    id,
    name: readText(node, 'name', nameLimit),
    path: node.path,
    ...above,
    purls: helper === null ? [] : readPurls(helper),
    cpe: helper === null ? null : readText(helper, 'cpe', nameLimit),
    identifiers: helper === null ? [] : readIdentifiers(helper),
    component,
    whole,
  }
}

/** 2.0 has one, 2.1 a list. One that is no package URL is told and left out. */
function readPurls(helper: JsonNode): readonly string[] {
  const one = readText(helper, 'purl', purlLimit)
  const written = [...(one === null ? [] : [one]), ...readTexts(helper, 'purls', purlLimit)]
  return written.filter((purl) => {
    const parsed = parsePurl(purl)
    if (!parsed.ok) helper.log.add(`${helper.path}/purl`, 'csaf.purl-not-valid', { purl: purl.slice(0, 200) })
    return parsed.ok
  })
}

const listed = [
  ['serial_numbers', 'serial-number'],
  ['skus', 'sku'],
  ['model_numbers', 'model-number'],
  ['sbom_urls', 'sbom'],
] as const

function readIdentifiers(helper: JsonNode): readonly CsafIdentifier[] {
  const hashes = readList(helper, 'hashes', (entry) =>
    readList(entry, 'file_hashes', (hash): CsafIdentifier | null => {
      const value = readText(hash, 'value')
      return value === null ? null : { kind: 'hash', value: `${readText(hash, 'algorithm') ?? ''}:${value}` }
    }),
  )
  const texts = listed.flatMap(([field, kind]) =>
    readTexts(helper, field, nameLimit).map((value): CsafIdentifier => ({ kind, value })),
  )
  const uris = readList(helper, 'x_generic_uris', (entry): CsafIdentifier | null => {
    const value = readText(entry, 'uri', nameLimit)
    return value === null ? null : { kind: 'uri', value }
  })
  return [...hashes, ...texts, ...uris]
}

/** Ids of products by the id of their group. */
export function readGroups(root: JsonNode): CsafDocument['groups'] {
  const tree = readNode(root, 'product_tree')
  if (tree === null) return new Map()
  return new Map(
    readList(tree, 'product_groups', (group): readonly (readonly [string, readonly string[]])[] | null => {
      const id = readText(group, 'group_id', nameLimit)
      return id === null ? null : [[id, readTexts(group, 'product_ids', nameLimit)]]
    }),
  )
}

/** How deep parts of parts are followed. */
const deepestComposition = 8

/** The product itself, then what is built into it, step by step: of `openssl in RHEL 8` openssl. */
export function inwards(products: CsafDocument['products'], id: string): readonly CsafProduct[] {
  return chain(products, id, 'component')
}

/** The product itself, then what it is built into, step by step: of `openssl in RHEL 8` RHEL 8. */
export function outwards(products: CsafDocument['products'], id: string): readonly CsafProduct[] {
  return chain(products, id, 'whole')
}

function chain(
  products: CsafDocument['products'],
  id: string,
  by: 'component' | 'whole',
): readonly CsafProduct[] {
  const found: CsafProduct[] = []
  for (let next: string | null = id; next !== null && found.length < deepestComposition; ) {
    const product = products.get(next)
    if (product === undefined) break
    found.push(product)
    next = product[by]
  }
  return found
}
