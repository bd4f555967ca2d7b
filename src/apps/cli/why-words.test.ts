import { expect, it } from 'vitest'
import { type Explained, explainHit, rangeInWords } from '#contract/matching/reason-words.ts'
import { say } from '#texts/index.ts'

const en = (key: string, facts?: object) => say('en', `words:${key}`, { ...facts })
const ja = (key: string, facts?: object) => say('ja', `words:${key}`, { ...facts })

const hit: Explained = {
  component: { name: 'left', version: '2.1' },
  verdict: 'affected',
  reason: { source: 'osv', record: 'X-1', range: '>= 2.0, < 2.17.1', rank: 'ecosystem', fixed: ['2.17.1'] },
}

it('says which range of which record holds the version, and what mends it', () => {
  expect(explainHit(en, hit).join(' ')).toBe(
    'left 2.1 lies in the range that X-1 (osv, ecosystem’s advisory) calls affected: from 2.0, before 2.17.1. Fixed in 2.17.1.',
  )
  expect(explainHit(ja, hit).join('')).toBe(
    'left 2.1は、X-1（osv、エコシステムのアドバイザリ）が影響を受けるとする範囲「2.0以上 2.17.1未満」に入っています。2.17.1で修正されています。',
  )
})

it('says what would settle what is undetermined', () => {
  const doubted = { ...hit, verdict: 'undetermined', reason: { ...hit.reason, doubt: 'release' } } as const
  const [why = '', settle = ''] = explainHit(en, doubted)

  expect(why).toContain('Which release left 2.1 comes from is not told')
  expect(settle).toContain('would settle it')
  // Written down before doubts were told.
  const old = { ...doubted, reason: { ...hit.reason, range: '? introduced abc' } }
  expect(explainHit(en, old)[0]).toContain('no range that can be compared')
})

it('names the source package and a match by CPE', () => {
  const built = { source: 'openssl 3.0.1', binary: 'libssl3 3.0.1' }
  const told = explainHit(en, { ...hit, reason: { ...hit.reason, rank: 'cpe', built } }).join(' ')

  expect(told).toContain('Installed is libssl3 3.0.1; advisories name its source package, openssl 3.0.1.')
  expect(told).toContain('weakest kind of match')
})

it('tells of which package a component is a part, and whose word decides', () => {
  const name = { name: 'python3-left', version: '2.1-5.el9' }
  const silent = {
    ...hit,
    verdict: 'undetermined',
    reason: { ...hit.reason, doubt: 'owned', owner: name },
  } as const
  const mended = {
    ...hit,
    verdict: 'not_affected',
    reason: {
      ...hit.reason,
      range: '< 2.1-4.el9',
      rank: 'distribution',
      owner: { ...name, says: 'affected' },
    },
  } as const

  expect(explainHit(en, silent)).toEqual([
    expect.stringContaining('left 2.1 is a part of the distribution’s package python3-left 2.1-5.el9'),
    'The distribution’s word on python3-left 2.1-5.el9 would settle it.',
  ])
  expect(explainHit(en, mended)).toEqual([
    'X-1 (osv, distribution’s advisory) calls before 2.1-4.el9 of python3-left affected, which version 2.1-5.el9 is not.',
    expect.stringContaining('left is a part of the distribution’s package python3-left 2.1-5.el9;'),
  ])
  expect(explainHit(ja, mended).join('')).toContain(
    'leftはディストリビューションのパッケージpython3-left 2.1-5.el9に含まれています。',
  )
})

it.each([
  ['*', 'every version'],
  ['= 1.0', 'only 1.0'],
  ['> 1.0, <= 2.0', 'after 1.0, up to and including 2.0'],
  ['< 2', 'before 2'],
  ['? introduced abc', 'a range that cannot be compared'],
  ['something else', 'something else'],
])('puts %s into words', (range, words) => {
  expect(rangeInWords(en, range)).toBe(words)
})
