import { describe, expect, it } from 'vitest'
import { isTold, namesIn } from './told-name.ts'

const railway = { ja: 'うみかぜ鉄道株式会社', en: 'Umikaze Railway Company' }

describe('an organisation that an item names', () => {
  it.each([
    'うみかぜ鉄道 / Umikaze Railway',
    'ｕｍｉｋａｚｅ　ｒａｉｌｗａｙ',
    'うみかぜ鉄道（株）',
    '㈱うみかぜ鉄道',
    'Umikaze Railway Co., Ltd.',
    'ウミカゼ鉄道',
  ])('is found in %s', (text) => {
    expect(isTold(text, railway)).toBe(true)
  })

  it.each(['うみかぜ', 'うみかぜ鉄道サービス', 'Railway', '株式会社', '', ' / '])(
    'is not in “%s”',
    (text) => {
      expect(isTold(text, railway)).toBe(false)
    },
  )

  it('is found by the one name it has', () => {
    expect(isTold('Nagisa', { ja: null, en: 'Nagisa Inc.' })).toBe(true)
    expect(isTold('Nagisa', { ja: null, en: null })).toBe(false)
  })

  it('keeps its name where that is a legal form', () => {
    expect(namesIn('Company')).toEqual(['company'])
    expect(isTold('Costco', { ja: null, en: 'Costco' })).toBe(true)
  })
})
