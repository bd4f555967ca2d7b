import { expect, it } from 'vitest'
import { splitYaml } from './split-yaml.ts'

/** Runs on a busy machine; what is meant to hang runs for minutes. */
const soon = 20_000

function split(text: string) {
  const result = splitYaml(Buffer.from(text), ['a', 'b'])
  if (!result.ok) return { problems: result.problems }
  const { value, arrays, log } = result.value
  const lists = [...arrays].map(([name, entries]) => [name, [...entries.values()]])
  return {
    value,
    lists: Object.fromEntries(lists),
    told: log.list().map(({ path, code }) => `${path} ${code}`),
  }
}

it.each([
  ['at the margin', 'x: 1\na:\n- n: 1\n  m:\n  - 2\n- n: 3\ny: 4\nb:\n- z\n'],
  ['indented', 'x: 1\na:\n    - n: 1\n      m: [2]\n    - n: 3\ny: 4\nb:\n  - z\n'],
  [
    'with remarks and empty lines',
    '# r\nx: 1\na: # r\n\n# r\n- n: 1 # r\n  m: [2]\n\n# r\n- n: 3\n\ny: 4\nb:\n- z',
  ],
  ['with dashes on lines of their own', 'x: 1\na:\n-\n  n: 1\n  m: [2]\n- \n  n: 3\ny: 4\nb:\n- z\n'],
  ['with names in quotes', '"x": 1\n"a":\n- n: 1\n  m: [2]\n- {n: 3}\n\'y\': 4\n\'b\':\n- z\n'],
  ['with the line ends of Windows', 'x: 1\r\na:\r\n- n: 1\r\n  m: [2]\r\n- n: 3\r\ny: 4\r\nb:\r\n- z\r\n'],
  ['with a mark and a begin', '\ufeff---\nx: 1\na:\n- n: 1\n  m: [2]\n- n: 3\ny: 4\nb:\n- z\n...\n'],
])('reads lists %s entry by entry', (_how, text) => {
  expect(split(text)).toEqual({
    value: { x: '1', a: [], y: '4', b: [] },
    lists: { a: [{ n: '1', m: ['2'] }, { n: '3' }], b: ['z'] },
    told: [],
  })
})

it('leaves lists alone that are written in brackets or lie deeper', () => {
  expect(split('a: [1, 2]\nx:\n  b:\n  - 1\n')).toEqual({
    value: { a: ['1', '2'], x: { b: ['1'] } },
    lists: {},
    told: [],
  })
})

it('keeps texts of several lines, whatever they look like', () => {
  const text = 'x: |\n  a:\n  - no\na:\n- t: |\n    - no\n    y: no\n  u: "one\n    - two"\n- t: >\n   b\n'

  expect(split(text)).toMatchObject({
    value: { x: 'a:\n- no\n' },
    lists: { a: [{ t: '- no\ny: no\n', u: 'one - two' }, { t: 'b\n' }] },
  })
})

it('tells the line of what is not YAML, in the frame and in an entry', () => {
  expect(split('a:\n- 1\n- 2\nx: "y\n')).toMatchObject({ problems: [{ code: 'yaml.not-valid' }] })
  expect(split('a:\n- 1\n- x: {\n- 3\ny: 1\n')).toMatchObject({
    lists: { a: ['1', null, '3'] },
    told: [expect.stringMatching(/^\/line\/3 yaml\.not-valid$/)],
  })
  expect(split('a:\n- 1\n- 2\nx: 1\n y: 2\n')).toMatchObject({
    problems: [{ path: expect.stringMatching(/^\/line\/[45]$/) }],
  })
})

it('security.md 4.7: an alias is told and not followed, so that no bomb goes off', () => {
  const levels = Array.from({ length: 40 }, (_, i) => `l${i + 1}: &l${i + 1} [*l${i}, *l${i}, *l${i}]`)
  const bomb = split(`l0: &l0 x\n${levels.join('\n')}\na:\n- &e {n: 1}\n- *e\n- <<: *e\n  n: 2\n`)

  expect(bomb).toMatchObject({ lists: { a: [{ n: '1' }, null, { '<<': null, n: '2' }] } })
  expect(bomb.told).toContain('/a/1 yaml.alias-not-read')
  expect(bomb.told).toContain('/l40/0 yaml.alias-not-read')
})

it('security.md 4.7: tags, words and names given twice are plain texts', () => {
  expect(
    split('a:\n- !!js/function "() => 1"\n- NO\n- 1.10\n- {n: 1, n: 2}\n- __proto__: x\n  constructor: y\n'),
  ).toMatchObject({
    lists: {
      a: [
        '() => 1',
        'NO',
        '1.10',
        { n: '2' },
        Object.fromEntries([
          ['__proto__', 'x'],
          ['constructor', 'y'],
        ]),
      ],
    },
    told: ['/a/3/n json.name-twice'],
  })
})

it(
  'security.md 4.7: nesting without end is told soon',
  () => {
    for (const piece of ['['.repeat(100_000), '- '.repeat(100_000), '{a: '.repeat(50_000)]) {
      expect(split(`x: 1\na:\n- ${piece}\n- 2\n`)).toMatchObject({ lists: { a: [null, '2'] } })
      expect(split(`x: ${piece}\n`)).toMatchObject({ problems: [{ code: 'yaml.not-valid' }] })
    }
  },
  soon,
)

it(
  'security.md 4.7: a list begun again and again, or long in lines and blanks, is read soon',
  () => {
    expect(split('a:\n- 1\n'.repeat(50_000)).problems ?? []).toHaveLength(0)
    expect(split(`a:\n${'\n'.repeat(200_000)}- 1\n${' \n'.repeat(200_000)}- 2\n`)).toMatchObject({
      lists: { a: ['1', '2'] },
    })
  },
  soon,
)

it('refuses a frame or leaves out an entry beyond the limit', () => {
  const long = 'x'.repeat(17 * 1024 * 1024)

  expect(split(`x: ${long}\na:\n- 1\n`)).toMatchObject({ problems: [{ code: 'json.too-large' }] })
  expect(split(`a:\n- ${long}\n- 1\n`)).toMatchObject({
    lists: { a: [null, '1'] },
    told: ['/a/0 json.too-large'],
  })
})
