import type { Problem } from '#kernel/errors/app-error.ts'
import { problem } from '#kernel/parsed/parsed.ts'
import { refuseIntel } from '../errors.ts'

/** A line of a list; longer ones are no lines. */
const longestLine = 10_000

/**
 * The lines of a body in UTF-8, without their ends.
 * @throws AppError `intel.feed-is-a-page`, `intel.feed-unreadable`
 */
export async function* linesOf(reply: {
  readonly contentType: string
  readonly body: AsyncIterable<Uint8Array>
}): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let rest = ''
  let isFirst = true
  for await (const chunk of reply.body) {
    rest += decode(() => decoder.decode(chunk, { stream: true }))
    if (isFirst && isPage(reply.contentType, rest)) throw refuseIntel('feed-is-a-page')
    isFirst = false
    const lines = rest.split('\n')
    rest = lines.pop() ?? ''
    if (rest.length > longestLine) throw unreadable(problem('', 'feed.line-too-long', { limit: longestLine }))
    yield* lines.map(withoutReturn)
  }
  yield withoutReturn(rest + decode(() => decoder.decode()))
}

function decode(read: () => string): string {
  try {
    return read()
  } catch {
    throw unreadable(problem('', 'feed.not-utf8'))
  }
}

function unreadable(found: Problem) {
  return refuseIntel('feed-unreadable', { problems: [found] })
}

function withoutReturn(line: string): string {
  return line.endsWith('\r') ? line.slice(0, -1) : line
}

/** Log-in pages and proxies answer 200 as well. */
export function isPage(contentType: string, start: string): boolean {
  return (
    contentType === 'text/html' ||
    contentType === 'application/xhtml+xml' ||
    /^\ufeff?\s*<(?:!doctype|html|head|body|script|meta)\b/i.test(start)
  )
}
