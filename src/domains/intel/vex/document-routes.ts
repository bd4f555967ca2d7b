import {
  listVexDocuments as listVexDocumentsRoute,
  readVexDocument as readVexDocumentRoute,
  type VexDocumentHead,
} from '#contract/intel/vex.ts'
import { type Context, languageOf } from '#domains/identity/index.ts'
import { isId } from '#kernel/ids/ids.ts'
import { answering } from '#platform/http/answer.ts'
import { readCursor, writeCursor } from '#platform/http/cursor.ts'
import { describeProblem } from '#platform/http/problems.ts'
import { listVexDocuments, readVexDocument } from './document-actions.ts'
import type { VexHeadRow } from './document-view.ts'

const answer = answering<Context>()

/** Documents of others. */
export const vexRoutes = [
  answer(listVexDocumentsRoute, async ({ context, query }) => {
    const [place] = readCursor(query.cursor) ?? []
    const after = typeof place === 'string' && isId(place) ? place : undefined
    const { rows, total } = await listVexDocuments(context, {
      all: query.all === 'true',
      after,
      limit: query.limit,
    })
    const last = rows.length === query.limit ? rows.at(-1)?.id : undefined
    return { rows: rows.map(presentHead), next: last === undefined ? null : writeCursor([last]), total }
  }),
  answer(readVexDocumentRoute, async ({ context, params }) => {
    const { problems, unused, hash, content, ...head } = await readVexDocument(context, params.document)
    return {
      ...presentHead(head),
      problems: problems.map((one) => describeProblem(one, languageOf(context.actor))),
      unused: unused.map((one) => ({ ...one })),
      hash: hash.toString('hex'),
      content: content.toString('utf8'),
    }
  }),
]

function presentHead({
  issuedAt,
  modifiedAt,
  receivedAt,
  supersededAt,
  ...rest
}: VexHeadRow): VexDocumentHead {
  return {
    ...rest,
    issuedAt: issuedAt?.toString() ?? null,
    modifiedAt: modifiedAt?.toString() ?? null,
    receivedAt: receivedAt.toString(),
    supersededAt: supersededAt?.toString() ?? null,
  }
}
