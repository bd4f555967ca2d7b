/** The library reads all that is open, and gathers all that is wrong, before it can be told to stop; a document of people has some ten. */
const mostOpen = 10_000

const opening = new Set([...'[{'].map((mark) => mark.charCodeAt(0)))
const closing = new Set([...']}'].map((mark) => mark.charCodeAt(0)))
const [dash, blank, newline] = [0x2d, 0x20, 0x0a]

/**
 * The line in which a text in YAML has more brackets, or items begun within items, open at once, or more brackets closed
 * that were never open, than any document means; null where it has not. Texts in quotes count like others, which is why the limit is high.
 */
export function lineTooDeep(text: string): number | null {
  let line = 1
  let open = 0
  let items = 0
  let stray = 0
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === newline) line++
    const step = stepOf(code)
    if (open + step < 0) stray++
    else open += step
    if (code !== blank) items = code === dash ? items + 1 : 0
    if (Math.max(open, items, stray) > mostOpen) return line
  }
  return null
}

function stepOf(code: number): number {
  if (opening.has(code)) return 1
  return closing.has(code) ? -1 : 0
}
