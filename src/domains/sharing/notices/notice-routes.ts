import {
  acknowledgeNotice as acknowledgeNoticeRoute,
  changeQuietHours as changeQuietHoursRoute,
  listNotices as listNoticesRoute,
  type Notice,
  readQuietHours as readQuietHoursRoute,
} from '#contract/sharing/notices.ts'
import { type Context, personOf } from '#domains/identity/index.ts'
import { isId } from '#kernel/ids/ids.ts'
import { type Answering, answering } from '#platform/http/answer.ts'
import { readCursor, writeCursor } from '#platform/http/cursor.ts'
import type { Mailer } from '#platform/mail/index.ts'
import { say } from '#texts/index.ts'
import { acknowledgeNotice, listNotices } from './notice-actions.ts'
import type { NoticePlace, NoticeRow } from './notice-view.ts'
import { type Reader, wordNotice, wordReasons } from './notice-wording.ts'
import { changeQuietHours, readQuietHours } from './quiet-hours-actions.ts'

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
        next: hasMore ? writePlace(last) : null,
        total: found.open,
      }
    }),
    answer(acknowledgeNoticeRoute, async ({ context, params }) =>
      presentNotice(await acknowledgeNotice(context, params.id), readerOf(context), mailer),
    ),
    answer(readQuietHoursRoute, async ({ context }) => ({ quiet: await readQuietHours(context) })),
    answer(changeQuietHoursRoute, async ({ context, body }) => ({
      quiet: await changeQuietHours(context, body.quiet),
    })),
  ]
}

/** A cursor that holds something else begins at the top. */
function readPlace(cursor: string | undefined): NoticePlace | undefined {
  const [microseconds, id] = readCursor(cursor) ?? []
  if (typeof microseconds !== 'number' || !Number.isSafeInteger(microseconds) || microseconds < 0)
    return undefined
  if (typeof id !== 'string' || !isId(id)) return undefined
  return { createdAt: new Temporal.Instant(BigInt(microseconds) * 1000n), id }
}

function writePlace(row: NoticeRow): string {
  return writeCursor([Number(row.createdAt.epochNanoseconds / 1000n), row.id])
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
