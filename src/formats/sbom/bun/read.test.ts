import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { plainJson } from '../../json/plain-json.ts'
import { readSbom } from '../index.ts'

it('lists what was installed where, and who needs whom', () => {
  expect(readSbom(readFileSync(new URL('./fixtures/bun.lock', import.meta.url)))).toMatchObject({
    value: {
      format: 'bun',
      specVersion: '1',
      subject: { name: 'shop' },
      components: [
        { purl: 'pkg:npm/%40types/bun@1.2.14', scope: 'excluded', hashes: [{ algorithm: 'SHA-512' }] },
        { purl: 'pkg:npm/chalk@4.1.2', scope: 'required', hashes: [] },
        { purl: 'pkg:npm/supports-color@7.2.0', scope: 'required' },
        { purl: expect.stringContaining('pkg:npm/from-git?vcs_url=git%2Bhttps'), scope: 'excluded' },
        { purl: 'pkg:npm/supports-color@8.0.0', scope: 'excluded' },
      ],
      dependencies: [
        { from: 0, to: 4 },
        { from: 1, to: 2 },
        { from: -1, to: 1 },
        { from: -1, to: 0 },
        { from: -1, to: 3 },
      ],
    },
    warnings: [
      { path: '/packages/bad', code: 'json.wrong-kind' },
      { path: '/packages/from-git', code: 'sbom.component-version-missing' },
    ],
  })
})

it('passes over commas after the last entry and nothing else', () => {
  const text = '{"a,]": ["\\",}", 1 , ] , "b": {"c": 2,\n}, }'

  expect(plainJson(text)).toBe('{"a,]": ["\\",}", 1   ] , "b": {"c": 2 \n}  }')
})

it('knows the versions of the modules of its own', () => {
  const text = JSON.stringify({
    lockfileVersion: 1,
    workspaces: { '': { name: 'shop' }, 'packages/cart': { name: 'cart', version: '1.4.0' } },
    packages: { cart: ['cart@workspace:packages/cart'] },
  })
  expect(readSbom(Buffer.from(text), 'bun.lock')).toMatchObject({
    value: { components: [{ name: 'cart', version: '1.4.0', purl: null }] },
  })
})
