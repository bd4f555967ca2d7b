import { isCpeName } from '#versions/identifiers/cpe/index.ts'
import { parsePurl } from '#versions/identifiers/purl/index.ts'
import { hasField, type JsonNode, pathTo, readArray, readNodes, readText, readTexts } from '../json/node.ts'
import type { NamedProduct, ProductStatus, ProductVersions } from './model/product.ts'

/** Versions of a product may be named in a sentence. */
const versionLimit = 1024
const nameLimit = 2048
const urlLimit = 2048

/** The products of a CVE record's `affected`, or of the NVD's copy of it, as one voice names them. */
export function readNamedProducts(
  node: JsonNode,
  field: string,
  source: string | null,
): readonly NamedProduct[] {
  return readNodes(node, field).map((entry) => readProduct(entry, source))
}

function readProduct(entry: JsonNode, source: string | null): NamedProduct {
  const nodes = readNodes(entry, 'versions')
  const versions = nodes.flatMap((one) => readVersions(one) ?? [])
  const isList = !hasField(entry, 'versions') || Array.isArray(entry.value.versions)
  const defaultStatus = readStatus(entry, 'defaultStatus')
  const isDefaultRead = !hasField(entry, 'defaultStatus') || defaultStatus !== null
  return {
    path: entry.path,
    source,
    vendor: readName(entry, 'vendor'),
    product: readName(entry, 'product'),
    packageName: readName(entry, 'packageName'),
    collection: readText(entry, 'collectionURL', urlLimit),
    purl: readPurl(entry),
    cpes: readCpes(entry),
    platforms: readTexts(entry, 'platforms', versionLimit),
    modules: readTexts(entry, 'modules', versionLimit),
    repository: readText(entry, 'repo', urlLimit),
    defaultStatus,
    versions,
    isComplete: isList && isDefaultRead && versions.length === readArray(entry, 'versions').length,
  }
}

/** What sources write where they have no name. */
const noName = /^(?:n\/?a|unspecified|unknown|-|\*)$/i

function readName(entry: JsonNode, field: string): string | null {
  const text = readText(entry, field, nameLimit)
  return text === null || noName.test(text.trim()) ? null : text
}

function readPurl(entry: JsonNode): string | null {
  const text = readText(entry, 'packageURL', 4096)
  if (text === null) return null
  const purl = parsePurl(text)
  if (purl.ok) return text
  for (const { code, facts } of purl.problems) {
    entry.log.add(pathTo(entry, 'packageURL'), code, { ...facts, purl: text.slice(0, 200) })
  }
  return null
}

function readCpes(entry: JsonNode): readonly string[] {
  return readTexts(entry, 'cpes', 8192).filter((cpe) => {
    const isValid = isCpeName(cpe)
    if (!isValid) entry.log.add(pathTo(entry, 'cpes'), 'advisory.cpe-not-valid', { cpe: cpe.slice(0, 200) })
    return isValid
  })
}

const statuses: ReadonlyMap<string, ProductStatus> = new Map([
  ['affected', 'affected'],
  ['unaffected', 'unaffected'],
  ['unknown', 'unknown'],
])

function readStatus(node: JsonNode, field: string): ProductStatus | null {
  const text = readText(node, field)
  if (text === null) return null
  const status = statuses.get(text.toLowerCase())
  if (status !== undefined) return status
  node.log.add(pathTo(node, field), 'advisory.status-unknown', { status: text.slice(0, 40) })
  return null
}

/** Null where what is missing would make it speak of other versions. */
function readVersions(entry: JsonNode): ProductVersions | null {
  const status = readStatus(entry, 'status')
  const texts = ['version', 'lessThan', 'lessThanOrEqual', 'versionType'].map((field) => ({
    field,
    text: readText(entry, field, versionLimit),
  }))
  const changes = readNodes(entry, 'changes').map((change) => ({
    at: readText(change, 'at', versionLimit),
    status: readStatus(change, 'status'),
  }))
  const isWhole =
    status !== null &&
    texts.every(({ field, text }) => text !== null || !hasField(entry, field)) &&
    changes.length === readArray(entry, 'changes').length
  const read = changes.flatMap(({ at, status: to }) =>
    at === null || to === null ? [] : [{ at, status: to }],
  )
  if (!isWhole || read.length !== changes.length) {
    entry.log.add(entry.path, 'advisory.entry-not-read')
    return null
  }
  const [version = null, lessThan = null, lessThanOrEqual = null, versionType = null] = texts.map(
    ({ text }) => text,
  )
  return { version, status, lessThan, lessThanOrEqual, versionType, changes: read }
}
