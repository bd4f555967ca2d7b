import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { advisoryReaders } from './index.ts'

/** Mulberry32: the same mutations every time. */
function chance(seed: number): () => number {
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

function mutate(bytes: Buffer, random: () => number): Buffer {
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

describe.each([...advisoryReaders.values()])('the reader $id', (reader) => {
  const folder = new URL(`./${reader.id}/fixtures/`, import.meta.url)
  const names = readdirSync(folder)

  it.each(names)('answers within its limit whatever becomes of %s', (name) => {
    const bytes = readFileSync(new URL(name, folder))
    const random = chance(20261123)
    for (let count = 0; count < 250; count++) {
      const mutated = mutate(bytes, random)
      const began = performance.now()
      const read = reader.read(mutated)

      expect(read.ok || read.problems.length > 0).toBe(true)
      expect(performance.now() - began).toBeLessThan(1000)
    }
  })
})
