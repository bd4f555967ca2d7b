import {
  acknowledgeNotice as acknowledgeNoticeRoute,
  listNotices as listNoticesRoute,
  type Notice,
} from '#contract/sharing/notices.ts'
import { type Context, personOf } from '#domains/identity/index.ts'
import { type Answering, answering } from '#platform/http/answer.ts'
import { readCursor, writeCursor } from '#platform/http/cursor.ts'
import type { Mailer } from '#platform/mail/index.ts'
import { say } from '#texts/index.ts'
import { acknowledgeNotice, listNotices } from './notice-actions.ts'
import type { NoticeRow } from './notice-view.ts'
import { type Reader, wordNotice, wordReasons } from './notice-wording.ts'

const answer = answering<Context>()

/** The reader's own notices. */
export function noticeRoutes(mailer: Pick<Mailer, 'configured'>): readonly Answering<Context>[] {
  return [
    answer(listNoticesRoute, async ({ context, query }) => {
      const after = readPlace(query.cursor)
      const found = await listNotices(context, { state: query.state, after, limit: query.limit + 1 })
      const rows = found.rows.slice(0, query.limit)
      const last = rows.at(-1)
      const hasMore = found.rows.length > rows.length && last !== undefined
      return {
        rows: rows.map((row) => presentNotice(row, readerOf(context), mailer)),
        next: hasMore ? writeCursor([last.createdAt.toString(), last.id]) : null,
        total: found.open,
      }
    }),
    answer(acknowledgeNoticeRoute, async ({ context, params }) =>
      presentNotice(await acknowledgeNotice(context, params.id), readerOf(context), mailer),
    ),
  ]
}

/** @throws AppError when the cursor is not one of ours */
function readPlace(cursor: string | undefined): { createdAt: string; id: string } | undefined {
  const parts = readCursor(cursor)
  if (parts === undefined) return undefined
  const [createdAt, id] = parts
  return { createdAt: String(createdAt), id: String(id) }
}

function readerOf(context: Context): Reader {
  const { language } = personOf(context)
  return { language, speak: (key, facts) => say(language, key, facts) }
}

function presentNotice(row: NoticeRow, reader: Reader, mailer: Pick<Mailer, 'configured'>): Notice {
  const willWaitForEver = row.mail === 'waiting' && !mailer.configured
  return {
    id: row.id,
    kind: row.matter.kind,
    ...wordNotice(row.matter, reader),
    why: wordReasons(row.reason, reader),
    subject: { kind: row.subjectKind, id: row.subjectId },
    createdAt: row.createdAt.toString(),
    acknowledgedAt: row.acknowledgedAt?.toString() ?? null,
    mail: row.mail === null || willWaitForEver ? 'none' : row.mail,
  }
}
