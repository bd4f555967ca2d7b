import { readSbom } from '#formats/sbom/index.ts'
import { type Parsed, readable } from '#kernel/parsed/parsed.ts'
import { contentOf, type DocumentContent } from './document.ts'

/** For the sandbox: the bytes of a document, unpacked, to what will be kept of it. */
export function run(bytes: Uint8Array): Parsed<DocumentContent> {
  const sbom = readSbom(bytes)
  return sbom.ok ? readable(contentOf(sbom.value), sbom.warnings) : sbom
}
