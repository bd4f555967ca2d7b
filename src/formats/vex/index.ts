import { type Parsed, problem, readable, unreadable } from '#kernel/parsed/parsed.ts'
import { openEnvelope, withinEnvelope } from '../envelope/open-envelope.ts'
import { type Reader, readerRegistry, recognise } from '../format.ts'
import { utf8Of } from '../text/decode-text.ts'
import { csafVex } from './csaf/index.ts'
import { cycloneDxVex } from './cyclonedx/index.ts'
import type { VexDocument } from './model/vex-document.ts'
import { openVex } from './openvex/index.ts'

/** Every format in which others state how products stand to vulnerabilities. A new one is a folder beside and a line here. */
export const vexReaders: ReadonlyMap<string, Reader<VexDocument>> = readerRegistry([
  openVex,
  csafVex,
  cycloneDxVex,
])

/**
 * Reads a VEX document of any format we know, from the bytes as received (unpacked).
 * Problems: `text.not-decodable`, `vex.not-recognised`, and those of the format.
 */
export function readVex(bytes: Uint8Array): Parsed<VexDocument> {
  const utf8 = utf8Of(bytes)
  if (!utf8.ok) return utf8
  const enclosed = openEnvelope(utf8.value)
  if (enclosed?.ok === false) return enclosed
  const content = enclosed?.value.bytes ?? utf8.value
  const reader = recognise(vexReaders, content)
  if (reader === null) return unreadable(problem('', 'vex.not-recognised'))
  const read = reader.read(content)
  if (!read.ok) return read
  const around = enclosed === null ? utf8.warnings : [withinEnvelope(enclosed.value.type)]
  return readable(read.value, [...around, ...read.warnings])
}
