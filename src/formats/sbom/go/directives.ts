/** `require (` and lines without their own directive, until the bracket closes. */
export interface Block {
  directive: string | null
}

/** @returns the words of a line with their directive first; none for what only opens or closes a block */
export function directiveOf(words: readonly string[], block: Block): readonly string[] {
  if (words.length === 0) return []
  if (block.directive === null) {
    if (words.length !== 2 || words[1] !== '(') return words
    block.directive = words[0] ?? null
    return []
  }
  if (words[0] !== ')') return [block.directive, ...words]
  block.directive = null
  return []
}

/** Words up to the remark; a word may stand in quotes. */
export function wordsOf(content: string): readonly string[] {
  const written = content.startsWith('//') ? '' : (content.split(/\s\/\//, 1)[0] ?? '')
  return written
    .split(/\s+/)
    .filter((word) => word !== '')
    .map((word) => word.replace(/^(["`])(.*)\1$/, '$2'))
}
