import { expect, it } from 'vitest'
import { cve } from './index.ts'

const start =
  '{"dataType":"CVE_RECORD","cveMetadata":{"cveId":"CVE-2026-1000","state":"PUBLISHED"},"containers":{"cna":{'
const end = '}}' + '}'

function read(inside: string) {
  const began = performance.now()
  const result = cve.read(Buffer.from(start + inside + end))
  expect(performance.now() - began).toBeLessThan(5000)
  return result
}

it('security.md 4.6: refuses a million nested arrays', () => {
  expect(read(`"x":${'['.repeat(1_000_000)}`)).toMatchObject({
    ok: false,
    problems: [{ code: 'json.too-deep' }],
  })
})

it('security.md 4.6: is not led astray by names of prototypes, twice given names and mended text', () => {
  const result = read(
    '"__proto__":{"descriptions":[{"lang":"en","value":"no"}]},"tags":[],"tags":[],"descriptions":[{"lang":"en","value":"a\\u0000\\ud800"}]',
  )

  expect(result).toMatchObject({ ok: true, value: { details: 'a\ufffd\ufffd' } })
  expect(result.ok && result.warnings.map(({ code }) => code)).toContain('json.name-twice')
})

it('security.md 4.6: leaves out a text of ten megabytes instead of cutting it', () => {
  expect(read(`"descriptions":[{"lang":"en","value":"${'x'.repeat(10_000_000)}"}]`)).toMatchObject({
    ok: true,
    value: { details: null },
    warnings: [{ code: 'json.text-too-long' }],
  })
})

it('security.md 4.10: reads versions of ten thousand characters as none', () => {
  const versions = `[{"status":"affected","version":"${'1.'.repeat(5000)}1"}]`
  const result = read(
    `"affected":[{"packageURL":"pkg:npm/x","defaultStatus":"unaffected","versions":${versions}}]`,
  )

  expect(result).toMatchObject({ ok: true, value: { products: [{ isComplete: false, versions: [] }] } })
  expect(result.ok && result.value.affected).toMatchObject([{ versions: [], isComplete: false }])
})
