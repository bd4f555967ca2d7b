import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { feeds } from './index.ts'
import { recogniseFeed } from './recognise.ts'

const sourceOf = (text: string, name = 'file.json') => recogniseFeed(Buffer.from(text), name)?.id ?? null

it.each([
  ['osv', 'a.json', '{"schema_version":"1.7.0","id":"GHSA-1","modified":"2026-11-22T00:00:00Z"}'],
  ['osv', 'a.yaml', 'id: RSEC-2031-1\nmodified: 2031-01-01T00:00:00Z\naffected:\n- package: {}\n'],
  ['cve', 'a.json', '{"dataType":"CVE_RECORD","dataVersion":"5.1","cveMetadata":{"cveId":"CVE-2031-1000"}}'],
  [
    'nvd',
    'a.json',
    '{"format":"NVD_CVE","vulnerabilities":[{"cve":{"id":"CVE-2031-1","vulnStatus":"Analyzed"',
  ],
  ['nvd', 'a.json', '{ "CVE_data_type" : "CVE", "CVE_Items" : [{"cve":{"CVE_data_meta":{'],
  ['csaf', 'a.json', '{"document":{"category":"csaf_vex","csaf_version":"2.0"'],
  ['vex', 'a.json', '{"@context":"https://openvex.dev/ns/v0.2.0","@id":"urn:a","author":"Acme"'],
  ['vex', 'a.json', '{"bomFormat":"CycloneDX","specVersion":"1.6","vulnerabilities":[{"id":"CVE-2031-1"}]}'],
  ['euvd', 'a.json', '{"items":[{"id":"EUVD-2031-1","enisaUuid":"x","description":"x"'],
  ['eukev', 'a.json', '[\n  {\n    "cveID": "CVE-2031-1000",\n    "euvdID": "EUVD-2031-1",'],
  ['kev', 'a.json', '\uFEFF{\n "catalogVersion": "2031.11.22", "vulnerabilities": ['],
  ['epss', 'a.csv', '#model_version:v2031,score_date:2031-11-22T00:00:00\ncve,epss,percentile\n'],
  ['epss', 'a.csv', 'cve,epss,percentile\nCVE-1,0.1,0.2'],
  [
    'eol',
    'a.json',
    '{"schema_version":"1.2.0","generated_at":"2031-11-22T00:00:00+00:00","result":[{"id":"x"',
  ],
  ['eol', 'a.md', '---\ntitle: A\npermalink: /a\nreleases:\n- releaseCycle: "1"\n---\nText'],
  ['jvn', 'a.xml', '<?xml version="1.0"?>\n<VULDEF-Document xmlns="http://jvn.jp/vuldef/">'],
  ['jvn', 'a.rdf', '<rdf:RDF xmlns:sec="http://jvn.jp/rss/mod_sec/">'],
  [
    'jvn-products',
    'a.xml',
    '<?xml version="1.0"?>\n<Result xmlns="http://x/Results">\n<VendorInfo xml:lang="ja">',
  ],
  ['jvn-products', 'a.json', '[{"vname":"Beispiel","vcpe":"cpe:/:beispiel"'],
  ['rustsec', 'RUSTSEC-2031-0007.md', '```toml\n[advisory]\nid = "RUSTSEC-2031-0007"\n```\n# Title'],
  ['hsec', 'HSEC-2031-0004.md', '```toml\n[advisory]\nid = "HSEC-2031-0004"\n[[affected]]\n```\n# Title'],
  ['rubysec', 'a.yml', '---\ngem: demo\ncve: 2031-20001\ntitle: X\n'],
  ['friendsofphp', 'a.yaml', "title: 'X'\nbranches:\n    1.x: {}\nreference: composer://acme/forms\n"],
])('knows what %s publishes (%s)', (source, name, text) => {
  expect(sourceOf(text, name)).toBe(source)
  // No two sources may claim it: their order must not matter.
  const claiming = [...feeds.values()].filter(
    (feed) => feed.isRecord(name) && feed.recognises(text.replace('\uFEFF', '')),
  )
  expect(claiming.map(({ id }) => id)).toEqual([source])
})

it.each([
  [
    'an item by CycloneDX',
    'a.json',
    '{"bomFormat":"CycloneDX","components":[],"vulnerabilities":[{"id":"CVE-1"}]}',
  ],
  ['an item by SPDX', 'a.json', '{"spdxVersion":"SPDX-2.3","id":"x","modified":"2031"}'],
  [
    'a schema of OSV',
    'a.json',
    '{"$schema":"https://json-schema.org/draft/2020-12/schema","id":"x","modified":1,"affected":{}}',
  ],
  ['a schema of CSAF', 'a.json', '{"properties":{"csaf_version":{"type":"string"}}}'],
  ['a lock file', 'pnpm-lock.yaml', "lockfileVersion: '9.0'\npackages:\n  gem: x\n"],
  ['prose', 'README.md', '# About\npermalink: none\n'],
  ['nothing', 'a.json', ''],
  [
    'a record under a name that its source never uses',
    'notes.txt',
    '{"schema_version":"1","id":"X-1","modified":"2031"}',
  ],
])('knows nothing of %s', (_what, name, text) => {
  expect(sourceOf(text, name)).toBeNull()
})

describe('the records written for each format', () => {
  const formats = new URL('../../../formats/advisory/', import.meta.url)
  const all = readdirSync(formats, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.includes('/fixtures/'),
  )

  it.each(all.filter((name) => /\.\w+$/.test(name)))('no two sources claim %s', (name) => {
    const text = readFileSync(new URL(name, formats), 'utf8')
    const claiming = [...feeds.values()].filter((feed) => feed.isRecord(name) && feed.recognises(text))

    expect(claiming.length).toBeLessThan(2)
  })
})

it('knows records in other encodings by their marks', () => {
  const text = '<?xml version="1.0" encoding="Shift_JIS"?>\n<VULDEF-Document xmlns="http://jvn.jp/vuldef/">'
  const japanese = Buffer.concat([Buffer.from(text), Buffer.from([0x83, 0x65, 0x83, 0x58, 0x83, 0x67])])

  expect(recogniseFeed(japanese, 'a.xml')?.id).toBe('jvn')
  expect(recogniseFeed(Buffer.from(`\uFEFF${text}`, 'utf16le'), 'a.xml')?.id).toBe('jvn')
})

it('leaves the word that stands for any source to no source', () => {
  expect(feeds.has('auto')).toBe(false)
})
