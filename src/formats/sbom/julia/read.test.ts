import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { readSbom } from '../index.ts'

it('lists what was resolved, and who needs whom', () => {
  expect(readSbom(readFileSync(new URL('./fixtures/Manifest.toml', import.meta.url)))).toMatchObject({
    value: {
      format: 'julia',
      specVersion: '2.0',
      components: [
        { purl: 'pkg:julia/JSON@0.21.4?uuid=682c06a0-de6a-54ab-a142-c8b1cf79cde6' },
        { purl: 'pkg:julia/Dates?uuid=ade2ca70-3891-5945-98fb-dc099432e06a', version: null },
        { purl: 'pkg:julia/Parsers@2.7.1?uuid=69de0a69-1ddd-5017-9359-2bf0b02dc9f0' },
      ],
      dependencies: [
        { from: 0, to: 1 },
        { from: 0, to: 2 },
        { from: 2, to: 1 },
      ],
    },
  })
})

it('is recognised in its first form, which names no version', () => {
  const text = `[[Parsers]]\ngit-tree-sha1 = "${'ab'.repeat(20)}"\nuuid = "69de0a69-1ddd-5017-9359-2bf0b02dc9f0"\nversion = "2.4.2"\n`
  expect(readSbom(Buffer.from(text))).toMatchObject({
    value: { format: 'julia', components: [{ name: 'Parsers', version: '2.4.2' }] },
  })
})
