import { expect, it } from 'vitest'
import { fc } from '#test/property.ts'
import { problemLog } from '../problem-log.ts'
import { readYamlInPieces } from './read-in-pieces.ts'
import { readYamlRoot } from './read-yaml.ts'
import { yamlPieces } from './yaml-pieces.ts'

/** Runs on a busy machine. */
const soon = 30_000

/** Longer than what is parsed at one time. */
const filler = 'x'.repeat(2000)

function inPieces(text: string) {
  const log = problemLog()
  const read = readYamlInPieces(Buffer.from(text), log)
  if (read === null) return null
  return read.ok ? { value: read.value, told: log.list() } : { problems: read.problems }
}

function atOnce(text: string) {
  const read = readYamlRoot(Buffer.from(text))
  return read.ok ? { value: read.value.value, told: read.value.log.list() } : { problems: read.problems }
}

const name = fc.stringMatching(/^[a-z][a-z0-9@./-]{0,8}$/)
const scalar = fc.oneof(
  fc.constantFrom('1.10', "'no'", '"a: b"', '{a: 1, b: [2]}', '[]', '', '>-\n      folded\n\n      text'),
  fc.constant(filler),
)

it(
  'says the same as reading at once, however the fields and members are written',
  () => {
    const member = fc.tuple(name, fc.array(fc.tuple(name, scalar), { minLength: 1, maxLength: 3 }))
    const field = fc.tuple(
      name,
      fc.array(member, { maxLength: 120 }),
      fc.constantFrom('\n', '\r\n', '\n\n', '\n# r\n'),
    )

    fc.assert(
      fc.property(fc.array(field, { minLength: 1, maxLength: 4 }), (fields) => {
        const text = fields
          .map(([key, members, end]) =>
            [
              `${key}:`,
              ...members.flatMap(([inner, values]) => [
                `  ${inner}:`,
                ...values.map(([at, value]) => `    ${at}: ${value}`),
              ]),
              '',
            ].join(end),
          )
          .join('')

        expect(inPieces(text)).toEqual(atOnce(text))
      }),
      { numRuns: 60 },
    )
  },
  soon,
)

const many = (entry: (index: number) => string) =>
  Array.from({ length: 200 }, (_, index) => entry(index)).join('')

it('divides at fields, and large fields at their members', () => {
  const text = `a: 1\nb:\n${many((index) => `  k${index}:\n    v: ${filler}\n`)}c:\n- 1\n`
  const pieces = yamlPieces(Buffer.from(text)) ?? []

  expect(pieces.length).toBeGreaterThan(3)
  expect(pieces.map(({ field, opensField }) => [field, opensField])).toEqual([
    [null, true],
    ['b', true],
    ...pieces.slice(2, -1).map(() => ['b', false]),
    [null, true],
  ])
})

it('tells the place of what is wrong within a piece, and of a name given twice in different pieces', () => {
  const entry = (index: number) => `  k${index}:\n    v: ${filler}\n`
  const twice = inPieces(`b:\n${many(entry)}  k0: 2\n`)
  const broken = inPieces(`b:\n${many(entry)}  x: "a" b\n`)

  expect(twice?.told).toEqual([{ path: '/b/k0', code: 'json.name-twice' }])
  expect(broken?.problems).toEqual([{ path: '/line/402', code: 'yaml.not-valid', facts: { line: 402 } }])
})

it.each([
  ['several documents', 'a: 1\n---\nb: 2\n'],
  ['a list', '- 1\n- 2\n'],
  ['an indented mapping', '  a: 1\n  b: 2\n'],
])('leaves %s to be read at once', (_what, text) => {
  expect(inPieces(text)).toBeNull()
})
