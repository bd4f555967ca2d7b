import { expect, it } from 'vitest'
import { fc } from '#test/property.ts'
import { type KnownFinding, readBaseline, writeBaseline } from './baseline.ts'
import { readCriteria } from './criteria.ts'
import { readGatePolicy } from './policy.ts'

const policyOf = (text: string) => readGatePolicy(Buffer.from(text))
const oddOf = (text: string) => {
  const read = policyOf(text)
  return read.ok ? [] : read.problems.map(({ path, code }) => `${path} ${code}`)
}

it('reads criteria: a comma for one of them, a plus for all', () => {
  expect(readCriteria('severity=high, kev+fix-available,epss=0.5')).toEqual({
    ok: true,
    value: [
      { text: 'severity=high', terms: [{ kind: 'severity', least: 'high' }] },
      { text: 'kev+fix-available', terms: [{ kind: 'kev' }, { kind: 'fix-available' }] },
      { text: 'epss=0.5', terms: [{ kind: 'epss', least: 0.5 }] },
    ],
    warnings: [],
  })
  expect(readCriteria('none')).toMatchObject({ ok: true, value: [] })
})

it.each([
  '',
  'severity',
  'severity=huge',
  'severity=high=x',
  'kev=1',
  'epss=2',
  'epss=-1',
  'epss=x',
  'kev,',
  'none,kev',
  'Kev',
])('refuses the criterion "%s" and says what may be written', (text) => {
  expect(readCriteria(text)).toMatchObject({
    ok: false,
    problems: [
      { code: 'gate.criterion-unknown', facts: { forms: expect.stringContaining('fix-available') } },
    ],
  })
})

it('reads a policy in YAML and in JSON alike', () => {
  const yaml = `
fail-on:
  - severity=high
  - kev
ignore:
  - vulnerability: CVE-2026-1000
    package: pkg:npm/left-stuffer
    reason: never called
    until: 2026-12-31
`
  const json = JSON.stringify({
    'fail-on': 'severity=high,kev',
    ignore: [
      {
        vulnerability: 'CVE-2026-1000',
        package: 'pkg:npm/left-stuffer',
        reason: 'never called',
        until: '2026-12-31',
      },
    ],
  })

  expect(policyOf(yaml)).toEqual(policyOf(json))
  expect(policyOf(yaml)).toMatchObject({
    ok: true,
    value: { failOn: [{ text: 'severity=high' }, { text: 'kev' }], ignore: [{ path: '/ignore/0' }] },
  })
  expect(policyOf('{}')).toMatchObject({ ok: true, value: { failOn: null, ignore: [] } })
})

it.each([
  ['fail-on: [severity=hgih]', ['/fail-on/0 gate.criterion-unknown']],
  ['failOn: kev', ['/failOn gate.field-unknown']],
  ['ignore: {}', ['/ignore json.wrong-kind']],
  ['ignore: [CVE-1]', ['/ignore/0 json.wrong-kind']],
  ['ignore: [{vulnerability: CVE-1, until: 2026-01-01}]', ['/ignore/0 json.field-missing']],
  [
    'ignore: [{vulnerability: CVE-1, reason: "", until: 2026-01-01}]',
    ['/ignore/0/reason json.field-missing'],
  ],
  ['ignore: [{vulnerability: CVE-1, reason: r, until: 2026-02-30}]', ['/ignore/0/until gate.not-a-day']],
  ['ignore: [{vulnerability: CVE-1, reason: r, until: soon}]', ['/ignore/0/until gate.not-a-day']],
  [
    'ignore: [{vulnerability: CVE-1, package: left, reason: r, until: 2026-01-01, x: 1}]',
    ['/ignore/0/x gate.field-unknown', '/ignore/0/package gate.not-a-purl'],
  ],
  ['fail-on: kev\nfail-on: any', ['/fail-on json.name-twice']],
  ['[', ['/line/1 yaml.not-valid']],
])('refuses the policy %j with its place', (text, odd) => {
  expect(oddOf(text)).toEqual(odd)
})

it('reads back the baselines it writes, sorted and each finding once', () => {
  const word = fc.string({ minLength: 1, maxLength: 8 })
  const known = fc.record({
    vulnerability: word,
    aliases: fc.array(word, { maxLength: 2 }),
    package: word,
    verdict: fc.constantFrom('affected' as const, 'undetermined' as const),
  })
  fc.assert(
    fc.property(fc.uniqueArray(known, { selector: (one) => JSON.stringify(one) }), (findings) => {
      const text = writeBaseline(findings, '2026-11-23T00:00:00Z')
      const read = readBaseline(Buffer.from(text))
      expect(read.ok).toBe(true)
      if (!read.ok) return
      const identity = (one: KnownFinding) => `${one.package} ${one.vulnerability} ${one.verdict}`
      expect(read.value.map(identity)).toEqual([...new Set(findings.map(identity))].toSorted(byUnits))
      expect(writeBaseline(read.value, '2026-11-23T00:00:00Z')).toBe(text)
    }),
  )
})

function byUnits(a: string, b: string): number {
  return a < b ? -1 : 1
}

it.each([
  '{}',
  '[]',
  '{"format":"renkei-baseline","version":2,"findings":[]}',
  '{"format":"renkei-baseline","version":1,"findings":[{}]}',
])('refuses %s as a baseline', (text) => {
  expect(readBaseline(Buffer.from(text))).toMatchObject({
    ok: false,
    problems: [{ code: 'gate.not-a-baseline' }],
  })
})
