/** A run of text within a block. */
export type Run =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'link'; readonly text: string; readonly url: string }

/** What we draw of a text in Markdown: nothing else comes through. */
export type Block =
  | { readonly kind: 'paragraph' | 'heading'; readonly runs: readonly Run[] }
  | { readonly kind: 'list'; readonly ordered: boolean; readonly items: readonly (readonly Run[])[] }
  | { readonly kind: 'code'; readonly text: string }

/** A block while its lines are gathered. */
type Draft =
  | { readonly kind: 'paragraph' | 'heading' | 'code'; readonly lines: string[] }
  | { readonly kind: 'list'; readonly ordered: boolean; readonly items: string[][] }

const fence = /^ {0,3}(```|~~~)/
const heading = /^ {0,3}#{1,6}\s+(.*)$/
const listItem = /^\s*(?:[-*+]|(\d{1,9})[.)])\s+(.*)$/
const rule = /^ {0,3}(?:[-*_] *){3,}$/
const quote = /^ {0,3}(?:> ?)+/
const tableLine = /^\s*\|/

/**
 * Reads Markdown of unknown origin as paragraphs, headings, lists and code. HTML, images and anything unknown stay
 * the plain text that they are; only addresses of http and https become links.
 */
export function readMarkdown(source: string): readonly Block[] {
  const drafts: Draft[] = []
  let open: Draft | null = null
  const begin = (draft: Draft): Draft => {
    drafts.push(draft)
    return draft
  }
  for (const line of source.split(/\r\n?|\n/)) {
    if (open?.kind === 'code') {
      if (fence.test(line)) open = null
      else open.lines.push(line)
    } else if (fence.test(line)) open = begin({ kind: 'code', lines: [] })
    else open = readLine(line.replace(quote, ''), open, begin)
  }
  return drafts.flatMap(finish)
}

/** Puts a line outside code where it belongs. @returns the block that the next line may continue */
function readLine(line: string, open: Draft | null, begin: (draft: Draft) => Draft): Draft | null {
  const title = heading.exec(line)?.[1]
  if (title !== undefined) {
    begin({ kind: 'heading', lines: [title.replace(/\s#+\s*$/, '')] })
    return null
  }
  if (line.trim() === '' || rule.test(line)) return null
  const item = listItem.exec(line)
  if (item !== null) return addItem(item, open, begin)
  if (open?.kind === 'list') {
    open.items.at(-1)?.push(line.trim())
    return open
  }
  if (open?.kind === 'paragraph' && !tableLine.test(line)) {
    open.lines.push(line.trim())
    return open
  }
  return begin({ kind: 'paragraph', lines: [line.trim()] })
}

function addItem(
  [, number, text = '']: RegExpExecArray,
  open: Draft | null,
  begin: (draft: Draft) => Draft,
): Draft {
  const list =
    open?.kind === 'list' ? open : begin({ kind: 'list', ordered: number !== undefined, items: [] })
  if (list.kind === 'list') list.items.push([text])
  return list
}

function finish(draft: Draft): readonly Block[] {
  if (draft.kind === 'code') return [{ kind: 'code', text: draft.lines.join('\n') }]
  if (draft.kind === 'list') {
    return [
      { kind: 'list', ordered: draft.ordered, items: draft.items.map((lines) => readRuns(lines.join(' '))) },
    ]
  }
  return [{ kind: draft.kind, runs: readRuns(draft.lines.join(' ')) }]
}

/** Code between back-ticks, `[text](address)`, `<address>`, and addresses as they stand. */
const runs =
  /`([^`\n]{1,500})`|\[([^[\]\n]{1,300})\]\((https?:\/\/[^\s()<>]{1,2000})\)|<(https?:\/\/[^\s<>]{1,2000})>|(https?:\/\/[^\s<>()[\]"'`]{1,2000})/gi

function readRuns(text: string): readonly Run[] {
  const found: Run[] = []
  let end = 0
  for (const match of text.matchAll(runs)) {
    found.push(...plain(text.slice(end, match.index)), ...readRun(match))
    end = match.index + match[0].length
  }
  return [...found, ...plain(text.slice(end))]
}

function readRun([, code, label, address, bracketed, bare]: RegExpExecArray): readonly Run[] {
  if (code !== undefined) return [{ kind: 'code', text: code }]
  const written = address ?? bracketed ?? bare ?? ''
  const stop = bare === undefined ? '' : (/[.,;:!?]+$/.exec(written)?.[0] ?? '')
  const url = written.slice(0, written.length - stop.length)
  return [linkTo(url, withoutMarks(label ?? url)), ...plain(stop)]
}

/** A link when the address is one of the web, else its text. */
export function linkTo(url: string, text: string = url): Run {
  const isWeb = /^https?:$/.test(URL.parse(url)?.protocol ?? '')
  return isWeb ? { kind: 'link', text, url } : { kind: 'text', text }
}

function plain(text: string): readonly Run[] {
  return text === '' ? [] : [{ kind: 'text', text: withoutMarks(text) }]
}

/** Leaves away the signs for emphasis and the strokes that protect signs. */
function withoutMarks(text: string): string {
  return text.replace(/\*\*([^*]{1,500})\*\*/g, '$1').replace(/\\([\\`*_{}[\]()#+.!<>-])/g, '$1')
}
