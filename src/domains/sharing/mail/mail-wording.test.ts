import { describe, expect, it } from 'vitest'
import { say } from '#texts/index.ts'
import type { Matter, Reader } from '../notices/notice-wording.ts'
import { wordMail } from './mail-wording.ts'

const url = 'https://renkei.example'
const reason = [{ role: 'engineer', team: { id: 't', ja: null, en: 'PSIRT' } }] as const
const ja: Reader = { language: 'ja', speak: (key, facts) => say('ja', key, facts) }

function findings(name: string, title: string): Matter {
  return { kind: 'findings', facts: { name, title, items: 3, batch: 'b', since: '', events: [] } }
}

describe('wordMail', () => {
  it('says what, how many, why and where', () => {
    const matter = findings('CVE-2026-1', 'Heap overflow in libexample')

    const mail = wordMail({ matter, reason, subjectId: 'v1', mayName: true }, ja, url)

    expect(mail.subject).toBe('[Renkei] CVE-2026-1が構成品目3件に影響する可能性があります')
    expect(mail.text).toContain('Heap overflow in libexample\n構成品目3件について')
    expect(mail.text).toContain('詳細：https://renkei.example/vulnerabilities/CVE-2026-1\n')
    expect(mail.text).toContain('PSIRTの製品セキュリティ担当者の方にお送りしています。')
    expect(mail.html).toContain('<html lang="ja">')
    expect(mail.html).toContain('<a href="https://renkei.example/vulnerabilities/CVE-2026-1">')
  })

  it('lets nothing that others wrote become markup or another way', () => {
    const matter = findings('../x?"><script>', '<img src=x onerror="alert(1)">&\'')

    const mail = wordMail({ matter, reason, subjectId: 'v1', mayName: true }, ja, url)

    expect(mail.html).not.toMatch(/<script|<img/)
    expect(mail.html).toContain('&lt;img src=x onerror=&quot;alert(1)&quot;&gt;&amp;&#39;')
    expect(mail.text).toContain('/vulnerabilities/..%2Fx%3F%22%3E%3Cscript%3E\n')
  })

  it('names nothing of a vulnerability that mail may not name', () => {
    const matter = findings('SECRET-1', 'about the secret')

    const mail = wordMail({ matter, reason, subjectId: 'v1', mayName: false }, ja, url)

    expect(Object.values(mail).join()).not.toMatch(/secret/i)
    expect(mail.subject).toBe('[Renkei] 共有範囲が制限された脆弱性が構成品目3件に影響する可能性があります')
    expect(mail.text).toContain('https://renkei.example/vulnerabilities/v1\n')
  })

  it('leads from a summary to the worklist', () => {
    const facts = { vulnerabilities: 12, items: 40, batch: 'b', since: '', events: [], recent: [] }
    const letter = { matter: { kind: 'summary', facts }, reason, subjectId: 'b', mayName: false } as const

    const mail = wordMail(letter, { language: 'en', speak: (key, said) => say('en', key, said) }, url)

    expect(mail.subject).toBe('[Renkei] 12 vulnerabilities may affect configuration items')
    expect(mail.text).toContain('Details: https://renkei.example/vulnerabilities\n')
  })
})
