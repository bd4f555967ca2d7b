import type { Matter, Reader } from '../notices/notice-wording.ts'
import { wordNotice } from '../notices/notice-wording.ts'
import { escapeHtml, type MailWording, paragraph, withoutName } from './mail-wording.ts'

interface DigestMatter {
  readonly rows: readonly {
    readonly matter: Matter
    /** Of the vulnerability; null where it is about none. */
    readonly tlp: string | null
  }[]
  /** How many are unread in all. */
  readonly total: number
}

/** What is unread as one mail: how many, the newest by name as far as a mail may name them, and the way to the inbox. */
export function wordDigest({ rows, total }: DigestMatter, reader: Reader, publicUrl: string): MailWording {
  const { speak, language } = reader
  const title = speak('mail:digest.title', { count: total })
  const lines = rows.map(({ matter, tlp }) => {
    const mayName = tlp === null || tlp === 'clear' || tlp === 'green'
    return wordNotice(mayName ? matter : withoutName(matter, reader), reader).title
  })
  const more = total > rows.length ? [speak('mail:digest.more', { count: total - rows.length })] : []
  const link = `${publicUrl}/inbox`
  const ending = speak('mail:digest.ending')
  return {
    subject: speak('mail:notice.subject', { title }),
    text: [
      title,
      [...lines.map((line) => `・${line}`), ...more].join('\n'),
      speak('mail:digest.link', { link }),
      `-- \n${ending}`,
      '',
    ].join('\n\n'),
    html: [
      `<!doctype html><html lang="${language}"><head><meta charset="utf-8"></head><body>`,
      paragraph(title),
      `<ul>${lines.map((line) => `<li>${escapeHtml(line)}</li>`).join('')}</ul>`,
      ...more.map(paragraph),
      `<p><a href="${escapeHtml(link)}">${escapeHtml(speak('mail:digest.open'))}</a></p>`,
      `<hr>${paragraph(ending)}`,
      '</body></html>',
    ].join('\n'),
  }
}
