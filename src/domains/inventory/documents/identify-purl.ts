import type { SbomComponent } from '#formats/sbom/model/sbom-document.ts'
import { type Parsed, readable, unreadable } from '#kernel/parsed/parsed.ts'
import { parsePurl } from '#versions/identifiers/purl/index.ts'
import { type FoundComponent, identifyComponent } from './component-identity.ts'

/** An entry of which nothing but its purl is known. */
const bare: Omit<SbomComponent, 'name' | 'group' | 'version' | 'purl'> = {
  ref: null,
  path: '',
  parent: null,
  kind: null,
  versionRange: null,
  cpe: null,
  scope: null,
  isExternal: null,
  supplier: null,
  manufacturer: null,
  publisher: null,
  authors: [],
  hashes: [],
  licences: [],
  references: [],
  properties: [],
  statesDependencies: false,
}

/** The package version that a document would mean by this purl. Problems: those of reading a purl. */
export function identifyPurl(text: string): Parsed<FoundComponent> {
  const purl = parsePurl(text)
  if (!purl.ok) return unreadable(...purl.problems)
  const { name, namespace, version } = purl.value
  return readable(identifyComponent({ ...bare, group: namespace, name, version, purl: text }, null))
}
