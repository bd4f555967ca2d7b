/**
 * JSON as some tools write and people edit it, with remarks and a comma after the last entry: the same text with blanks
 * in their place, so that places stay. What stands in texts is left alone.
 */
export function plainJson(text: string): string {
  const pieces: string[] = []
  let kept = 0
  const blank = (from: number, to: number) => {
    pieces.push(text.slice(kept, from), text.slice(from, to).replaceAll(/[^\r\n]/g, ' '))
    kept = to
  }
  for (let at = 0; at < text.length; at++) {
    const character = text[at]
    if (character === '"') at = endOfText(text, at)
    else if (isRemark(text, at)) {
      const end = endOfRemark(text, at)
      blank(at, end)
      at = end - 1
    } else if (character === ',' && isLast(text, at)) blank(at, at + 1)
  }
  pieces.push(text.slice(kept))
  return pieces.join('')
}

/** The index of the closing quotation mark, or of the end. */
function endOfText(text: string, from: number): number {
  for (let at = from + 1; at < text.length; at++) {
    if (text[at] === '\\') at++
    else if (text[at] === '"') return at
  }
  return text.length
}

function isRemark(text: string, at: number): boolean {
  return text[at] === '/' && (text[at + 1] === '/' || text[at + 1] === '*')
}

/** Where a remark is over: at the end of its line, or behind its closing mark. */
function endOfRemark(text: string, from: number): number {
  const isLine = text[from + 1] === '/'
  const end = text.indexOf(isLine ? '\n' : '*/', from + 2)
  if (end < 0) return text.length
  return isLine ? end : end + 2
}

/** Whether nothing but blanks and remarks stands between a comma and a closing bracket. Commas do not follow each other. */
function isLast(text: string, comma: number): boolean {
  for (let at = comma + 1; at < text.length; at++) {
    const character = text[at] ?? ''
    if (isRemark(text, at)) at = endOfRemark(text, at) - 1
    else if (!/\s/.test(character)) return character === '}' || character === ']'
  }
  return false
}
