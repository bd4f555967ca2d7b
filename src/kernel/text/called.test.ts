import { expect, it } from 'vitest'
import { fc } from '#test/property.ts'
import { foldCompany, foldName } from './called.ts'

it.each([
  ['ＭＥＬＳＥＣ　ｉＱ－Ｆ', 'melsec_iq-f'],
  ['ｻｰﾊﾞｰ', 'サーバ'],
  ['キヤノン', 'キャノン'],
  ['ヴァイオリン', 'バイオリン'],
  ['げーとうぇい', 'ゲートウエイ'],
  ['Foo Server', 'foo_server'],
])('%s and %s are one name', (one, other) => {
  expect(foldName(one)).toBe(foldName(other))
  expect(foldName(one)).not.toBe('')
})

it.each([
  ['C', 'C++'],
  ['C', 'C#'],
  ['バス', 'パス'],
])('%s and %s are two', (one, other) => {
  expect(foldName(one)).not.toBe(foldName(other))
})

it.each([
  ['例示電機株式会社', '例示電機'],
  ['㈱例示', '例示'],
  ['Example Co., Ltd.', 'EXAMPLE'],
  ['Example, Inc.', 'example'],
  ['株式会社', '株式会社'],
  ['Limited', 'limited'],
])('%s is called %s', (written, called) => {
  expect(foldCompany(written)).toBe(foldName(called))
})

it('folds what is folded to itself, and nothing that is no name', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (text) => {
      const folded = foldName(text)
      expect(foldName(folded)).toBe(folded)
    }),
  )
  expect(foldName('x'.repeat(201))).toBe('')
  expect(foldName(' - _ ')).toBe('')
})
