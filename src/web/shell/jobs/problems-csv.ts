import type { ProblemLine } from '#contract/shapes.ts'
import { csvBeginning, csvLine } from '#kernel/text/csv.ts'

/** What the file says beside the problems, in the reader's language. */
export interface FileWords {
  /** What the file is and how much of it: the first line. */
  readonly about: readonly string[]
  /** Headings of place, problem and code. */
  readonly headings: readonly [place: string, problem: string, code: string]
}

/** A table of problems for spreadsheets; nothing in it is taken for a formula. */
export function problemsAsCsv(problems: readonly ProblemLine[], words: FileWords): string {
  const lines = problems.map(({ path, message, code }) => csvLine([path === '' ? '/' : path, message, code]))
  return [csvBeginning, csvLine(words.about), csvLine(words.headings), ...lines].join('')
}

/** `out/Backend.cdx.json` → `Backend.cdx.json-problems.csv`, without what file systems refuse. */
export function problemsFileName(title: string): string {
  const name = title
    .replace(/^.*[/\\]/, '')
    .replaceAll(/[\p{Cc}<>:"|?*]+/gu, '-')
    .slice(0, 120)
  return `${name === '' ? 'job' : name}-problems.csv`
}
