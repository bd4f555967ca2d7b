import {
  endProductName as endRoute,
  listProductNames as listRoute,
  type ProductName,
  tellProductName as tellRoute,
} from '#contract/intel/product-names.ts'
import { allow, type Context, houseObject } from '#domains/identity/index.ts'
import { answering } from '#platform/http/answer.ts'
import { readCursor, writeCursor } from '#platform/http/cursor.ts'
import type { NameView } from './name-view.ts'
import { endProductName, listProductNames, tellProductName } from './told-name-actions.ts'

const answer = answering<Context>()

/** What vendors and products are called. */
export const nameRoutes = [
  answer(listRoute, async ({ context, query }) => {
    const [before] = readCursor(query.cursor) ?? []
    const { from, q, product, limit } = query
    const asked = { from, q, product, limit, before: typeof before === 'string' ? before : undefined }
    const { rows, total } = await listProductNames(context, asked)
    const last = rows.length === limit ? rows.at(-1) : undefined
    const next = last === undefined ? null : writeCursor([last.id])
    return { rows: rows.map((row) => present(context, row)), next, total }
  }),
  answer(tellRoute, async ({ context, body: { name = '', ...body } }) =>
    present(context, await tellProductName(context, { ...body, name })),
  ),
  answer(endRoute, async ({ context, params }) => present(context, await endProductName(context, params.id))),
]

/** Ending is offered; the server asks again. */
function present({ actor }: Context, { told, ...row }: NameView): ProductName {
  const mayEnd = told?.endedAt === null && allow(actor, 'match.correct', houseObject(actor))
  return { ...row, told: told === null ? null : { ...told, mayEnd } }
}
