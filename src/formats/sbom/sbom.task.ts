import type { Parsed } from '#kernel/parsed/parsed.ts'
import { readSbom } from './index.ts'
import type { SbomDocument } from './model/sbom-document.ts'

/** For the sandbox: the bytes of a document, unpacked, to its model. */
export function run(bytes: Uint8Array): Parsed<SbomDocument> {
  return readSbom(bytes)
}
