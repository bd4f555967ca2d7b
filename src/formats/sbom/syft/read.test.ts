import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { readSbom } from '../index.ts'

function fixture(name: string) {
  const read = readSbom(readFileSync(new URL(`./fixtures/${name}`, import.meta.url)))
  if (!read.ok) throw new Error(JSON.stringify(read.problems))
  return read
}

it('reads packages with their licences, names and source, the system and who needs whom', () => {
  const { value, warnings } = fixture('image.json')

  expect(value).toMatchObject({
    format: 'syft',
    specVersion: '16.0.0',
    tools: [{ name: 'syft', version: '1.99.0' }],
    subject: { name: 'demo', kind: 'container', ref: 's1' },
    components: [
      { kind: 'operating-system', name: 'debian', version: '12' },
      {
        name: 'libdemo1',
        purl: 'pkg:deb/debian/libdemo1@1.2-3?arch=amd64',
        cpe: 'cpe:2.3:a:demo:libdemo1:1.2-3:*:*:*:*:*:*:*',
        licences: [
          { kind: 'expression', text: 'GPL-2.0-only', acknowledgement: 'declared' },
          { kind: 'name', text: 'own words', acknowledgement: 'concluded' },
        ],
        properties: [
          { name: 'syft:cpe23', value: 'cpe:2.3:a:libdemo1:libdemo1:1.2-3:*:*:*:*:*:*:*' },
          { name: 'syft:metadata:source', value: 'demo' },
          { name: 'syft:metadata:sourceVersion', value: '1.2' },
        ],
        evidence: { occurrences: [{ location: '/var/lib/dpkg/status' }] },
      },
      { name: 'demo-app', licences: [{ kind: 'name', text: 'MIT', acknowledgement: null }] },
      { name: 'unnamed-tool', purl: null, version: null, kind: 'application' },
    ],
    dependencies: [
      { from: -1, to: 1, kind: 'contains' },
      { from: 2, to: 1, kind: 'depends-on' },
      // What claims another's files holds it.
      { from: 1, to: 3, kind: 'contains' },
    ],
  })
  expect(warnings.map(({ code }) => code)).toEqual([
    'sbom.purl-missing',
    'sbom.component-version-missing',
    expect.stringMatching(/^purl\./),
    'sbom.component-without-name',
  ])
})

it('reads what the first versions wrote', () => {
  const { value } = fixture('first-schema.json')

  expect(value).toMatchObject({
    specVersion: '1.0.1',
    subject: { name: './demo', kind: 'application', ref: null },
    components: [{ name: 'charset', version: null }],
    dependencies: [],
  })
})
