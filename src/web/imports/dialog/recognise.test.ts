import { describe, expect, it } from 'vitest'
import { recognise } from './recognise.ts'

describe('recognise', () => {
  it.each([
    [
      'an OSV record',
      '{"schema_version":"1.7.0","id":"GHSA-1","modified":"2026-11-22T00:00:00Z"}',
      { source: 'osv', name: 'GHSA-1' },
    ],
    [
      'a record of the CVE program',
      '{"dataType":"CVE_RECORD","dataVersion":"5.1","cveMetadata":{"cveId":"CVE-2026-1000"}}',
      { source: 'cve', name: 'CVE-2026-1000' },
    ],
    [
      'an answer of the NVD',
      '{"format":"NVD_CVE","version":"2.0","timestamp":"2026-11-22T00:00:00.000","vulnerabilities":[',
      { source: 'nvd', name: '2026-11-22T00:00:00.000' },
    ],
    ['a feed 1.1 of the NVD', '{ "CVE_data_type" : "CVE", "CVE_Items" : [', { source: 'nvd', name: null }],
    [
      'OpenVEX',
      '{"@context":"https://openvex.dev/ns/v0.2.0","@id":"urn:a","author":"Acme"',
      { source: 'vex', name: 'urn:a' },
    ],
    [
      'CycloneDX that holds vulnerabilities alone',
      '{"bomFormat":"CycloneDX","specVersion":"1.6","serialNumber":"urn:uuid:1","vulnerabilities":[',
      { source: 'vex', name: 'urn:uuid:1' },
    ],
    [
      'a page of the EUVD',
      '{"items":[{"id":"EUVD-2026-1","enisaUuid":"x","description":"x"',
      { source: 'euvd', name: 'EUVD-2026-1' },
    ],
    [
      'the list of the EU',
      '[\n  {\n    "cveID": "CVE-2026-1000",\n    "euvdID": "EUVD-2026-1",',
      { source: 'eukev', name: null },
    ],
    [
      'all products of endoflife.date',
      '{"schema_version":"1.2.0","generated_at":"2026-11-22T00:00:00+00:00","total":2,"result":[{"name":"x"',
      { source: 'eol', name: '2026-11-22T00:00:00+00:00' },
    ],
    [
      'a page of endoflife.date',
      '---\ntitle: Example\ncategory: lang\npermalink: /example\nversionCommand: example -v\nreleases:\n  - releaseCycle: "1"\n',
      { source: 'eol', name: 'example' },
    ],
    [
      'one product of endoflife.date',
      '{"schema_version":"1.2.0","generated_at":"2026-11-22T00:00:00+00:00","last_modified":"2026-11-21T00:00:00+00:00","result":{"name":"x"',
      { source: 'eol', name: '2026-11-22T00:00:00+00:00' },
    ],
    [
      'an overview of JVN iPedia in JSON',
      '{"$schema":"https://jvndb.jvn.jp/schema/myjvn_feed_1.0.json?20260101","feed":{"entry":[{"title":"x","id":"JVNDB-2026-000001"',
      { source: 'jvn', name: 'JVNDB-2026-000001' },
    ],
    [
      'details of JVN iPedia in JSON',
      '{"$schema":"https://jvndb.jvn.jp/schema/myjvn_vuldef_1.0.csaf.json?20260101","document":{"category":"myjvn_security_advisory","csaf_version":"2.1"',
      { source: 'jvn', name: null },
    ],
    [
      'details of JVN iPedia',
      '<?xml version="1.0"?>\n<VULDEF-Document\n version="3.2" xmlns="http://jvn.jp/vuldef/">',
      { source: 'jvn', name: null },
    ],
    [
      'an overview of JVN iPedia',
      '<rdf:RDF xmlns:sec="http://jvn.jp/rss/mod_sec/"><dcterms:modified>2026-11-22T12:00:00+09:00</dcterms:modified>',
      { source: 'jvn', name: '2026-11-22T12:00:00+09:00' },
    ],
    [
      'the list of JVN’s products',
      '<?xml version="1.0"?><Result version="3.3"><VendorInfo xml:lang="ja">',
      { source: 'jvn-products', name: null },
    ],
    [
      'rows of it',
      '{"vid":"1","vname":"x","vcpe":"cpe:/:x","pid":"2"',
      { source: 'jvn-products', name: null },
    ],
    [
      'a list of KEV',
      '\uFEFF{\n "title": "x", "catalogVersion": "2026.11.22", "count": 2',
      { source: 'kev', name: '2026.11.22' },
    ],
    [
      'a list of EPSS',
      '#model_version:v2025,score_date:2026-11-22T00:00:00\ncve,epss',
      { source: 'epss', name: '2026-11-22' },
    ],
    [
      'a list of EPSS without its first line',
      'cve,epss,percentile\nCVE-1,0.1,0.2',
      { source: 'epss', name: null },
    ],
  ])('knows %s', (_what, text, found) => {
    expect(recognise(text)).toEqual({ as: 'advisories', ...found })
  })

  it('knows an archive', () => {
    expect(recognise('PK\u0003\u0004…')).toEqual({ as: 'archive' })
  })

  it.each([
    ['CycloneDX', '{"bomFormat":"CycloneDX","id":"x","modified":"2026-11-22"}'],
    ['SPDX', '{"spdxVersion":"SPDX-2.3","id":"x","modified":"2026"}'],
    ['SPDX 3', '{"@context":"https://spdx.org/rdf/3.0.1/spdx-context.jsonld","id":"x"}'],
    ['a package list', 'Package: libc6\nStatus: install ok installed\n'],
    ['text', 'id: modified'],
    ['another page with facts', '---\ntitle: x\npermalink: /x\n---\n'],
    ['nothing', ''],
  ])('leaves %s to the server', (_what, text) => {
    expect(recognise(text)).toBeNull()
  })
})
