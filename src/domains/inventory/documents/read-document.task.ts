import { readSbom } from '#formats/sbom/index.ts'
import { type Parsed, readable } from '#kernel/parsed/parsed.ts'
import { isArchive, readEntries } from '#platform/archives/index.ts'
import { packFacts } from '../facts/stretch.ts'
import { documentIn } from './archived-document.ts'
import { contentOf, type DocumentContent } from './document.ts'

export interface ReadOrder {
  /** Of the document, unpacked, or of an archive with it. */
  readonly bytes: Uint8Array
  /** What the file was called when it came. */
  readonly name: string
  /** The distribution release of the item, where it is told: `debian-12`. */
  readonly told: string | null
}

/** For the sandbox: the bytes of a document, or of an archive with one, to what will be kept of it. */
export async function run({ bytes, name, told }: ReadOrder): Promise<Parsed<DocumentContent>> {
  const document = await documentIn({ bytes, name }, { isArchive, readEntries })
  if (!document.ok) return document
  const sbom = readSbom(document.value.bytes, document.value.name)
  if (!sbom.ok) return sbom
  const { positions, ...content } = contentOf(sbom.value, told)
  const warnings = [...document.warnings, ...sbom.warnings]
  return readable({ ...content, facts: packFacts(sbom.value, positions) }, warnings)
}
