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

it('refuses a million nested arrays (security.md §4 no. 6)', () => {
  expect(read(`"x":${'['.repeat(1_000_000)}`)).toMatchObject({
    ok: false,
    problems: [{ code: 'json.too-deep' }],
  })
})

it('is not led astray by names of prototypes, twice given names and mended text (security.md §4 no. 6)', () => {
  const result = read(
    '"__proto__":{"descriptions":[{"lang":"en","value":"no"}]},"tags":[],"tags":[],"descriptions":[{"lang":"en","value":"a\\u0000\\ud800"}]',
  )

  expect(result).toMatchObject({ ok: true, value: { details: 'a\ufffd\ufffd' } })
  expect(result.ok && result.warnings.map(({ code }) => code)).toContain('json.name-twice')
})

it('leaves out a text of ten megabytes instead of cutting it (security.md §4 no. 6)', () => {
  expect(read(`"descriptions":[{"lang":"en","value":"${'x'.repeat(10_000_000)}"}]`)).toMatchObject({
    ok: true,
    value: { details: null },
    warnings: [{ code: 'json.text-too-long' }],
  })
})

it('takes dates of 1970 and 2099 as they are written (security.md §4 no. 14)', () => {
  expect(
    read('"published":"2099-01-01T00:00:00.000","lastModified":"1970-01-01T00:00:00.000"'),
  ).toMatchObject({
    ok: true,
    value: { published: '2099-01-01T00:00:00Z', modified: '1970-01-01T00:00:00Z' },
  })
})

it('follows nodes within nodes as deep as a document may be (security.md §4 no. 12)', () => {
  const nested = `${'{"nodes":['.repeat(95)}${']}'.repeat(95)}`

  expect(read(`"configurations":[${nested}]`)).toMatchObject({ ok: true, warnings: [] })
})
