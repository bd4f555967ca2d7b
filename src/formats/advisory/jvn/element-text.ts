import type { ProblemLog } from '../../problem-log.ts'
import { childOf, linePath, textOf, type XmlElement } from '../../xml/element.ts'

/** A record that is being read. */
export interface Reading {
  readonly log: ProblemLog
}

/**
 * An element's text within the limit, in characters; a longer one is told and left out, as a cut text is another text.
 */
export function readElement(element: XmlElement | null, limit: number, { log }: Reading): string | null {
  const text = textOf(element)
  if (element === null || text === null || text.length <= limit) return text
  log.add(linePath(element), 'json.text-too-long', { length: text.length, limit })
  return null
}

/** A moment as RFC 3339 in UTC; JVN iPedia leaves the seconds out here and there. */
export function readMoment(parent: XmlElement, name: string, { log }: Reading): string | null {
  const element = childOf(parent, name)
  const text = textOf(element)
  if (element === null || text === null) return null
  try {
    return Temporal.Instant.from(text).toString()
  } catch {
    log.add(linePath(element), 'json.time-not-valid', { time: text.slice(0, 40) })
    return null
  }
}
