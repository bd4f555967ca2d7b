import { type Parsed, problem, readable, unreadable } from '#kernel/parsed/parsed.ts'
import { isObject, type JsonNode, readNode, readNodes, readText, readTime } from '../json/node.ts'
import { readJson } from '../json/read-json.ts'
import { problemLog } from '../problem-log.ts'
import { utf8Of } from '../text/decode-text.ts'
import { type Gathering, gatherNames, type Written } from './gather.ts'
import type { Label, ProductNames } from './product-names.ts'

const labelLimit = 1024
const cpeLimit = 2048

/** Reads lists in JSON: MyJVN's version 4 (`jvn-product-dictionary`), or rows with `vname`, `vcpe`, `pname`, `pcpe`. */
export function readObjects(bytes: Uint8Array): Parsed<ProductNames> {
  const utf8 = utf8Of(bytes)
  if (!utf8.ok) return utf8
  const json = readJson(utf8.value)
  if (!json.ok) return readLines(utf8.value) ?? json
  const log = problemLog()
  const names = namesIn(json.value, log)
  return names === null ? none() : readable(names, [...json.warnings, ...log.list()])
}

function namesIn(value: unknown, log: JsonNode['log']): ProductNames | null {
  if (Array.isArray(value)) return readRows(value.entries(), log)
  if (!isObject(value)) return null
  return readDictionary({ value, path: '', log }) ?? readRows([[0, value]], log)
}

function none(): Parsed<never> {
  return unreadable(problem('', 'feed.no-product-names'))
}

/** A row on each line. Undefined where the first is none: then it was meant to be one document. */
function readLines(text: Buffer): Parsed<ProductNames> | undefined {
  const log = problemLog()
  const gathering = gatherNames(log)
  let [from, line] = [0, 0]
  while (from < text.length) {
    const next = text.indexOf(0x0a, from)
    const end = next < 0 ? text.length : next
    line += 1
    const row = rowAt(text.subarray(from, end))
    from = end + 1
    if (row === undefined) continue
    if (row !== null) addRow(gathering, { value: row, path: `/line/${line}`, log })
    else if (gathering.count().vendors === 0) return undefined
    else log.add(`/line/${line}`, 'json.wrong-kind', { expected: 'object' })
  }
  const names = gathering.names()
  return names.vendors.length + names.products.length === 0
    ? none()
    : readable({ publishedAt: null, isWhole: false, ...names }, log.list())
}

/** Undefined: the line is empty; null: it is no object. */
function rowAt(line: Buffer): JsonNode['value'] | null | undefined {
  if (line.toString('latin1').trim() === '') return undefined
  const read = readJson(line)
  return read.ok && isObject(read.value) ? read.value : null
}

function readRows(rows: Iterable<readonly [number, unknown]>, log: JsonNode['log']): ProductNames | null {
  const gathering = gatherNames(log)
  for (const [index, value] of rows) {
    if (isObject(value)) addRow(gathering, { value, path: `/${index}`, log })
    else log.add(`/${index}`, 'json.wrong-kind', { expected: 'object' })
  }
  const names = gathering.names()
  const isAny = names.vendors.length + names.products.length > 0
  return isAny ? { publishedAt: null, isWhole: false, ...names } : null
}

function addRow(gathering: Gathering, node: JsonNode): void {
  const written = (id: string, cpe: string, label: string): Written => ({
    id: readId(node, id),
    cpe: readText(node, cpe, cpeLimit),
    labels: labelOf(readText(node, label, labelLimit), 'ja'),
    path: node.path,
  })
  gathering.vendor(written('vid', 'vcpe', 'vname'))
  if (node.value.pid !== undefined) gathering.product(written('pid', 'pcpe', 'pname'))
}

function readDictionary(root: JsonNode): ProductNames | null {
  const dictionary = readNode(root, 'jvn-product-dictionary') ?? readNode(root, 'jvn_product_dictionary')
  if (dictionary === null) return null
  const gathering = gatherNames(root.log)
  const language = readText(dictionary, 'lang') ?? 'ja'
  for (const vendor of readNodes(dictionary, 'vendors')) {
    gathering.vendor(
      writtenOf(vendor, { id: 'vid', label: 'vname', language, cpe: readText(vendor, 'cpe', cpeLimit) }),
    )
    for (const product of readNodes(vendor, 'products'))
      for (const ids of readNodes(product, 'product_ids'))
        gathering.product(
          writtenOf(product, { id: 'pid', label: 'pname', language, cpe: readText(ids, 'cpe', cpeLimit) }),
        )
  }
  const publishedAt = readTime(dictionary, 'updated')
  return { publishedAt, isWhole: false, ...gathering.names() }
}

function writtenOf(
  node: JsonNode,
  names: {
    readonly id: string
    readonly label: string
    readonly language: string
    readonly cpe: string | null
  },
): Written {
  const { label, language, cpe } = names
  const own = labelOf(readText(node, label, labelLimit), language)
  const others = [`${label}_i18n`, `${label.replace('name', 'name_i18')}`].flatMap((field) => {
    const texts = readNode(node, field)
    if (texts === null) return []
    return Object.keys(texts.value).flatMap((tongue) => labelOf(readText(texts, tongue, labelLimit), tongue))
  })
  return { id: readId(node, names.id), cpe, labels: [...own, ...others], path: node.path }
}

function labelOf(text: string | null, language: string): readonly Label[] {
  const label = text?.trim() ?? ''
  return label === '' ? [] : [{ text: label, language: /^[a-z]{2,3}$/.test(language) ? language : '' }]
}

/** Numbers are written as numbers here and as texts there. */
function readId(node: JsonNode, field: string): string | null {
  const value = node.value[field]
  return typeof value === 'number' && Number.isSafeInteger(value) ? String(value) : readText(node, field)
}
