import { type Parsed, problem, readable, unreadable } from '#kernel/parsed/parsed.ts'
import {
  isObject,
  type JsonNode,
  readBoolean,
  readNode,
  readNodes,
  readText,
  readTime,
  requireText,
} from '../json/node.ts'
import { readJson } from '../json/read-json.ts'
import { problemLog } from '../problem-log.ts'
import { readDate, readIdentifiers } from './fields.ts'
import type { LifeEnd, LifeList, ProductLife, ReleaseLife } from './product-life.ts'

/** Reads an answer of endoflife.date's API 1: all products in full, or one. */
export function readAnswer(bytes: Uint8Array): Parsed<LifeList> {
  const json = readJson(bytes)
  if (!json.ok) return json
  const { value } = json
  const isAnswer = isObject(value) && typeof value.schema_version === 'string'
  if (!isAnswer || (!Array.isArray(value.result) && !isObject(value.result))) {
    return unreadable(problem('/result', 'feed.not-life'))
  }
  const log = problemLog()
  const root: JsonNode = { value, path: '', log }
  const generatedAt = readTime(root, 'generated_at')
  const list = Array.isArray(value.result) ? readAll(root, value.result.length) : readOne(root)
  if (!list.ok) return list
  return readable({ ...list.value, generatedAt }, [...json.warnings, ...log.list()])
}

function readAll(root: JsonNode, length: number): Parsed<Omit<LifeList, 'generatedAt'>> {
  const { total } = root.value
  if (typeof total === 'number' && total !== length) {
    return unreadable(problem('/total', 'feed.count-differs', { announced: total, found: length }))
  }
  const nodes = readNodes(root, 'result')
  // The short list has the names alone.
  if (nodes.length > 0 && nodes.every(({ value }) => value.releases === undefined)) {
    return unreadable(problem('/result/0', 'json.field-missing', { field: 'releases' }))
  }
  const products = nodes.flatMap((node) => readProduct(node) ?? [])
  return readable({ products, isWhole: products.length === length })
}

function readOne(root: JsonNode): Parsed<Omit<LifeList, 'generatedAt'>> {
  const node = readNode(root, 'result')
  const product = node === null ? null : readProduct(node)
  if (product === null) return unreadable(problem('/result/name', 'json.field-missing', { field: 'name' }))
  return readable({ products: [product], isWhole: false })
}

function readProduct(node: JsonNode): ProductLife | null {
  const name = requireText(node, 'name')
  if (name === null) return null
  const links = readNode(node, 'links')
  const identifiers = readNodes(node, 'identifiers').map((one) => ({
    node: one,
    kind: readText(one, 'type') ?? '',
    field: 'id',
  }))
  return {
    name,
    label: readText(node, 'label') ?? name,
    category: readText(node, 'category'),
    url: links === null ? null : readText(links, 'html', 2048),
    ...readIdentifiers(identifiers),
    releases: readNodes(node, 'releases').flatMap((release) => readRelease(release) ?? []),
  }
}

function readRelease(node: JsonNode): ReleaseLife | null {
  const name = requireText(node, 'name')
  if (name === null) return null
  const latest = readNode(node, 'latest')
  const latestName = latest === null ? null : readText(latest, 'name')
  return {
    name,
    label: readText(node, 'label'),
    codename: readText(node, 'codename'),
    releasedOn: readDate(node, 'releaseDate'),
    activeSupport: readEnd(node, 'eoasFrom', 'isEoas'),
    support: readEnd(node, 'eolFrom', 'isEol'),
    extendedSupport: readEnd(node, 'eoesFrom', 'isEoes'),
    latest:
      latest === null || latestName === null ? null : { name: latestName, on: readDate(latest, 'date') },
  }
}

/** A day decides by itself; that it had come or not was so when the answer was made. */
function readEnd(node: JsonNode, day: string, word: string): LifeEnd {
  const on = readDate(node, day)
  const isOver = readBoolean(node, word)
  if (on === null && typeof node.value[day] === 'string') {
    return { on: null, isOver: null }
  }
  return { on, isOver: on === null ? isOver : null }
}
