import type { TextLine } from '../../text/lines.ts'

/** A line with those that continue it, and the remarks that stand beside and below it. */
export interface LogicalLine {
  readonly line: number
  readonly content: string
  readonly remarks: readonly string[]
}

/** A line that grows while others continue it. */
interface GrowingLine extends LogicalLine {
  content: string
  readonly remarks: string[]
}

/** Lines that end with a backslash go on; remarks begin at a `#` that stands first or after a blank. */
export function* logicalLines(lines: Iterable<TextLine>): Generator<LogicalLine> {
  let current: GrowingLine = { line: 0, content: '', remarks: [] }
  let goesOn = false
  for (const { line, text } of lines) {
    const { content, remark, continues } = divide(text)
    if (goesOn) current.content += ` ${content}`
    else if (content !== '') {
      if (current.line > 0) yield current
      current = { line, content, remarks: [] }
    }
    if (remark !== null && current.remarks.length < mostRemarks) current.remarks.push(remark)
    goesOn = continues
  }
  if (current.line > 0) yield current
}

function divide(text: string) {
  const mark = /(?:^|\s)#/.exec(text)
  const written = mark === null ? text : text.slice(0, mark.index)
  const continues = mark === null && written.endsWith('\\')
  return {
    content: (continues ? written.slice(0, -1) : written).trim(),
    remark: mark === null ? null : text.slice(mark.index + mark[0].length),
    continues,
  }
}

/** A package has as many as others ask for it. */
const mostRemarks = 10_000

/** `# via a, b`, or `# via` and a line for each, as pip-compile and uv write it. */
export function namesInVia(remarks: readonly string[]): readonly string[] {
  const start = remarks.findIndex((remark) => /^\s*via\b/.test(remark))
  if (start < 0) return []
  const [first = '', ...rest] = remarks.slice(start)
  return [first.replace(/^\s*via\b/, ''), ...rest]
    .flatMap((remark) => remark.split(','))
    .map((name) => name.trim().replace(/\s\(.*$/, ''))
    .filter((name) => /^(?:[A-Za-z\d][\w.-]*|-r .*)$/.test(name))
}
