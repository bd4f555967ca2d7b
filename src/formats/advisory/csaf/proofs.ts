import { isObject } from '../../json/node.ts'

/**
 * Tests of CSAF 2.0 for which the library takes time with the square of a document's products, by what proves in one
 * pass that it passes them. What is not proven has not failed: the library is asked then, and its word is kept.
 */
export const proofs: ReadonlyMap<string, (document: unknown) => boolean> = new Map([
  ['mandatoryTest_6_1_1', provenBy(definesAllProducts)],
  ['mandatoryTest_6_1_3', provenBy(hasNoCircle)],
  ['mandatoryTest_6_1_27_9', provenBy(excusesEveryProduct)],
  ['mandatoryTest_6_1_27_10', provenBy(helpsEveryProduct)],
])

type Fields = Readonly<Record<string, unknown>>

/** Something stands where the standard has something else. */
class Odd extends Error {}

/** What is odd is left to the library, which may stumble over it: that is told too. */
function provenBy(test: (document: Fields) => boolean): (document: unknown) => boolean {
  return (document) => {
    try {
      return test(fields(document))
    } catch (error) {
      if (error instanceof Odd) return false
      throw error
    }
  }
}

function fields(value: unknown): Fields {
  if (!isObject(value)) throw new Odd()
  return value
}

/** An object that may be absent. */
function part(from: Fields, name: string): Fields {
  return from[name] === undefined ? {} : fields(from[name])
}

/** A list that may be absent. */
function list(from: Fields, name: string): readonly unknown[] {
  const value = from[name]
  if (value === undefined) return []
  if (!Array.isArray(value)) throw new Odd()
  return value
}

function objects(from: Fields, name: string): readonly Fields[] {
  return list(from, name).map(fields)
}

/** CSAF 2.0 §6.1.1: every product that is referred to is defined. */
function definesAllProducts(document: Fields): boolean {
  const tree = part(document, 'product_tree')
  const defined = definedProducts(tree)
  for (const referred of referredProducts(document, tree)) {
    if (referred.some((id) => !defined.has(id))) return false
  }
  return true
}

function definedProducts(tree: Fields): ReadonlySet<unknown> {
  const found = new Set<unknown>()
  for (const product of objects(tree, 'full_product_names')) found.add(product.product_id)
  for (const relationship of objects(tree, 'relationships')) {
    found.add(part(relationship, 'full_product_name').product_id)
  }
  const branches = [...objects(tree, 'branches')]
  for (let branch = branches.pop(); branch !== undefined; branch = branches.pop()) {
    found.add(part(branch, 'product').product_id)
    for (const below of objects(branch, 'branches')) branches.push(below)
  }
  found.delete(undefined)
  return found
}

function* referredProducts(document: Fields, tree: Fields): Generator<readonly unknown[]> {
  for (const group of objects(tree, 'product_groups')) yield list(group, 'product_ids')
  for (const { product_reference: one, relates_to_product_reference: other } of objects(
    tree,
    'relationships',
  )) {
    yield [one, other].filter((id) => id !== undefined)
  }
  for (const vulnerability of objects(document, 'vulnerabilities')) {
    const status = part(vulnerability, 'product_status')
    for (const name of Object.keys(status)) yield list(status, name)
    for (const score of objects(vulnerability, 'scores')) yield list(score, 'products')
    for (const name of ['remediations', 'threats', 'flags']) {
      for (const one of objects(vulnerability, name)) yield list(one, 'product_ids')
    }
  }
}

/** CSAF 2.0 §6.1.3: no product is made of itself. Products without parts are taken away until none is left. */
function hasNoCircle(document: Fields): boolean {
  const relationships = objects(part(document, 'product_tree'), 'relationships')
  const places = new Map<unknown, number>()
  for (const [place, relationship] of relationships.entries()) {
    const { product_id: id } = part(relationship, 'full_product_name')
    if (!places.has(id)) places.set(id, place)
  }
  places.delete(undefined)
  const parts = relationships.map(({ product_reference: one, relates_to_product_reference: other }) =>
    [one, other].flatMap((id) => places.get(id) ?? []),
  )
  const wholes = Map.groupBy(
    parts.flatMap((own, whole) => own.map((place) => ({ place, whole }))),
    ({ place }) => place,
  )
  const open = parts.map(({ length }) => length)
  const free = open.flatMap((count, place) => (count === 0 ? [place] : []))
  let taken = 0
  for (let place = free.pop(); place !== undefined; place = free.pop()) {
    taken += 1
    for (const { whole } of wholes.get(place) ?? []) {
      const left = (open[whole] ?? 0) - 1
      open[whole] = left
      if (left === 0) free.push(whole)
    }
  }
  return taken === relationships.length
}

/** CSAF 2.0 §6.1.27.9: of every product that is not affected it is said why. */
function excusesEveryProduct(document: Fields): boolean {
  return everyProduct(document, 'known_not_affected', (vulnerability) => [
    ...objects(vulnerability, 'flags'),
    ...objects(vulnerability, 'threats').filter(({ category }) => category === 'impact'),
  ])
}

/** CSAF 2.0 §6.1.27.10: of every product that is affected it is said what to do. */
function helpsEveryProduct(document: Fields): boolean {
  return everyProduct(document, 'known_affected', (vulnerability) => objects(vulnerability, 'remediations'))
}

/** Whether something is said of each product of a status, by itself or by its group. */
function everyProduct(
  document: Fields,
  status: string,
  sayings: (vulnerability: Fields) => readonly Fields[],
): boolean {
  const groups = new Map<unknown, readonly unknown[]>()
  for (const group of objects(part(document, 'product_tree'), 'product_groups')) {
    // Of two groups with one id the first counts.
    if (!groups.has(group.group_id)) groups.set(group.group_id, list(group, 'product_ids'))
  }
  return objects(document, 'vulnerabilities').every((vulnerability) => {
    const told = new Set<unknown>()
    for (const one of sayings(vulnerability)) {
      for (const id of list(one, 'product_ids')) told.add(id)
      for (const group of new Set(list(one, 'group_ids'))) {
        for (const id of groups.get(group) ?? []) told.add(id)
      }
    }
    return list(part(vulnerability, 'product_status'), status).every((id) => told.has(id))
  })
}

/** Lists as long as these cost nothing to speak of. */
const shortList = 16

/**
 * The document with only the beginning of its long lists of products, as far as they hold nothing that the schema could
 * find fault with: texts, each once. Valid so, it is valid as a whole: the schema says no more of a list than that, and
 * what differs here differs there. Its check of "each once" takes time with the square of a list.
 */
export function shortened(document: unknown): unknown {
  if (!isObject(document)) return document
  const { product_tree: tree, vulnerabilities } = document
  return {
    ...document,
    ...(isObject(tree)
      ? { product_tree: { ...tree, ...each(tree, 'product_groups', ['product_ids']) } }
      : {}),
    ...(Array.isArray(vulnerabilities) ? { vulnerabilities: vulnerabilities.map(shortVulnerability) } : {}),
  }
}

function shortVulnerability(vulnerability: unknown): unknown {
  if (!isObject(vulnerability)) return vulnerability
  const { product_status: status } = vulnerability
  return {
    ...vulnerability,
    ...(isObject(status)
      ? { product_status: { ...status, ...shortLists(status, Object.keys(status)) } }
      : {}),
    ...each(vulnerability, 'scores', ['products']),
    ...each(vulnerability, 'flags', ['product_ids']),
    ...each(vulnerability, 'remediations', ['product_ids']),
    ...each(vulnerability, 'threats', ['product_ids']),
  }
}

function each(from: Fields, name: string, names: readonly string[]): Fields {
  const all: unknown = from[name]
  if (!Array.isArray(all)) return {}
  return { [name]: all.map((one) => (isObject(one) ? { ...one, ...shortLists(one, names) } : one)) }
}

function shortLists(from: Fields, names: readonly string[]): Fields {
  return Object.fromEntries(
    names.flatMap((name) => (Object.hasOwn(from, name) ? [[name, shortOf(from[name])]] : [])),
  )
}

function shortOf(value: unknown): unknown {
  if (!Array.isArray(value) || value.length <= shortList) return value
  const isPlain =
    value.every((id) => typeof id === 'string' && id !== '') && new Set(value).size === value.length
  return isPlain ? value.slice(0, shortList) : value
}
