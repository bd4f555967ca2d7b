import { importDocument, listDocuments as listDocumentsRoute } from '#contract/inventory/documents.ts'
import { asActor, type Context, languageOf } from '#domains/identity/index.ts'
import { answering } from '#platform/http/answer.ts'
import { readCursor, writeCursor } from '#platform/http/cursor.ts'
import { describeProblem } from '#platform/http/problems.ts'
import { readCi } from '../cis/ci-read-actions.ts'
import { receiveDocument } from './document-actions.ts'
import { type DocumentRow, listDocumentRows } from './document-view.ts'

const answer = answering<Context>()

/** Documents of an item. */
export const documentRoutes = [
  answer(importDocument, async ({ context, params, query, file }) => ({
    job: await receiveDocument(context, {
      ciId: params.id,
      slot: query.slot,
      name: query.name,
      content: file,
    }),
  })),
  answer(listDocumentsRoute, async ({ context, params, query }) => {
    await readCi(context, params.id)
    const [before] = readCursor(query.cursor) ?? []
    const page = { before: typeof before === 'string' ? before : undefined, limit: query.limit }
    const rows = await asActor(context, (deed) => listDocumentRows(deed.db, params.id, page))
    const last = rows.at(-1)
    const next = rows.length === query.limit && last !== undefined ? writeCursor([last.id]) : null
    return { rows: rows.map((row) => presentDocument(context, row)), next, total: null }
  }),
]

function presentDocument(context: Context, row: DocumentRow) {
  const language = languageOf(context.actor)
  return {
    ...row,
    problems: row.problems.map((one) => describeProblem(one, language)),
    receivedAt: row.receivedAt.toString(),
    reread: row.reread && { ...row.reread, at: Temporal.Instant.from(row.reread.at).toString() },
  }
}
