import { expect, it } from 'vitest'
import { fc } from '#test/property.ts'
import { grammars } from './metrics.data.ts'
import { parseCvss } from './parse.ts'

function problemsOf(vector: string) {
  const parsed = parseCvss(vector)
  return parsed.ok ? [] : parsed.problems.map(({ code, facts }) => ({ code, ...facts }))
}

it.each([
  ['2.0', 'AV:N/AC:L/Au:N/C:P/I:P/A:P'],
  ['2.0', '(AV:N/AC:L/Au:N/C:P/I:P/A:P/E:POC/RL:ND/RC:C)'],
  ['3.0', 'CVSS:3.0/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H'],
  ['3.1', 'CVSS:3.1/S:U/C:H/I:H/A:H/AV:N/AC:L/PR:N/UI:N/MPR:X/E:P'],
  ['4.0', 'CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N/E:A/MSI:S/U:Amber'],
])('reads a vector of version %s: %s', (version, vector) => {
  const parsed = parseCvss(vector)

  expect(parsed).toMatchObject({ ok: true, value: { version }, warnings: [] })
})

it('names every base metric that is missing', () => {
  expect(problemsOf('CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SI:N')).toEqual([
    { code: 'cvss.metric-missing', metric: 'SC', version: '4.0' },
    { code: 'cvss.metric-missing', metric: 'SA', version: '4.0' },
  ])
})

it('refuses a metric given twice, at the second place, even with the same value', () => {
  expect(problemsOf('CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H/AV:N')).toEqual([
    { code: 'cvss.metric-twice', position: 46, metric: 'AV' },
  ])
})

it.each([
  ['CVSS:5.0/AV:N/AC:L', 'CVSS:5.0/'],
  ['CVSS:3.2/AV:N', 'CVSS:3.2/'],
  ['cvss:3.1/AV:N', 'cvss:3.1/'],
  ['CVSS2#AV:N/AC:L/Au:N/C:P/I:P/A:P', 'CVSS2#AV:N/'],
  ['CVSS:3.1', 'CVSS:3.1'],
])('refuses the prefix of %s', (vector, prefix) => {
  expect(problemsOf(vector)).toEqual([{ code: 'cvss.prefix-unknown', prefix }])
})

it('refuses metrics of 3.1 behind the prefix of 4.0, each with its place', () => {
  const problems = problemsOf('CVSS:4.0/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H')

  expect(problems.slice(0, 4)).toEqual([
    { code: 'cvss.value-unknown', position: 30, metric: 'S', value: 'U', version: '4.0' },
    { code: 'cvss.metric-unknown', position: 34, metric: 'C', version: '4.0' },
    { code: 'cvss.metric-unknown', position: 38, metric: 'I', version: '4.0' },
    { code: 'cvss.metric-unknown', position: 42, metric: 'A', version: '4.0' },
  ])
  expect(problems.slice(4).map(({ code }) => code)).toEqual(Array(7).fill('cvss.metric-missing'))
})

it.each([
  ['AV:N/AC:L/Au:N/C:P/I:P/A:P/', 'cvss.not-a-metric', 28],
  ['AV:N//AC:L/Au:N/C:P/I:P/A:P', 'cvss.not-a-metric', 6],
  ['AV:N:L/AC:L/Au:N/C:P/I:P/A:P', 'cvss.not-a-metric', 1],
  ['(AV:N/AC:L/Au:N/C:P/I:P/A:X)', 'cvss.value-unknown', 25],
  ['CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:h', 'cvss.value-unknown', 42],
  ['CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H/constructor:N', 'cvss.metric-unknown', 46],
])('tells where %s goes wrong', (vector, code, position) => {
  expect(problemsOf(vector)[0]).toMatchObject({ code, position })
})

it('says when the order is not the one the version prescribes, and reads on', () => {
  const swapped = parseCvss('CVSS:4.0/AC:L/AV:N/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N')

  expect(swapped).toMatchObject({ ok: true, warnings: [{ code: 'cvss.order' }] })
})

it('refuses what is longer than any vector before looking at it', () => {
  expect(problemsOf(`CVSS:3.1/${'AV:N/'.repeat(100_000)}`)).toEqual([
    { code: 'cvss.too-long', length: 500_009, limit: 400 },
  ])
})

it('reads every vector the grammar can write, and none that lost a base metric', () => {
  const vectors = fc.constantFrom(...grammars).chain((grammar) => {
    const pieces = grammar.metrics.map(({ id, group, values }) => {
      const given = fc.constantFrom(...values).map((value) => `${id}:${value}`)
      return group === 'base' ? given : fc.option(given, { nil: undefined })
    })
    return fc.tuple(...pieces).map((list) => ({ grammar, list: list.filter((one) => one !== undefined) }))
  })
  fc.assert(
    fc.property(vectors, fc.nat(5), ({ grammar, list }, lost) => {
      const without = list.filter((_, index) => index !== lost)

      expect(parseCvss(grammar.prefix + list.join('/'))).toMatchObject({ ok: true, warnings: [] })
      expect(parseCvss(grammar.prefix + without.join('/')).ok).toBe(false)
    }),
  )
})

it('never throws', () => {
  const junk = fc.oneof(
    fc.string(),
    fc
      .array(fc.constantFrom('CVSS:3.1', 'CVSS:4.0', 'AV:N', 'A:', ':', '/', '(', 'toString:N'))
      .map((all) => all.join('/')),
  )
  fc.assert(fc.property(junk, (text) => typeof parseCvss(text).ok === 'boolean'))
})
