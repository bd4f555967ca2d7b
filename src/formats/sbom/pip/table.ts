import type { TextLine } from '../../text/lines.ts'
import type { Requirement } from './requirement.ts'

const head = /^\ufeff?Package {2,}Version\b/

/** Whether a text is the table that `pip list` prints. */
export function isTableHead(text: string): boolean {
  return head.test(text)
}

/** The rows below the line of dashes; a third column is the folder of a package that is being worked on. */
export function* requirementsOfTable(
  lines: Iterable<TextLine>,
): Generator<{ readonly line: number; readonly found: Requirement }> {
  for (const { line, text } of lines) {
    const [name = '', version = '', folder] = text.trim().split(/ +/, 4)
    if (line > 2 && name !== '' && version !== '') {
      const isLocal = folder !== undefined && /^(?:\/|[A-Za-z]:\\)/.test(folder)
      yield { line, found: { name, version, isLocal, repository: null, url: null } }
    }
  }
}
