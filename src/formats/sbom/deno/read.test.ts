import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { readSbom } from '../index.ts'

const read = (name: string) => readSbom(readFileSync(new URL(`./fixtures/${name}`, import.meta.url)))

it('lists packages of both registries and single files', () => {
  expect(read('v4.lock')).toMatchObject({
    value: {
      format: 'deno',
      specVersion: '4',
      components: [
        { purl: 'pkg:jsr/%40std/assert@1.0.6', hashes: [{ algorithm: 'SHA-256' }] },
        { purl: 'pkg:jsr/%40std/internal@1.0.4' },
        { purl: 'pkg:npm/chalk@5.3.0', hashes: [{ algorithm: 'SHA-512' }] },
        { purl: 'pkg:npm/ws@8.0.0' },
        { name: 'https://deno.example/std/path.ts', kind: 'file', purl: null },
      ],
      dependencies: [
        { from: 0, to: 1 },
        { from: 3, to: 2 },
        { from: -1, to: 0 },
        { from: -1, to: 2 },
      ],
    },
  })
})

it('reads an older version', () => {
  expect(read('v2.lock')).toMatchObject({
    value: { components: [{ purl: 'pkg:npm/chalk@5.0.1' }], dependencies: [{ from: -1, to: 0 }] },
  })
})
