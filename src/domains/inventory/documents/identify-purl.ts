import { bareComponent } from '#formats/sbom/model/bare-component.ts'
import { type Parsed, readable, unreadable } from '#kernel/parsed/parsed.ts'
import { parsePurl } from '#versions/identifiers/purl/index.ts'
import { type FoundComponent, identifyComponent } from './component-identity.ts'

/** The package version that a document would mean by this purl. Problems: those of reading a purl. */
export function identifyPurl(text: string): Parsed<FoundComponent> {
  const purl = parsePurl(text)
  if (!purl.ok) return unreadable(...purl.problems)
  const { name, namespace, version } = purl.value
  return readable(identifyComponent({ ...bareComponent(name), group: namespace, version, purl: text }, null))
}
