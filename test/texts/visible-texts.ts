import type { Token } from '../source/scan.ts'
import { readCode } from '../source/tokens.ts'

/** A text that a person would see and that no catalogue holds. */
export interface VisibleText {
  readonly text: string
  readonly line: number
}

const spokenAttributes = new Set([
  'title',
  'label',
  'placeholder',
  'alt',
  'description',
  'error',
  'nothingFoundMessage',
  'aria-label',
  'aria-description',
  'aria-placeholder',
  'aria-roledescription',
  'aria-valuetext',
])
/** Marks of standards, which stay as they are in every language. */
const marks = new Set(['TLP:'])
const japanese = /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u

/** Element texts, spoken attributes and Japanese literals of a source of the web. */
export function findVisibleTexts(path: string, source: string): readonly VisibleText[] {
  const tokens = readCode(path, source)
  return tokens
    .filter((token, index) => isSpoken(token) && isVisible(tokens, token, index))
    .map(({ text, line }) => ({ text, line }))
}

function isSpoken(token: Token): boolean {
  return !marks.has(token.text) && /\p{L}/u.test(token.text.replace(/&#?\w+;/g, ''))
}

function isVisible(tokens: readonly Token[], token: Token, index: number): boolean {
  if (token.kind === 'jsx-text') return true
  if (token.kind !== 'string' && token.kind !== 'template') return false
  return japanese.test(token.text) || isSpokenAttribute(tokens, index) || isWholeChild(tokens, token, index)
}

/** `label="Name"` and `label={'Name'}`. */
function isSpokenAttribute(tokens: readonly Token[], index: number): boolean {
  const before = tokens[index - 1]
  const attribute = before?.text === '{' ? tokens[index - 2] : before
  return attribute?.kind === 'jsx-attribute' && spokenAttributes.has(attribute.text)
}

/** `{'Name'}` and `` {`Hello ${name}`} `` as a child. */
function isWholeChild(tokens: readonly Token[], token: Token, index: number): boolean {
  const isWhole = token.kind === 'template' || tokens[index + 1]?.text === '}'
  return tokens[index - 1]?.kind === 'jsx-brace' && isWhole
}
