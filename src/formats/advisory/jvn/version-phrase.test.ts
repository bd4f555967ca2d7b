import { describe, expect, it } from 'vitest'
import { readVersionPhrase, type VersionStretch } from './version-phrase.ts'

/** In short: `>= 1, < 2`. */
function short({ from, isAfter, to, isBefore }: VersionStretch): string {
  if (from !== null && from === to) return `= ${from}`
  const low = from === null ? [] : [`${isAfter ? '>' : '>='} ${from}`]
  const high = to === null ? [] : [`${isBefore ? '<' : '<='} ${to}`]
  return [...low, ...high].join(', ') || '*'
}

const read = (phrase: string) => readVersionPhrase(phrase)?.stretches.map(short).join(' | ')

describe('phrases that mean one thing', () => {
  it.each([
    ['5.16.3 未満', '< 5.16.3'],
    ['5.16.3未満', '< 5.16.3'],
    ['５．１６．３　未満', '< 5.16.3'],
    ['7.6.2より前のバージョン', '< 7.6.2'],
    ['Ver.1.4.2より前のバージョン', '< 1.4.2'],
    ['ver1.4.2 より前', '< 1.4.2'],
    ['v1.4.2 より古いバージョン', '< 1.4.2'],
    ['1.2 およびそれ以前', '<= 1.2'],
    ['1.2 およびそれ以前のバージョン', '<= 1.2'],
    ['1.2 及びそれ以前のバージョン', '<= 1.2'],
    ['バージョン 1.2 以前', '<= 1.2'],
    ['1.2 以前のバージョン', '<= 1.2'],
    ['1.2 以下', '<= 1.2'],
    ['1.2 まで', '<= 1.2'],
    ['1.2 までのバージョン', '<= 1.2'],
    ['ファームウェアバージョン 1.05およびそれ以前', '<= 1.05'],
    ['1.2 以降', '>= 1.2'],
    ['1.2 以上', '>= 1.2'],
    ['1.2 およびそれ以降のバージョン', '>= 1.2'],
    ['1.2 より後のバージョン', '> 1.2'],
    ['2.13.0 から 2.15.0 より前のバージョン', '>= 2.13.0, < 2.15.0'],
    ['2.0-beta9 から 2.12.1 未満', '>= 2.0-beta9, < 2.12.1'],
    ['1.0 から 1.5 まで', '>= 1.0, <= 1.5'],
    ['1.0 から 1.5 までのバージョン', '>= 1.0, <= 1.5'],
    ['1.0 から 1.5 までの全てのバージョン', '>= 1.0, <= 1.5'],
    ['2.0-Beta9 未満', '< 2.0-Beta9'],
    ['SP1', '= SP1'],
    ['1.0 から 1.5', '>= 1.0, <= 1.5'],
    ['1.0 ～ 1.5', '>= 1.0, <= 1.5'],
    ['1.0〜1.5', '>= 1.0, <= 1.5'],
    ['1.0 - 1.5', '>= 1.0, <= 1.5'],
    ['1.0-rc1 - 1.0-rc3', '>= 1.0-rc1, <= 1.0-rc3'],
    ['2.4.0 およびそれ以上 2.4.39 未満', '>= 2.4.0, < 2.4.39'],
    ['1.2 またはそれ以前', '<= 1.2'],
    ['1.2 未満の全てのバージョン', '< 1.2'],
    ['8u351', '= 8u351'],
    ['1.0 以上 1.5 未満', '>= 1.0, < 1.5'],
    ['1.0 以降 1.5 未満のバージョン', '>= 1.0, < 1.5'],
    ['1.0 以上、1.5 以下', '>= 1.0, <= 1.5'],
    ['1.0 およびそれ以降 1.5 未満', '>= 1.0, < 1.5'],
    ['1.0 より後 1.5 より前', '> 1.0, < 1.5'],
    ['8.1', '= 8.1'],
    ['バージョン 8.1', '= 8.1'],
    ['7.7、8.0 および 8.1', '= 7.7 | = 8.0 | = 8.1'],
    ['すべてのバージョン', '*'],
    ['全バージョン', '*'],
    ['全てのバージョン', '*'],
    ['versions prior to 1.2.3', '< 1.2.3'],
    ['1.2.3 and earlier', '<= 1.2.3'],
    ['1.2.3 and earlier versions', '<= 1.2.3'],
    ['1.2.3 and later', '>= 1.2.3'],
    ['from 1.0 to 1.5', '>= 1.0, <= 1.5'],
    ['versions from 1.0 before 1.5', '>= 1.0, < 1.5'],
    ['1.0 through 1.5', '>= 1.0, <= 1.5'],
    ['all versions', '*'],
  ])('%s', (phrase, expected) => {
    expect(read(phrase)).toBe(expected)
  })
})

describe('phrases that stay undetermined', () => {
  it.each([
    'core 2.0-beta9 から 2.12.1 より前のバージョン',
    'for Windows 5.8 (Build 1575) 未満',
    'v6 R4 およびそれ以前のバージョン',
    '2.x 系',
    '2.4.x (2.4.39 未満)',
    '5.1.1 未満の 5.1',
    '～1.5',
    '1.0 -',
    'Windows 10 1809',
    '5.x',
    '1.0 未満または 2.0 から 2.3 まで',
    '1.2 以前（1.1.5 を除く）',
    '1.5 から 1.0 まで',
    '1.10 から 1.9 未満',
    'Home Edition',
    '2023年版',
    '不明',
    '1.0 から',
    '未満',
    '以前 1.2',
    '1.2 1.3',
    '*',
    '',
    ' ',
  ])('%s', (phrase) => {
    expect(read(phrase)).toBeUndefined()
  })
})

it('keeps the CVEs that a phrase is limited to', () => {
  expect(readVersionPhrase('Ver.1.4.2より前のバージョン（CVE-2025-0354、CVE-2025-0355）')).toMatchObject({
    stretches: [{ to: '1.4.2', isBefore: true }],
    cves: ['CVE-2025-0354', 'CVE-2025-0355'],
  })
  expect(readVersionPhrase('1.4.2 より前（CVE-2025-0354 のみ）')).toBeNull()
})

it('security.md 4.10: answers at once whatever is written', () => {
  const hostile = [
    '1'.repeat(10_000),
    '1.'.repeat(140),
    '（'.repeat(290),
    '全'.repeat(290),
    '1 '.repeat(149),
    "' OR 1=1",
  ]
  const began = performance.now()

  for (const phrase of hostile) expect(readVersionPhrase(phrase)).toBeNull()
  expect(performance.now() - began).toBeLessThan(1000)
})
