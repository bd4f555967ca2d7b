import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { recogniseAdvisory } from '../index.ts'
import { readEuvd } from './read.ts'

const fixture = (name: string) => readFileSync(new URL(`./fixtures/${name}.json`, import.meta.url))

it('reads a record with its names, times, severity and products', () => {
  expect(recogniseAdvisory(fixture('record'))?.id).toBe('euvd')
  expect(readEuvd(fixture('record'))).toMatchObject({
    ok: true,
    warnings: [],
    value: {
      id: 'EUVD-2026-10001',
      aliases: ['CVE-2026-10001', 'GHSA-aaaa-bbbb-cccc'],
      published: '2026-08-07T19:05:08Z',
      modified: '2026-11-15T00:55:25Z',
      severities: [{ system: 'cvss-v3', score: 7.5, given: { score: 7.5 } }],
      references: [{ url: 'https://www.example.org/1' }, { url: 'https://www.example.org/2' }],
      products: [
        {
          vendor: 'Example',
          product: 'Trial Server',
          versions: [
            { version: '5.1', lessThan: '5.1.5' },
            { version: '0', lessThanOrEqual: '4.2.17' },
          ],
          isComplete: true,
          phrases: [{ ranges: ['>= 5.1, < 5.1.5'] }, { ranges: ['<= 4.2.17'] }],
        },
        { product: 'Trial Agent', versions: [], isComplete: false, phrases: [{ ranges: null }] },
        { product: 'Trial Console', versions: [], isComplete: true },
      ],
      unused: [
        { field: 'assigner', count: 1 },
        { field: 'epss', count: 1 },
      ],
    },
  })
})

it('tells what cannot be right, and takes nothing for something', () => {
  const read = readEuvd(fixture('odd'))

  expect(read).toMatchObject({
    ok: true,
    value: { aliases: [], published: null, modified: null, severities: [], details: null, products: [] },
  })
  expect(read.ok && read.warnings.map(({ path, code }) => `${code} ${path}`)).toEqual([
    'json.time-not-valid /items/0/datePublished',
    'json.time-not-valid /items/0/dateUpdated',
    'json.wrong-kind /items/0/enisaIdProduct/1',
  ])
})

it.each([
  ['no record', '[]', 'advisory.not-euvd'],
  ['no id', '{"enisaUuid":"1"}', 'advisory.id-missing'],
  ['another id', '{"id":"CVE-2026-0001"}', 'advisory.not-euvd'],
  ['several', '{"items":[{},{}]}', 'advisory.not-one-record'],
  ['an end too early', '{"id":', 'json.ends-early'],
])('refuses %s', (_, text, code) => {
  expect(readEuvd(text)).toMatchObject({ ok: false, problems: [{ code }] })
})

it('security.md 4.10: keeps strange words about versions as they are', () => {
  const record = (text: string) =>
    JSON.stringify({
      id: 'EUVD-2026-1',
      enisaIdProduct: [{ product: { name: 'x' }, product_version: text }],
    })
  for (const text of ['*', "' OR 1=1", '< ', '1 2 <3', `${'1'.repeat(1000)}`, '<x', '5.0', '1 < 2 < 3']) {
    expect(readEuvd(record(text)), text).toMatchObject({
      ok: true,
      value: { products: [{ versions: [], isComplete: false }] },
    })
  }
})
