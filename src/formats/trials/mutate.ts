/** Mulberry32: the same mutations every time. */
export function chance(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

const pieces = [
  '{',
  '}',
  '[',
  ']',
  '"',
  ',',
  ':',
  'null',
  '1e400',
  '"\\ud800"',
  '\\',
  '"__proto__":',
  '\u0000',
  '-',
  '<',
  '</',
  '>',
  '&',
  ']]>',
  '<!--',
]

/** A copy with up to four places changed, cut, or grown by what confuses parsers. */
export function mutate(bytes: Buffer, random: () => number): Buffer {
  let mutated = Buffer.from(bytes)
  for (let count = 1 + Math.floor(random() * 4); count > 0; count--) {
    const at = Math.floor(random() * mutated.length)
    const length = Math.floor(random() * 20)
    const piece = Buffer.from(pieces[Math.floor(random() * pieces.length)] ?? '')
    const kind = random()
    if (kind < 0.3) mutated[at] = Math.floor(random() * 256)
    else if (kind < 0.6) mutated = Buffer.concat([mutated.subarray(0, at), piece, mutated.subarray(at)])
    else if (kind < 0.9) mutated = Buffer.concat([mutated.subarray(0, at), mutated.subarray(at + length)])
    else mutated = mutated.subarray(0, at)
  }
  return mutated
}
