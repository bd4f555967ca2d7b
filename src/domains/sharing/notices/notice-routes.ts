import {
  acknowledgeNotice as acknowledgeNoticeRoute,
  type ChosenNotices,
  changeNoticeChoices as changeNoticeChoicesRoute,
  changeNotices as changeNoticesRoute,
  changeQuietHours as changeQuietHoursRoute,
  listNotices as listNoticesRoute,
  mostNoticesAtOnce,
  type Notice,
  type NoticeChoices,
  readNoticeChoices as readNoticeChoicesRoute,
  readQuietHours as readQuietHoursRoute,
} from '#contract/sharing/notices.ts'
import { type Context, personOf } from '#domains/identity/index.ts'
import { isId } from '#kernel/ids/ids.ts'
import { type Answering, answering } from '#platform/http/answer.ts'
import { readCursor, writeCursor } from '#platform/http/cursor.ts'
import type { Mailer } from '#platform/mail/index.ts'
import { say } from '#texts/index.ts'
import { acknowledgeNotice, listNotices } from './notice-actions.ts'
import { changeNotices } from './notice-change-actions.ts'
import { changeNoticeChoices, readNoticeChoices } from './notice-choice-actions.ts'
import type { NoticeChoice, NoticePlace, NoticeRow } from './notice-view.ts'
import { type Reader, wordNotice, wordReasons } from './notice-wording.ts'
import { changeQuietHours, readQuietHours } from './quiet-hours-actions.ts'

const answer = answering<Context>()

/** The reader's own notices. */
export function noticeRoutes(mailer: Pick<Mailer, 'configured'>): readonly Answering<Context>[] {
  return [
    answer(listNoticesRoute, async ({ context, query }) => {
      const after = readPlace(query.cursor)
      const { cursor: _, limit, ...filter } = query
      const found = await listNotices(context, { filter, after, limit: limit + 1 })
      const rows = found.rows.slice(0, limit)
      const last = rows.at(-1)
      const hasMore = found.rows.length > rows.length && last !== undefined
      return {
        rows: rows.map((row) => presentNotice(row, readerOf(context), mailer)),
        next: hasMore ? writePlace(last) : null,
        total: found.total,
      }
    }),
    answer(acknowledgeNoticeRoute, async ({ context, params }) =>
      presentNotice(await acknowledgeNotice(context, params.id), readerOf(context), mailer),
    ),
    answer(changeNoticesRoute, async ({ context, body }) => {
      const { ids, until } = await changeNotices(context, body, {
        choice: readChoice(body.notices),
        limit: mostNoticesAtOnce,
      })
      return { ids: [...ids], until: until?.toString() ?? null }
    }),
    answer(readNoticeChoicesRoute, async ({ context }) => presentChoices(await readNoticeChoices(context))),
    answer(changeNoticeChoicesRoute, async ({ context, body }) =>
      presentChoices(await changeNoticeChoices(context, body)),
    ),
    answer(readQuietHoursRoute, async ({ context }) => ({ quiet: await readQuietHours(context) })),
    answer(changeQuietHoursRoute, async ({ context, body }) => ({
      quiet: await changeQuietHours(context, body.quiet),
    })),
  ]
}

function readChoice(chosen: ChosenNotices): NoticeChoice {
  if ('ids' in chosen) return chosen
  return { matching: chosen.matching, shownUntil: Temporal.Instant.from(chosen.shownUntil) }
}

function presentChoices({ ways, digest }: Awaited<ReturnType<typeof readNoticeChoices>>): NoticeChoices {
  return { ways: ways.map((one) => ({ ...one, open: [...one.open] })), digest }
}

/** A cursor that holds something else begins at the top. */
function readPlace(cursor: string | undefined): NoticePlace | undefined {
  const [microseconds, id] = readCursor(cursor) ?? []
  if (typeof microseconds !== 'number' || !Number.isSafeInteger(microseconds) || microseconds < 0)
    return undefined
  if (typeof id !== 'string' || !isId(id)) return undefined
  return { shownAt: new Temporal.Instant(BigInt(microseconds) * 1000n), id }
}

function writePlace(row: NoticeRow): string {
  return writeCursor([Number(row.shownAt.epochNanoseconds / 1000n), row.id])
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
    reasons: [...new Set(row.reason.map(({ role }) => role))],
    subject: { kind: row.subjectKind, id: row.subjectId },
    createdAt: row.createdAt.toString(),
    acknowledgedAt: row.acknowledgedAt?.toString() ?? null,
    snoozedUntil: row.snoozedUntil?.toString() ?? null,
    wokeAt: row.wokeAt?.toString() ?? null,
    mail: row.mail === null || willWaitForEver ? 'none' : row.mail,
  }
}
