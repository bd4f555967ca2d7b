import { expect, it } from 'vitest'
import { fc } from '#test/property.ts'
import type { RecordPiece } from '../text/record-holder.ts'
import { splitRecords } from './split-records.ts'

const arrays = new Set(['vulnerabilities'])

function split(text: string | Buffer, options: { step?: number; isLines?: boolean; maxBytes?: number } = {}) {
  const { step = 1_000_000, isLines = false, maxBytes = 1_000_000 } = options
  const bytes = Buffer.from(text)
  const splitter = splitRecords({ arrays, isLines, maxBytes })
  const pieces: RecordPiece[] = []
  for (let at = 0; at < bytes.length; at += step) pieces.push(...splitter.push(bytes.subarray(at, at + step)))
  pieces.push(...splitter.end())
  const found = pieces.map((piece): [string, string] => [piece.place, piece.bytes.toString()])
  return { found, faults: splitter.faults }
}

it.each([
  ['one record', '{"id":"a"}', [['', '{"id":"a"}']]],
  ['a mark and blanks around', '\ufeff \n{"id":"a"}\n\n', [['/line/2', '{"id":"a"}']]],
  [
    'an envelope',
    '{"format":"NVD_CVE","vulnerabilities": [ {"a":[1,{"b":"]}"}]} ,{"c":2}\n], "x":{"vulnerabilities":[{"no":1}]}}',
    [
      ['/vulnerabilities/0', '{"a":[1,{"b":"]}"}]}'],
      ['/vulnerabilities/1', '{"c":2}'],
    ],
  ],
  ['an envelope without records', '{"vulnerabilities":[],"total":0}', []],
  [
    'an array',
    '[{"a":1},\n{"b":"\\"\\\\"}]',
    [
      ['/0', '{"a":1}'],
      ['/1', '{"b":"\\"\\\\"}'],
    ],
  ],
  [
    'lines',
    '{"a":1}\n{"b":"x"}\n',
    [
      ['', '{"a":1}'],
      ['/line/2', '{"b":"x"}'],
    ],
  ],
  [
    'several envelopes',
    '{"vulnerabilities":[{"a":1}]}\n{"vulnerabilities":[{"b":1}]}',
    [
      ['/vulnerabilities/0', '{"a":1}'],
      ['/vulnerabilities/0', '{"b":1}'],
    ],
  ],
  [
    'entries that are no records',
    '{"vulnerabilities":[null, 12 ,"a,b",{"c":1}]}',
    [
      ['/vulnerabilities/0', 'null'],
      ['/vulnerabilities/1', '12'],
      ['/vulnerabilities/2', '"a,b"'],
      ['/vulnerabilities/3', '{"c":1}'],
    ],
  ],
  ['a page', '<html><body>sign in</body></html>', [['', '<html><body>sign in</body></html>']]],
  ['nothing', ' \n', []],
])('takes %s apart, however its bytes come', (_what, text, expected) => {
  for (const step of [1, 3, 7, 1_000_000]) expect(split(text, { step }).found).toEqual(expected)
})

it('reads lines as lines: a broken one costs only itself', () => {
  const { found } = split('{"a":\n{"b":1}\n\n{"c":2}', { isLines: true, step: 4 })

  expect(found).toEqual([
    ['/line/1', '{"a":'],
    ['/line/2', '{"b":1}'],
    ['/line/4', '{"c":2}'],
  ])
})

it('tells where a file of records breaks off, and gives what was whole', () => {
  const { found, faults } = split('{"vulnerabilities":[{"a":1},{"b":')

  expect(found).toEqual([['/vulnerabilities/0', '{"a":1}']])
  expect(faults).toEqual([{ place: '/vulnerabilities/1', code: 'json.ends-early' }])
})

it('gives one record that breaks off to who reads it', () => {
  expect(split('{"id":"a"').found).toEqual([['', '{"id":"a"']])
})

it('security.md 4.6: leaves out a record that is too large, holding nothing of it', () => {
  const text = `{"vulnerabilities":[{"a":"${'x'.repeat(5000)}"},{"b":1}]}`

  for (const step of [10, 100_000]) {
    const { found, faults } = split(text, { step, maxBytes: 1000 })
    expect(found).toEqual([['/vulnerabilities/1', '{"b":1}']])
    expect(faults).toEqual([{ place: '/vulnerabilities/0', code: 'json.too-large' }])
  }
})

it('finds every record of whatever envelope', () => {
  fc.assert(
    fc.property(
      fc.array(fc.dictionary(fc.string(), fc.jsonValue())),
      fc.nat({ max: 30 }),
      (records, step) => {
        const text = JSON.stringify({ before: { vulnerabilities: 1 }, vulnerabilities: records, after: [{}] })
        const { found, faults } = split(text, { step: step + 1 })

        expect(faults).toEqual([])
        expect(found.map(([, one]) => JSON.parse(one))).toEqual(JSON.parse(JSON.stringify(records)))
      },
    ),
    { numRuns: 200 },
  )
})
