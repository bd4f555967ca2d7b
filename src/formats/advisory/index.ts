import { type Parsed, problem, readable, unreadable } from '#kernel/parsed/parsed.ts'
import { type Reader, readerRegistry, recognise } from '../format.ts'
import { utf8Of } from '../text/decode-text.ts'
import { csaf } from './csaf/index.ts'
import { cve } from './cve/index.ts'
import { euvd } from './euvd/index.ts'
import { friendsOfPhp } from './friendsofphp/index.ts'
import { hsec } from './hsec/index.ts'
import { jvn } from './jvn/index.ts'
import type { Advisory } from './model/advisory.ts'
import { nvd } from './nvd/index.ts'
import { osv } from './osv/index.ts'
import { rubysec } from './rubysec/index.ts'
import { rustsec } from './rustsec/index.ts'

/** Every advisory format we read. A new one is a folder beside and a line here. */
export const advisoryReaders: ReadonlyMap<string, Reader<Advisory>> = readerRegistry([
  cve,
  nvd,
  osv,
  csaf,
  rustsec,
  hsec,
  rubysec,
  friendsOfPhp,
  jvn,
  euvd,
])

/** The reader for a record (UTF-8), or null where no format is recognised. */
export function recogniseAdvisory(bytes: Uint8Array): Reader<Advisory> | null {
  return recognise(advisoryReaders, bytes)
}

/**
 * Reads a record of any format we know, from the bytes as received (unpacked).
 * Problems: `text.not-decodable`, `advisory.not-recognised`, and those of the format.
 */
export function readAdvisory(bytes: Uint8Array): Parsed<Advisory> {
  const utf8 = utf8Of(bytes)
  if (!utf8.ok) return utf8
  const reader = recogniseAdvisory(utf8.value)
  if (reader === null) return unreadable(problem('', 'advisory.not-recognised'))
  const read = reader.read(utf8.value)
  return read.ok ? readable(read.value, [...utf8.warnings, ...read.warnings]) : read
}
