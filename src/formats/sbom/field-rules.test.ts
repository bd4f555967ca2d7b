import { expect, it } from 'vitest'
import { problemLog } from '../problem-log.ts'
import { type FieldRule, fieldRules, rulesOfVersions } from './field-rules.ts'

/** What is told of entries, `{code} {path} {facts}`. */
function told(rules: readonly FieldRule[], entries: readonly object[], version: string | null = null) {
  const log = problemLog()
  const held = fieldRules({ entry: rules })
  entries.forEach((entry, index) => {
    const value = Object.fromEntries(Object.entries(entry))
    held.note('entry', { value, path: `/entries/${index}`, log }, Object.keys(value))
  })
  held.report(version)
  return log.list().map(({ path, code, facts }) => [path, code, facts])
}

it('tells a rule once, at its first place, with the first value and how often it is broken', () => {
  const rule: FieldRule = { path: 'hashes/*/alg', oneOf: new Set(['A']) }

  expect(
    told(
      [rule],
      [{ hashes: [{ alg: 'A' }] }, { hashes: [{ alg: 'A' }, { alg: 'B' }, 'x'] }, { hashes: [{ alg: 'C' }] }],
    ),
  ).toEqual([['/entries/1/hashes/1/alg', 'sbom.value-not-allowed', { field: 'alg', value: 'B', count: 2 }]])
})

it.each<readonly [FieldRule, object, readonly unknown[] | null]>([
  [
    { path: 'id', like: /^x/ },
    { id: 'y' },
    ['/entries/0/id', 'sbom.value-not-allowed', { field: 'id', value: 'y', count: 1 }],
  ],
  [{ path: 'id', like: /^x/ }, { id: 7 }, null],
  [{ path: '', needs: ['id'] }, { id: '' }, ['/entries/0', 'sbom.field-missing', { field: 'id', count: 1 }]],
  [{ path: 'in', needs: ['id'] }, {}, null],
  [
    { path: '', notBoth: ['a', 'b'] },
    { a: 1, b: 1 },
    ['/entries/0', 'sbom.fields-exclude', { field: 'a', other: 'b', count: 1 }],
  ],
  [{ path: '', notBoth: ['a', 'b'] }, { a: 1 }, null],
  [
    { path: '', onlyWith: ['a', 'b'] },
    { a: 1, b: 'true' },
    ['/entries/0', 'sbom.field-needs', { field: 'a', other: 'b', count: 1 }],
  ],
  [{ path: '', onlyWith: ['a', 'b'] }, { a: 1, b: true }, null],
  [
    { path: 'l', alone: 'e' },
    { l: [{ e: 1 }, {}] },
    ['/entries/0/l', 'sbom.entry-not-alone', { field: 'e', count: 1 }],
  ],
  [{ path: 'l', alone: 'e' }, { l: [{ e: 1 }] }, null],
  [{ path: '__proto__/x', oneOf: new Set() }, {}, null],
])('%j of %j', (rule, entry, expected) => {
  expect(told([rule], [entry])).toEqual(expected === null ? [] : [expected])
})

it('tells of a field that came with a later version, and of no rule that has ended', () => {
  const versions = [
    { id: '1.1', adds: { entry: ['a'] } },
    { id: '1.2', adds: { entry: ['b'] } },
  ]
  const rules = [...rulesOfVersions<'entry'>('entry', versions), { path: 'a', like: /^x/, before: '1.2' }]

  expect(told(rules, [{ a: 'y', b: 1 }], '1.1')).toEqual([
    ['/entries/0/a', 'sbom.value-not-allowed', { field: 'a', value: 'y', count: 1 }],
    ['/entries/0', 'sbom.field-later', { field: 'b', version: '1.2', count: 1 }],
  ])
  expect(told(rules, [{ a: 'y', b: 1 }], '1.2')).toEqual([])
  expect(told(rules, [{ a: 'y', b: 1 }], null)).toEqual([])
})
