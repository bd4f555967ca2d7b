import { osvEcosystemOf } from '#versions/identifiers/package-key/index.ts'
import { parsePurl } from '#versions/identifiers/purl/index.ts'
import { collections } from './collections.data.ts'
import type { NamedProduct } from './model/product.ts'

/** A package by the names of the OSV schema. */
export interface PackageName {
  readonly ecosystem: string
  readonly name: string
}

/**
 * The package a product is, where the record says so by a package URL or by a registry and a name. Vendor and product
 * alone are names that people chose, and prove nothing: null.
 */
export function packageOf(product: NamedProduct): PackageName | null {
  return ofPurl(product.purl) ?? ofCollection(product)
}

function ofPurl(text: string | null): PackageName | null {
  const purl = text === null ? null : parsePurl(text)
  if (purl?.ok !== true) return null
  const { type, namespace, name, qualifiers } = purl.value
  const ecosystem = osvEcosystemOf(type, namespace)
  if (ecosystem === undefined) return null
  if (ecosystem.namespace !== null) {
    const { distro } = qualifiers
    return { ecosystem: distro === undefined ? ecosystem.name : `${ecosystem.name}:${distro}`, name }
  }
  const separator = type === 'maven' ? ':' : '/'
  const path = namespace === null || namespace === '' ? name : `${namespace}${separator}${name}`
  return { ecosystem: ecosystem.name, name: path }
}

function ofCollection({ collection, packageName, vendor }: NamedProduct): PackageName | null {
  if (collection === null || packageName === null) return null
  const place = collection
    .trim()
    .toLowerCase()
    .replace(/^https?:\/\//, '')
  const found = collections.find(([prefix]) => place === prefix || place.startsWith(`${prefix}/`))
  if (found === undefined) return null
  const [, ecosystem] = found
  return { ecosystem, name: ecosystem === 'Go' ? goModule(packageName, vendor) : packageName.trim() }
}

/**
 * The Go team names the package and, as vendor, its module; of the standard library and the tools our key is OSV's
 * name for all of it.
 */
function goModule(packageName: string, vendor: string | null): string {
  if (vendor === 'Go standard library') return 'stdlib'
  if (vendor === 'Go toolchain') return 'toolchain'
  const isModule = vendor !== null && (packageName === vendor || packageName.startsWith(`${vendor}/`))
  return isModule ? vendor : packageName.trim()
}
