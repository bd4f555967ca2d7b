import { getRandomValues, randomBytes } from 'node:crypto'
import type { Clock } from '../time/clock.ts'

/**
 * A UUIDv7 (RFC 9562 §5.7): 48 bits of milliseconds, then randomness, so that ids sort by birth.
 * @returns lower-case with hyphens
 */
export function newId(clock: Clock): string {
  const bytes = randomPiece()
  const view = new DataView(bytes.buffer, bytes.byteOffset)
  const milliseconds = clock.now().epochMilliseconds
  view.setUint32(0, Math.floor(milliseconds / 0x10000))
  view.setUint16(4, milliseconds % 0x10000)
  view.setUint8(6, 0x70 | (view.getUint8(6) & 0x0f))
  view.setUint8(8, 0x80 | (view.getUint8(8) & 0x3f))
  const hex = Buffer.from(bytes).toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}

/** Randomness is asked for in advance: each call costs as much for 4,096 bytes as for 16. No byte is used twice. */
const pool = new Uint8Array(4096)
let used = pool.length

function randomPiece(): Uint8Array<ArrayBuffer> {
  if (used === pool.length) {
    getRandomValues(pool)
    used = 0
  }
  used += 16
  return pool.slice(used - 16, used)
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** Whether the text has the form of an id we make. */
export function isId(text: string): boolean {
  return uuid.test(text)
}

/** An unguessable token of 256 bits, URL-safe. */
export function newToken(): string {
  return randomBytes(32).toString('base64url')
}
