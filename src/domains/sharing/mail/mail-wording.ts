import type { Reason } from '../notices/notice.ts'
import { type Matter, type Reader, wordNotice, wordReasons } from '../notices/notice-wording.ts'

/** What a mail tells of. */
export interface LetterMatter {
  readonly matter: Matter
  readonly reason: readonly Reason[]
  readonly subjectId: string
  /** Whether the vulnerability's own TLP label lets its name travel by mail. */
  readonly mayName: boolean
}

export interface MailWording {
  readonly subject: string
  readonly text: string
  readonly html: string
}

/**
 * A notice as a mail: what, how many items, why, and the way to it. It names no item, and nothing of a
 * vulnerability under TLP:AMBER or above: mail leaves the house's access behind.
 */
export function wordMail(letter: LetterMatter, reader: Reader, publicUrl: string): MailWording {
  const { speak, language } = reader
  const matter = letter.mayName ? letter.matter : withoutName(letter.matter, reader)
  const { title, text } = wordNotice(matter, reader)
  const why = wordReasons(letter.reason, reader)
  const link = linkTo(letter, publicUrl)
  const ending = speak('mail:notice.ending')
  const paragraphs = [title, ...text.split('\n')]
  return {
    subject: speak('mail:notice.subject', { title }),
    text: [paragraphs.join('\n'), speak('mail:notice.link', { link }), why, `-- \n${ending}`, ''].join(
      '\n\n',
    ),
    html: [
      `<!doctype html><html lang="${language}"><head><meta charset="utf-8"></head><body>`,
      ...paragraphs.map(paragraph),
      `<p><a href="${escapeHtml(link)}">${escapeHtml(speak('mail:notice.open'))}</a></p>`,
      paragraph(why),
      `<hr>${paragraph(ending)}`,
      '</body></html>',
    ].join('\n'),
  }
}

/** The same without the name of its vulnerability. */
export function withoutName(matter: Matter, { speak }: Reader): Matter {
  const unnamed = { name: speak('words:notices.findings.unnamed'), title: '' }
  if (matter.kind === 'summary' || matter.kind === 'source' || matter.kind === 'report') return matter
  if (matter.kind === 'closed')
    return { kind: 'closed', facts: { ...matter.facts, ...unnamed, into: unnamed.name } }
  return { kind: 'findings', facts: { ...matter.facts, ...unnamed } }
}

function linkTo({ matter, subjectId, mayName }: LetterMatter, publicUrl: string): string {
  if (matter.kind === 'source') return `${publicUrl}/administration/sources`
  if (matter.kind === 'report') return `${publicUrl}/wrong-matches?state=ended`
  const worklist = `${publicUrl}/vulnerabilities`
  if (matter.kind === 'summary') return worklist
  return `${worklist}/${encodeURIComponent(mayName ? matter.facts.name : subjectId)}`
}

/** A paragraph of text as HTML. */
export function paragraph(text: string): string {
  return `<p>${escapeHtml(text)}</p>`
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** Text that stands for itself in HTML. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => entities[sign] ?? '')
}
