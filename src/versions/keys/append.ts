const zero = 0x80
const nothingElseFits = 0xf0

/**
 * Appends a number of any size, given as decimal digits, so that numbers sort by value.
 * 0 to 99 take one byte from 0x80; larger ones a length from 0xE4 and their bytes. Every marker of a scheme
 * stays below 0x80, or from 0xF8, and so sorts apart from numbers.
 */
export function appendNumber(key: number[], digits: string): void {
  if (digits.length <= 2) {
    key.push(zero + Number(digits))
    return
  }
  const value = digits.length <= 15 ? Number(digits) : BigInt(digits)
  if (value < 100) {
    key.push(zero + Number(value))
    return
  }
  const bytes = Buffer.from(evenHex(value), 'hex')
  if (bytes.length <= 8) key.push(0xe3 + bytes.length)
  else key.push(nothingElseFits, bytes.length >> 8, bytes.length & 0xff)
  for (const byte of bytes) key.push(byte)
}

/** Appends dotted numbers without their trailing zeros, for schemes in which 1 = 1.0 = 1.0.0. */
export function appendNumbers(key: number[], dotted: string): void {
  let end = key.length
  for (const digits of dotted.split('.')) {
    const start = key.length
    appendNumber(key, digits)
    if (key[start] !== zero) end = key.length
  }
  key.length = end
}

/** Appends UTF-8 and a closing 0x00. The text must not hold NUL. */
export function appendText(key: number[], text: string): void {
  for (const byte of Buffer.from(text)) key.push(byte)
  key.push(0)
}

function evenHex(value: number | bigint): string {
  const hex = value.toString(16)
  return hex.length % 2 === 0 ? hex : `0${hex}`
}
