import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { escapeLike, type SearchWord } from '#kernel/text/search.ts'

/** Whether a kept text holds all words: `holds` of `#kernel/text/search.ts`, in a form that its trigram index serves. */
export function holdsWords(column: RawBuilder<unknown>, words: readonly SearchWord[]): RawBuilder<SqlBool> {
  if (words.length === 0) return sql<SqlBool>`false`
  const each = words.map(({ text, begins }) => {
    const literal = escapeLike(text)
    if (!begins) return sql<SqlBool>`${column} like ${`%${literal}%`}`
    return sql<SqlBool>`(${column} like ${`${literal}%`} or ${column} like ${`% ${literal}%`})`
  })
  return sql<SqlBool>`(${sql.join(each, sql` and `)})`
}

/** How well a kept text fits what was typed as one piece: it is that, begins with it, or holds it. */
export function rankOf(column: RawBuilder<unknown>, text: string): RawBuilder<number> {
  return sql<number>`case when ${column} = ${text} then 0 when ${column} like ${`${escapeLike(text)}%`} then 1 else 2 end`
}
