/**
 * JSON as some tools write it, with a comma after the last entry: the same text with a blank in place of each such
 * comma, so that places stay. What stands in texts is left alone.
 */
export function withoutTrailingCommas(text: string): string {
  const pieces: string[] = []
  let kept = 0
  let comma = -1
  for (let at = 0; at < text.length; at++) {
    const character = text[at]
    if (character === '"') {
      at = endOfText(text, at)
      comma = -1
    } else if (character === ',') comma = at
    else if ((character === '}' || character === ']') && comma >= 0) {
      pieces.push(text.slice(kept, comma), ' ')
      kept = comma + 1
      comma = -1
    } else if (character !== undefined && !/\s/.test(character)) comma = -1
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
