import { describe, expect, it } from 'vitest'
import { say } from '#texts/index.ts'
import { type Matter, type Reader, wordNotice, wordReasons } from './notice-wording.ts'

const ja = readerIn('ja')
const en = readerIn('en')

function readerIn(language: 'ja' | 'en'): Reader {
  return { language, speak: (key, facts) => say(language, key, facts) }
}

function findings(items: number, title = 'Heap overflow'): Matter {
  const facts = { items, title, name: 'CVE-2026-1', batch: 'b', since: '', events: [] }
  return { kind: 'findings', facts }
}

function summary(vulnerabilities: number, items: number): Matter {
  return { kind: 'summary', facts: { vulnerabilities, items, batch: 'b', since: '', events: [], recent: [] } }
}

describe('wordNotice', () => {
  it('speaks the language of its reader', () => {
    expect(wordNotice(findings(3), ja)).toEqual({
      title: 'CVE-2026-1が構成品目3件に影響する可能性があります',
      text: 'Heap overflow\n構成品目3件について、影響の有無を判断してください。',
    })
    expect(wordNotice(findings(1), en).title).toBe('CVE-2026-1 may affect 1 configuration item')
    expect(wordNotice(findings(2), en).title).toBe('CVE-2026-1 may affect 2 configuration items')
  })

  it('leaves out a title that is not there', () => {
    expect(wordNotice(findings(3, ''), ja).text).toBe('構成品目3件について、影響の有無を判断してください。')
  })

  it('tells of a summary how many vulnerabilities and items it stands for', () => {
    const wording = wordNotice(summary(12, 40), ja)

    expect(wording.title).toBe('12件の脆弱性が構成品目に影響する可能性があります')
    expect(wording.text).toContain('延べ40件')
    expect(wordNotice(summary(12, 1), en).text).toContain('1 configuration item is')
  })

  it('takes a name for what it is, also one that looks like a placeholder', () => {
    const facts = {
      items: 1,
      title: '$t(words:roles.guest)',
      name: '{{count}} $t(words:roles.guest) <b>',
      batch: '',
      since: '',
      events: [],
    }

    const wording = wordNotice({ kind: 'findings', facts }, en)

    expect(wording.title).toBe('{{count}} $t(words:roles.guest) <b> may affect 1 configuration item')
    expect(wording.text).toContain('$t(words:roles.guest)')
  })
})

describe('wordReasons', () => {
  const team = { id: 't', ja: '情報防衛室', en: null }

  it('says role and team in the reader’s language, or the only one there is', () => {
    expect(wordReasons([{ role: 'engineer', team }], ja)).toBe(
      '情報防衛室の製品セキュリティ担当者の方にお送りしています。',
    )
    expect(wordReasons([{ role: 'engineer', team }], en)).toBe(
      'You receive this as product security engineer of 情報防衛室.',
    )
  })

  it('lists several', () => {
    const reasons = [
      { role: 'responder', team },
      { role: 'handler', team: null },
    ] as const

    expect(wordReasons(reasons, ja)).toBe(
      '情報防衛室の対応担当者、担当チームが未設定の構成品目を扱う情報ハンドリング担当者の方にお送りしています。',
    )
    expect(wordReasons(reasons, en)).toBe(
      'You receive this as responder of 情報防衛室 and information handler for configuration items without a team.',
    )
  })
})
