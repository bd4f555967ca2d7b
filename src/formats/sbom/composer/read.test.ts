import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { readSbom } from '../index.ts'

const fixture = (name: string) => readFileSync(new URL(`./fixtures/${name}`, import.meta.url))

it('lists both groups, and who needs whom through what stands in for others', () => {
  expect(readSbom(fixture('composer.lock'))).toMatchObject({
    value: {
      format: 'composer',
      specVersion: '2.6.0',
      components: [
        {
          purl: 'pkg:composer/acme/log@v1.2.3',
          scope: 'required',
          licences: [{ text: 'MIT' }],
          hashes: [{}],
        },
        { purl: 'pkg:composer/acme/impl@2.0.0', scope: 'required' },
        { purl: 'pkg:composer/acme/check@dev-main', scope: 'excluded' },
      ],
      dependencies: [
        { from: 0, to: 1 },
        { from: 2, to: 0 },
      ],
    },
    warnings: [],
  })
})

it('reads what is installed', () => {
  expect(readSbom(fixture('installed.json'))).toMatchObject({
    value: { components: [{ scope: 'required' }, { scope: 'excluded' }] },
  })
})

it('6 a name such as __proto__ is a plain name', () => {
  const odd =
    '{"content-hash":"0","packages":[{"name":"a/b","version":"1","require":{"__proto__":"1"},"provide":{"__proto__":"1"}}]}'

  expect(readSbom(Buffer.from(odd))).toMatchObject({
    value: { components: [{ name: 'b' }], dependencies: [] },
  })
})

it('reads the bare list of what Composer 1 installed', () => {
  const text = JSON.stringify([
    { name: 'acme/shop', version: 'v1.2.0', version_normalized: '1.2.0.0', require: { 'acme/cart': '^2' } },
    { name: 'acme/cart', version: '2.0.1', version_normalized: '2.0.1.0' },
  ])
  expect(readSbom(Buffer.from(text), 'installed.json')).toMatchObject({
    value: {
      format: 'composer',
      components: [
        { purl: 'pkg:composer/acme/shop@v1.2.0', path: '/0', scope: null },
        { purl: 'pkg:composer/acme/cart@2.0.1', path: '/1' },
      ],
      dependencies: [{ from: 0, to: 1 }],
    },
    warnings: [],
  })
})

it('refuses what composer outdated prints: what is up to date would be taken for gone', () => {
  const installed = [{ name: 'acme/log', 'direct-dependency': true, version: '1.2.3', latest: '1.4.0' }]

  expect(readSbom(Buffer.from(JSON.stringify({ installed })))).toMatchObject({
    ok: false,
    problems: [{ path: '/installed', code: 'sbom.partial-list' }],
  })
})
