import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { chance, mutate } from '../trials/mutate.ts'
import { readVex, vexReaders } from './index.ts'

describe.each([...vexReaders.values()])('security.md 4.6: the reader $id', (reader) => {
  const folder = new URL(`./${reader.id}/fixtures/`, import.meta.url)

  it.each(readdirSync(folder))('answers within its limit whatever becomes of %s', (name) => {
    const bytes = readFileSync(new URL(name, folder))
    const random = chance(20261123)
    for (let count = 0; count < 250; count++) {
      const began = performance.now()
      const read = readVex(mutate(bytes, random))

      expect(read.ok || read.problems.length > 0).toBe(true)
      expect(performance.now() - began).toBeLessThan(1000)
    }
  })
})
