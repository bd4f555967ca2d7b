import { expect, it } from 'vitest'
import { isSbom, readSbom } from '../sbom/index.ts'
import { readVex } from '../vex/index.ts'
import { openEnvelope } from './open-envelope.ts'

const bom = {
  bomFormat: 'CycloneDX',
  specVersion: '1.6',
  components: [{ type: 'library', name: 'a', version: '1', purl: 'pkg:npm/a@1' }],
}
const statement = (predicate: unknown, predicateType = 'https://cyclonedx.org/bom') => ({
  _type: 'https://in-toto.io/Statement/v1',
  subject: [{ name: 'image', digest: { sha256: 'aa' } }],
  predicateType,
  predicate,
})
const dsse = (content: unknown) => ({
  payloadType: 'application/vnd.in-toto+json',
  payload: Buffer.from(JSON.stringify(content)).toString('base64'),
  signatures: [{ sig: 'AA==' }],
})
const bytesOf = (content: unknown) => Buffer.from(JSON.stringify(content))

const tagValue = 'SPDXVersion: SPDX-2.3\nSPDXID: SPDXRef-DOCUMENT\nPackageName: a\nSPDXID: SPDXRef-a\n'

it.each([
  ['a statement in an envelope', dsse(statement(bom)), 'cyclonedx'],
  ['a statement alone', statement(bom), 'cyclonedx'],
  ['a document in an envelope', dsse(bom), 'cyclonedx'],
  ['an older form of tools', dsse(statement({ Data: JSON.stringify(bom), Timestamp: 'x' })), 'cyclonedx'],
  ['a text', dsse(statement(tagValue, 'https://spdx.dev/Document')), 'spdx'],
])('reads the SBOM within %s, and says that no signature was checked', (_how, content, format) => {
  const bytes = bytesOf(content)
  const read = readSbom(bytes)

  expect(isSbom(bytes, 'x.att.json')).toBe(true)
  expect(read.ok && [read.value.format, read.value.components.length]).toEqual([format, 1])
  expect(read.ok && read.warnings.map(({ code }) => code)).toContain('envelope.read-within')
})

it('reads what others state within an envelope', () => {
  const vex = {
    '@context': 'https://openvex.dev/ns/v0.2.0',
    '@id': 'urn:a',
    author: 'Acme',
    timestamp: '2026-06-01T00:00:00Z',
    version: 1,
    statements: [
      { vulnerability: { name: 'CVE-2026-1' }, status: 'fixed', products: [{ '@id': 'pkg:npm/a@1' }] },
    ],
  }
  const read = readVex(bytesOf(dsse(statement(vex, 'https://openvex.dev/ns'))))

  expect(read.ok && read.value).toMatchObject({ id: 'urn:a', statements: [{ status: 'fixed' }] })
})

it.each([
  ['a statement without a document', dsse(statement(7)), 'envelope.not-opened'],
  [
    'a damaged statement',
    { ...dsse(null), payload: Buffer.from('{"_type":').toString('base64') },
    'json.ends-early',
  ],
  ['something else', dsse(statement({ buildType: 'x' })), 'sbom.not-recognised'],
])('tells of %s what is wrong', (_what, content, code) => {
  const read = readSbom(bytesOf(content))

  expect(read.ok ? [] : read.problems.map((one) => one.code)).toEqual([code])
})

it.each([
  ['{"payload":1,"payloadType":"x"}'],
  ['{"subject":"a mail"}'],
  ['{"payload":"!","payloadType":"x"}'],
  ['[]'],
  ['{"bomFormat":"CycloneDX"}'],
])('leaves %s as it is', (text) => {
  expect(openEnvelope(Buffer.from(text))).toBeNull()
})

it('opens one envelope and no more: an envelope within is no document', () => {
  const read = readSbom(bytesOf(dsse(dsse(bom))))

  expect(read.ok ? [] : read.problems.map(({ code }) => code)).toEqual(['envelope.not-opened'])
})
