import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { chance, mutate } from '../trials/mutate.ts'
import { advisoryReaders } from './index.ts'

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
