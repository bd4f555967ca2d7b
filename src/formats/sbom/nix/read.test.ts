import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { readSbom } from '../index.ts'

it('lists packages by their paths, each once', () => {
  expect(readSbom(readFileSync(new URL('./fixtures/paths.txt', import.meta.url)))).toMatchObject({
    value: {
      format: 'nix',
      components: [{ purl: 'pkg:nix/openssl@3.0.12' }, { purl: 'pkg:nix/python3.11-requests@2.31.0' }],
      unused: [{ path: '/line/3', field: 'path', count: 2 }],
    },
    warnings: [],
  })
})
