import { expect, it } from 'vitest'
import { lineTooDeep } from './open-brackets.ts'
import { readYamlRoot } from './read-yaml.ts'

it.each([
  ['lists', `a: 1\nb: ${'['.repeat(1_000_000)}`, 2],
  ['maps', '{a: '.repeat(1_000_000), 1],
  ['ends', `a:\n${']\n'.repeat(1_000_000)}`, 10_002],
  ['items', `a:\n\n${'- '.repeat(1_000_000)}`, 3],
])('security.md 4.7: refuses a million nested %s at once, by their line', (_what, text, line) => {
  const began = performance.now()

  expect(readYamlRoot(Buffer.from(text))).toEqual({
    ok: false,
    problems: [{ path: `/line/${line}`, code: 'yaml.not-valid', facts: { line } }],
  })
  expect(performance.now() - began).toBeLessThan(3000)
})

it('lets brackets pass that are closed again', () => {
  expect(lineTooDeep('a: [b, {c: d}]\n'.repeat(20_000))).toBeNull()
})
