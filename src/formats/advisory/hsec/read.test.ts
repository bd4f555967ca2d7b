import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { readHsec } from './read.ts'

function read(name: string) {
  const result = readHsec(readFileSync(new URL(`fixtures/${name}.md`, import.meta.url)))
  if (!result.ok) throw new Error(JSON.stringify(result.problems))
  return result
}

it('reads libraries and parts of the compiler with their stretches', () => {
  const { value, warnings } = read('two-packages')

  expect(value).toMatchObject({
    format: 'hsec',
    id: 'HSEC-2031-0004',
    aliases: ['CVE-2031-10044'],
    related: ['CVE-2031-10045'],
    summary: 'Paths leave the *archive*',
    cwes: ['CWE-22', 'CWE-400'],
    severities: [{ system: 'cvss-v3' }, { system: 'cvss-v2', score: 7.5 }],
    references: [{ kind: 'fix', url: 'https://example.com/demo-archive/commit/1' }],
  })
  expect(
    value.affected.map(({ ecosystem, name, ranges, isComplete }) => [
      ecosystem,
      name,
      ranges.length,
      isComplete,
    ]),
  ).toEqual([
    ['Hackage', 'demo-archive', 2, true],
    ['GHC', 'ghc', 1, true],
  ])
  expect(warnings).toEqual([])
})

it('tells what is missing, and leaves the package undetermined', () => {
  const { value, warnings } = read('odd')

  expect(value.affected).toMatchObject([{ name: 'demo-empty', ranges: [], isComplete: false }])
  expect(value.severities).toMatchObject([{ vector: 'high', score: null }])
  expect([...new Set(warnings.map(({ code, path }) => `${code} ${path}`))]).toEqual([
    'cvss.not-a-metric /affected/0/cvss',
    'cvss.metric-missing /affected/0/cvss',
    'json.field-missing /affected/0',
    'json.field-missing /affected/1/versions/0',
  ])
})

it('refuses a record without an id, and a file without its block of TOML', () => {
  expect(readHsec(Buffer.from('```toml\n[[affected]]\n```\n'))).toMatchObject({
    ok: false,
    problems: [{ path: '/advisory/id', code: 'advisory.id-missing' }],
  })
  expect(readHsec(Buffer.from('text'))).toMatchObject({
    ok: false,
    problems: [{ code: 'advisory.front-matter-missing' }],
  })
})
