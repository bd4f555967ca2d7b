import { expect, it } from 'vitest'
import { fitInto, layTable, widthOf } from './table.ts'

it('aligns columns of half and full width', () => {
  const lines = layTable([
    ['名称', 'state'],
    ['制御ユニット', 'ok'],
    ['gateway', 'ｻｰﾊﾞ'],
  ])

  expect(lines).toEqual(['名称          state', '制御ユニット  ok', 'gateway       ｻｰﾊﾞ'])
})

it('keeps a row on one line, whatever its cells hold', () => {
  expect(layTable([['a\nb', 'c']])).toEqual(['a\\x0ab  c'])
})

it('counts combining marks as nothing', () => {
  expect(widthOf('e\u0301')).toBe(1)
  expect(widthOf('が')).toBe(2)
})

it('cuts a text to the columns there are', () => {
  expect(fitInto('取り込み中', 5)).toBe('取り')
  expect(fitInto('abc', 5)).toBe('abc')
})
