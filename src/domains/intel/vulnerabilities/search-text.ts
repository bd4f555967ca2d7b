import { searchable } from '#kernel/text/search.ts'

/**
 * Names and title as they are searched; each name once. Titles of other records go along where they are Japanese: what is
 * shown under an English title is looked for in Japanese, too.
 */
export function foldNames(names: readonly string[], title: string, others: readonly string[] = []): string {
  const japanese = others.filter((other) => other !== title && isJapanese.test(other))
  return searchable([[...new Set(names)].join(' '), title, ...new Set(japanese)].join(' '))
}

const isJapanese = /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u
