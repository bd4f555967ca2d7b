import { type Parsed, problem, unreadable } from '#kernel/parsed/parsed.ts'
import { type Reader, readerRegistry, recognise } from '../format.ts'
import { decodeText } from '../text/decode-text.ts'
import { cycloneDx } from './cyclonedx/index.ts'
import type { SbomDocument } from './model/sbom-document.ts'

/** Every SBOM format we read. A new one is a folder beside and a line here. */
export const sbomReaders: ReadonlyMap<string, Reader<SbomDocument>> = readerRegistry([cycloneDx])

/** The reader for a document, or null where no format is recognised. */
export function recogniseSbom(text: string): Reader<SbomDocument> | null {
  return recognise(sbomReaders, text)
}

/**
 * Reads an SBOM of any format we know, from the bytes as received (unpacked).
 * Problems: `text.not-decodable`, `sbom.not-recognised`, and those of the format.
 */
export function readSbom(bytes: Uint8Array): Parsed<SbomDocument> {
  const text = decodeText(bytes)
  if (!text.ok) return text
  const reader = recogniseSbom(text.value)
  if (reader === null) return unreadable(problem('', 'sbom.not-recognised'))
  return reader.read(text.value)
}
