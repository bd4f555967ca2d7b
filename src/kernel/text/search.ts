import { fold, foldIdentifier } from './fold.ts'

/**
 * Text as it is kept to be searched: folded, and every character beyond ASCII twice. PostgreSQL's index knows texts by
 * three characters in a row (trigrams); so doubled, two characters of Japanese already are what it can look up, and
 * one index serves both. The order of texts stays. `platform.searchable` says the same in SQL.
 */
export function searchable(text: string): string {
  return twice(fold(text))
}

/** A word that is looked for, doubled as the texts are. */
export interface SearchWord {
  readonly text: string
  /** Too short for the index (one or two Latin letters, one of Japanese): found where a word begins. */
  readonly begins: boolean
}

/** More than anybody means; each costs the database a look-up. */
const mostWords = 8

/** What was typed as words; a text is found when it holds all of them. */
export function readWords(typed: string): readonly SearchWord[] {
  const words = splitWords(typed).map((word) => twice(withoutTail(foldWord(word))))
  return [...new Set(words)].slice(0, mostWords).map((text) => ({ text, begins: [...text].length < 3 }))
}

/** Whether a text, as `searchable` makes it, holds all words: what `holdsWords` of views says in SQL. */
export function holds(text: string, words: readonly SearchWord[]): boolean {
  return words.every((word) =>
    word.begins ? text.startsWith(word.text) || text.includes(` ${word.text}`) : text.includes(word.text),
  )
}

/** What was typed, as one piece in the form of kept texts. */
export function searchedText(typed: string): string {
  return twice(withoutTail(splitWords(typed).map(foldWord).join(' ')))
}

/** The pattern that finds what was typed, as one piece, anywhere in a kept text. */
export function likePattern(typed: string): string {
  return `%${escapeLike(searchedText(typed))}%`
}

/** The text in a pattern of LIKE, standing for itself. */
export function escapeLike(text: string): string {
  return text.replace(/[\\%_]/g, (sign) => `\\${sign}`)
}

function splitWords(typed: string): readonly string[] {
  return typed.split(/\s+/).filter((word) => word !== '')
}

/** An identifier may hold the long vowel mark where an input method had it for a dash: `ＣＶＥー２０２１`. */
function foldWord(word: string): string {
  const identifier = foldIdentifier(word)
  return isPlain(identifier) ? identifier.toLowerCase() : fold(word)
}

/** サーバー and サーバ are one word: the mark at the end is not looked for. */
function withoutTail(word: string): string {
  return word.length > 2 && word.endsWith('ー') ? word.slice(0, -1) : word
}

function twice(text: string): string {
  return isPlain(text) ? text : text.replace(/[\u0080-\u{10ffff}]/gu, '$&$&')
}

function isPlain(text: string): boolean {
  return !/[\u0080-\u{10ffff}]/u.test(text)
}
