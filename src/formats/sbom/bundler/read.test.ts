import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { readSbom } from '../index.ts'

const fixture = readFileSync(new URL('./fixtures/Gemfile.lock', import.meta.url))

it('lists gems with where they come from, and what the project asks for', () => {
  const result = readSbom(fixture)

  expect(result.ok && result.value.components.map(({ path, purl, name }) => [path, purl ?? name])).toEqual([
    ['/line/6', 'pkg:gem/tool@1.0.0?vcs_url=git%2Bhttps:%2F%2Fgit.example%2Ftool.git%400123456'],
    ['/line/12', 'shop'],
    ['/line/17', 'pkg:gem/deep@2.0.0'],
    ['/line/18', 'pkg:gem/deep@2.0.0?platform=x86_64-linux'],
    ['/line/19', 'pkg:gem/rack@3.0.1'],
  ])
  expect(result).toMatchObject({
    value: {
      format: 'bundler',
      dependencies: [
        { from: -1, to: 4 },
        { from: -1, to: 1 },
        { from: -1, to: 0 },
        { from: 0, to: 2 },
        { from: 0, to: 3 },
      ],
    },
    warnings: [{ path: '/line/12', code: 'sbom.purl-missing' }],
  })
  expect(result.ok && result.value.components[4]?.hashes).toHaveLength(1)
})

it('tells lines it cannot read', () => {
  const odd = Buffer.from('GEM\n  specs:\n    rack (3.0.1)\n    odd\n\nWHAT\n  is this\n')

  expect(readSbom(odd)).toMatchObject({
    value: { components: [{ name: 'rack' }] },
    warnings: [{ path: '/line/4' }, { path: '/line/7' }],
  })
})
