import { type Parsed, problem, readable, unreadable } from '#kernel/parsed/parsed.ts'
import { problemLog } from '../problem-log.ts'
import { attributeOf, childOf, childrenOf, linePath, type XmlElement } from '../xml/element.ts'
import { walkXml } from '../xml/read-xml.ts'
import { gatherNames, type Written } from './gather.ts'
import type { ProductNames } from './product-names.ts'

const xmlNamespace = 'http://www.w3.org/XML/1998/namespace'

/** Vendors one by one: the list of all products has some hundred thousand elements. */
const vendorPath = 'VendorInfo/Vendor'

/** Reads what MyJVN answers (getVendorList, getProductList) and publishes as data feeds, in XML (version 3.2, 3.3). */
export function readElements(bytes: Uint8Array): Parsed<ProductNames> {
  const log = problemLog()
  const gathering = gatherNames(log)
  const vendors: XmlElement[] = []
  const xml = walkXml(bytes, {
    apart: [vendorPath],
    take: (element) => {
      vendors.push(element)
    },
  })
  if (!xml.ok) return xml
  const root = xml.value
  const status = childOf(root, 'Status')
  const info = childOf(root, 'VendorInfo')
  if (info === null && vendors.length === 0) return unreadable(problem(linePath(root), ...whatElse(status)))
  const language = info === null ? '' : (attributeOf(info, 'lang', xmlNamespace) ?? '')
  for (const vendor of vendors) {
    gathering.vendor(writtenOf(vendor, { label: 'vname', id: 'vid', language }))
    for (const product of childrenOf(vendor, 'Product'))
      gathering.product(writtenOf(product, { label: 'pname', id: 'pid', language }))
  }
  const isWhole = isAll(status, gathering.count()) && log.list().length === 0
  return readable({ publishedAt: null, isWhole, ...gathering.names() }, [...xml.warnings, ...log.list()])
}

function writtenOf(
  element: XmlElement,
  names: { readonly label: string; readonly id: string; readonly language: string },
): Written {
  const text = attributeOf(element, names.label)?.trim() ?? ''
  return {
    id: attributeOf(element, names.id),
    cpe: attributeOf(element, 'cpe'),
    labels: text === '' ? [] : [{ text, language: names.language }],
    path: linePath(element),
  }
}

/** An answer may be one page of many, and a file may have been cut: only a list of products that counts itself is whole. */
function isAll(status: XmlElement | null, found: { readonly products: number }): boolean {
  if (status === null || attributeOf(status, 'method') !== 'getProductList') return false
  const total = attributeOf(status, 'totalRes')
  return total === String(found.products) && found.products > 0
}

function whatElse(status: XmlElement | null): [code: string, facts?: Record<string, string>] {
  if (status === null || attributeOf(status, 'retCd') === '0') return ['feed.no-product-names']
  const text = (name: string) => (attributeOf(status, name) ?? '').slice(0, 200)
  return ['advisory.jvn-refused', { code: text('errCd'), message: text('errMsg') }]
}
