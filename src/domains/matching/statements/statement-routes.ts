import { listStatements as listStatementsRoute, type VexStatement } from '#contract/matching/statements.ts'
import type { Context } from '#domains/identity/index.ts'
import { isId } from '#kernel/ids/ids.ts'
import { answering } from '#platform/http/answer.ts'
import { readCursor, writeCursor } from '#platform/http/cursor.ts'
import { listStatements } from './statement-actions.ts'
import { itemsCountedUpTo, type StatementPlace, type StatementRow } from './statement-view.ts'

const answer = answering<Context>()

/** What others state. */
export const statementRoutes = [
  answer(listStatementsRoute, async ({ context, params, query }) => {
    const after = readPlace(readCursor(query.cursor) ?? [])
    const { rows, total } = await listStatements(context, params.alias, { after, limit: query.limit })
    const last = rows.length === query.limit ? rows.at(-1)?.place : undefined
    return {
      rows: rows.map(present),
      next: last === undefined ? null : writeCursor([last.document, last.number]),
      total,
    }
  }),
]

function readPlace([document, number]: readonly unknown[]): StatementPlace | undefined {
  return typeof document === 'string' && isId(document) && typeof number === 'number'
    ? { document, number }
    : undefined
}

function present(row: StatementRow): VexStatement {
  const { place, stated, remediations, products, productCount, items, itemCount, ...rest } = row
  return {
    ...rest,
    ...stated,
    id: `${place.document}/${place.number}`,
    remediations: remediations.map((one) => ({ ...one })),
    products: { total: productCount, named: products.map((one) => ({ ...one })) },
    items: { total: itemCount > itemsCountedUpTo ? null : itemCount, rows: items.map((one) => ({ ...one })) },
  }
}
