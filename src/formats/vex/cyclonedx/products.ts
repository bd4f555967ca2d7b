import { hasField, type JsonNode, readList, readNode, readNodes, readText } from '../../json/node.ts'
import type { VexIdentifier, VexProduct } from '../model/vex-document.ts'
import {
  blankProduct,
  looksLikePurl,
  mostIdentifiers,
  nameLimit,
  type ProductList,
  productList,
  validPurls,
} from '../products.ts'

/** What a vulnerability may affect: the parts of the document itself, and those of others by BOM-Link. */
export interface CycloneDxProducts {
  readonly list: ProductList
  /** What the document describes, as it names it. */
  readonly subject: string | null
  /** The place of what a reference names. @param node where it is named */
  placeOf(ref: string, node: JsonNode, versions?: Pick<VexProduct, 'version' | 'versionRange'>): number
}

export function productsOf(root: JsonNode): CycloneDxProducts {
  const list = productList()
  const parts = partsOf(root)
  const own = ownLink(root)
  const metadata = readNode(root, 'metadata')
  const subject = metadata === null ? null : readNode(metadata, 'component')
  return {
    list,
    subject: subject === null ? null : wholeName(subject),
    placeOf(ref, node, versions) {
      const name = JSON.stringify([ref, versions?.version ?? null, versions?.versionRange ?? null])
      return list.named(name, () => {
        const link = ref.replace(/^urn:uuid:/, 'urn:cdx:')
        const within = own === null || !link.startsWith(own) ? ref : unescaped(link.slice(own.length))
        const known = parts.get(within)
        const product = known === undefined ? linked(ref, node) : readPart(known, within)
        return versions === undefined ? product : { ...product, ...versions }
      })
    },
  }
}

/** How other documents, and some tools within it, point into this one: `urn:cdx:SERIAL/VERSION#`. */
function ownLink(root: JsonNode): string | null {
  const serial = readText(root, 'serialNumber')
  const { version } = root.value
  return serial === null
    ? null
    : `urn:cdx:${serial.replace(/^urn:uuid:/, '')}/${typeof version === 'number' ? version : 1}#`
}

/** Components and services by their references. Nesting is bounded by the JSON reader. */
function partsOf(root: JsonNode): ReadonlyMap<string, JsonNode> {
  const found = new Map<string, JsonNode>()
  const metadata = readNode(root, 'metadata')
  const subject = metadata === null ? null : readNode(metadata, 'component')
  const keep = (node: JsonNode) => {
    const ref = readText(node, 'bom-ref', nameLimit)
    if (ref !== null && !found.has(ref)) found.set(ref, node)
    for (const field of ['components', 'services']) {
      if (hasField(node, field)) for (const part of readNodes(node, field)) keep(part)
    }
  }
  if (subject !== null) keep(subject)
  keep(root)
  return found
}

function readPart(node: JsonNode, ref: string): VexProduct {
  const purl = readText(node, 'purl', nameLimit)
  const purls = purl === null ? validPurls(ref) : validPurls(purl)
  const cpe = readText(node, 'cpe', nameLimit)
  const version = readText(node, 'version', nameLimit)
  return {
    ...blankProduct,
    name: wholeName(node) ?? ref,
    purls,
    cpes: cpe === null ? [] : [cpe],
    identifiers: [{ kind: 'bom-ref', value: ref }, ...hashesOf(node)],
    version: purls.length > 0 ? null : version,
  }
}

function wholeName(node: JsonNode): string | null {
  const group = readText(node, 'group', nameLimit)
  const name = readText(node, 'name', nameLimit)
  const version = readText(node, 'version', nameLimit)
  if (name === null) return null
  return `${group === null ? '' : `${group}/`}${name}${version === null ? '' : ` ${version}`}`
}

function hashesOf(node: JsonNode): readonly VexIdentifier[] {
  const hashes = readList(node, 'hashes', (hash): VexIdentifier | null => {
    const content = readText(hash, 'content')
    return content === null ? null : { kind: 'hash', value: `${readText(hash, 'alg') ?? ''}:${content}` }
  })
  return hashes.slice(0, mostIdentifiers)
}

/** A part of another document, or one that nobody knows. References are often package URLs themselves. */
function linked(ref: string, node: JsonNode): VexProduct {
  const isLink = ref.startsWith('urn:')
  const at = ref.indexOf('#')
  const target = isLink && at >= 0 ? unescaped(ref.slice(at + 1)) : ref
  const purls = validPurls(target)
  if (!isLink && purls.length === 0 && looksLikePurl(target))
    node.log.add(`${node.path}/ref`, 'vex.purl-not-valid', { purl: target.slice(0, 200) })
  else if (!isLink && purls.length === 0)
    node.log.add(`${node.path}/ref`, 'vex.product-unknown', { id: ref.slice(0, 200) })
  return {
    ...blankProduct,
    name: target === '' ? ref : target,
    purls,
    identifiers: [{ kind: isLink ? 'bom-link' : 'bom-ref', value: ref }],
  }
}

function unescaped(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
