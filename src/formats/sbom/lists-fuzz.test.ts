import { readdirSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { sbomReaders } from './index.ts'

const ids = [...sbomReaders.keys()].filter((id) => id !== 'cyclonedx' && id !== 'spdx')

/** The same numbers in every run (mulberry32). */
function numbersFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    const mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    const next = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((next ^ (next >>> 14)) >>> 0) / 2 ** 32
  }
}

const snippets = [
  '\u0000',
  '"',
  '\\',
  '{',
  '[[',
  '\n',
  '\t',
  '__proto__',
  '../',
  '\ud83d',
  ': ',
  '&a *a',
  '#',
  '9'.repeat(400),
]

/** A few bytes changed, lost, repeated or put in. */
function mutate(bytes: Buffer, random: () => number): Buffer {
  const at = Math.floor(random() * bytes.length)
  const length = Math.floor(random() * 40)
  const kind = Math.floor(random() * 4)
  if (kind === 0) return Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + length)])
  if (kind === 1) return Buffer.concat([bytes.subarray(0, at), bytes.subarray(Math.max(0, at - length))])
  const put =
    kind === 2
      ? Buffer.from([Math.floor(random() * 256)])
      : Buffer.from(snippets[Math.floor(random() * snippets.length)] ?? '')
  return Buffer.concat([bytes.subarray(0, at), put, bytes.subarray(at + (kind === 2 ? 1 : 0))])
}

const mutations = 100

it.each(ids)('%s answers whatever the bytes are', (id) => {
  const reader = sbomReaders.get(id)
  if (reader === undefined) throw new Error(id)
  const folder = new URL(`./${id}/fixtures/`, import.meta.url)
  const random = numbersFrom(20_261_123)
  for (const name of readdirSync(folder)) {
    const whole = readFileSync(new URL(name, folder))
    for (let round = 0; round < mutations; round++) {
      let bytes: Buffer = whole
      for (let times = Math.ceil(random() * 4); times > 0; times--) bytes = mutate(bytes, random)
      const begun = performance.now()
      const result = reader.read(bytes)

      expect(performance.now() - begun, name).toBeLessThan(2000)
      if (!result.ok) expect(result.problems.length, name).toBeGreaterThan(0)
      else expect(JSON.stringify(result.value), name).not.toContain('\\u0000')
    }
  }
})

it.each(ids)('1 and 10 %s answers within its time, however long a line, a list or a version', (id) => {
  const reader = sbomReaders.get(id)
  const long = 'a'.repeat(300_000)
  const texts = [
    long,
    `${long}@${long}`,
    'a '.repeat(200_000),
    ' '.repeat(400_000),
    '\n'.repeat(400_000),
    '# \n'.repeat(150_000),
    'a-1-'.repeat(100_000),
    `a==${'1.'.repeat(150_000)}`,
    '{"a":'.repeat(100_000),
    '- '.repeat(100_000),
    `[[package]]\nname = "${long}"\n`,
    `# yarn lockfile v1\n\n${long}@^1:\n  version "1"\n`,
    `lockfileVersion: '9.0'\npackages:\n  ${'a: {'.repeat(50_000)}`,
    `lockfileVersion: '9.0'\npackages: ${'['.repeat(100_000)}`,
  ]
  for (const [index, text] of texts.entries()) {
    const begun = performance.now()
    reader?.recognises(text)
    reader?.read(Buffer.from(text))

    expect(performance.now() - begun, `${index}`).toBeLessThan(5000)
  }
})
