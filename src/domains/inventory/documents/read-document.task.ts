import { readSbom } from '#formats/sbom/index.ts'
import { type Parsed, readable } from '#kernel/parsed/parsed.ts'
import { contentOf, type DocumentContent } from './document.ts'

export interface ReadOrder {
  /** Of the document, unpacked. */
  readonly bytes: Uint8Array
  /** What the file was called when it came. */
  readonly name: string
  /** The distribution release of the item, where it is told: `debian-12`. */
  readonly told: string | null
}

/** For the sandbox: the bytes of a document to what will be kept of it. */
export function run({ bytes, name, told }: ReadOrder): Parsed<DocumentContent> {
  const sbom = readSbom(bytes, name)
  return sbom.ok ? readable(contentOf(sbom.value, told), sbom.warnings) : sbom
}
