import { type JsonNode, readNode, readNodes, readText } from '../../json/node.ts'
import type { NamedProduct, ProductVersions, VersionPhrase } from '../model/product.ts'

const nameLimit = 2048
const phraseLimit = 1024

/** The products of a record, each once, with what is said of their versions. */
export function readProducts(record: JsonNode): readonly NamedProduct[] {
  const vendors = readNodes(record, 'enisaIdVendor').flatMap((entry) => readName(entry, 'vendor') ?? [])
  // Where there are several it is not said whose a product is.
  const vendor = vendors.length === 1 ? (vendors[0] ?? null) : null
  const products = new Map<string, { readonly path: string; readonly phrases: string[] }>()
  for (const entry of readNodes(record, 'enisaIdProduct')) {
    const name = readName(entry, 'product')
    if (name === null) continue
    const product = products.get(name) ?? { path: entry.path, phrases: [] }
    const phrase = readText(entry, 'product_version', phraseLimit)
    if (phrase !== null) product.phrases.push(phrase)
    products.set(name, product)
  }
  return [...products].map(([name, { path, phrases }]) => toProduct({ name, vendor, path }, phrases))
}

function readName(entry: JsonNode, kind: string): string | null {
  const named = readNode(entry, kind)
  return named === null ? null : readText(named, 'name', nameLimit)
}

interface Names {
  readonly name: string
  readonly vendor: string | null
  readonly path: string
}

function toProduct({ name, vendor, path }: Names, texts: readonly string[]): NamedProduct {
  const read = [...new Set(texts)].map((text) => ({ text, versions: readPhrase(text) }))
  const phrases: readonly VersionPhrase[] = read.map(({ text, versions }) => ({
    text,
    ranges: versions === null ? null : [describe(versions)],
    cves: [],
  }))
  return {
    path,
    source: null,
    vendor,
    product: name,
    packageName: null,
    collection: null,
    purl: null,
    cpes: [],
    platforms: [],
    modules: [],
    repository: null,
    defaultStatus: null,
    versions: read.flatMap(({ versions }) => versions ?? []),
    isComplete: read.every(({ versions }) => versions !== null),
    ...(phrases.length === 0 ? {} : { phrases }),
  }
}

const version = '[0-9A-Za-z][0-9A-Za-z._+:~-]{0,100}'
const stretch = new RegExp(`^(?:(${version}) {1,3})?(<|<=|≤) ?(${version})$`)

/** `5.1 <5.1.5`, `< 2.0`, `unspecified ≤1.3`: the only form that is a range without doubt. */
function readPhrase(text: string): ProductVersions | null {
  const [, from, sign, to] = stretch.exec(text.trim()) ?? []
  if (to === undefined || !/[0-9]/.test(to)) return null
  const isOpen = from === undefined || /^(?:unspecified|n\/a|0)$/i.test(from)
  if (!isOpen && !/[0-9]/.test(from)) return null
  return {
    version: isOpen ? '0' : from,
    status: 'affected',
    lessThan: sign === '<' ? to : null,
    lessThanOrEqual: sign === '<' ? null : to,
    versionType: null,
    changes: [],
  }
}

function describe({ version: from, lessThan, lessThanOrEqual }: ProductVersions): string {
  const high = lessThan === null ? `<= ${lessThanOrEqual}` : `< ${lessThan}`
  return from === '0' ? high : `>= ${from}, ${high}`
}
