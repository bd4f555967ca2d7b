import { expect, it } from 'vitest'
import { nvd } from './index.ts'

const start = '{"cve":{"id":"CVE-2026-1000","vulnStatus":"Received",'
const end = '}}'

function read(inside: string) {
  const began = performance.now()
  const result = nvd.read(Buffer.from(start + inside + end))
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

it('security.md 4.14: takes dates of 1970 and 2099 as they are written', () => {
  expect(
    read('"published":"2099-01-01T00:00:00.000","lastModified":"1970-01-01T00:00:00.000"'),
  ).toMatchObject({
    ok: true,
    value: { published: '2099-01-01T00:00:00Z', modified: '1970-01-01T00:00:00Z' },
  })
})

it('security.md 4.12: follows nodes within nodes as deep as a document may be', () => {
  const nested = `${'{"nodes":['.repeat(95)}${']}'.repeat(95)}`

  expect(read(`"configurations":[${nested}]`)).toMatchObject({ ok: true, warnings: [] })
})
