import { newId } from '#kernel/ids/ids.ts'
import type { ReportFacts } from './notice.ts'
import { findOpenNotices, insertNotices, type NewNotice } from './notice-store.ts'
import { findReporter } from './recipient-view.ts'
import { type Desk, letMailsWait, sayChanged } from './tell-actions.ts'

export type ReportEnding = ReportFacts['ending']

/** Tells who made a report of a wrong match that it has ended and its findings are back. Asked again it changes nothing. */
export async function tellReportEnded(
  desk: Desk,
  report: Omit<ReportFacts, 'since'> & { readonly id: string; readonly personId: string },
): Promise<void> {
  const { id: subjectId, personId, packageKey, ending } = report
  const known = await findOpenNotices(desk.db, {
    personIds: [personId],
    kind: 'report',
    subjectIds: [subjectId],
  })
  const person = known.length === 0 ? await findReporter(desk.db, personId) : undefined
  if (person === undefined || person.ways.report === 'nothing') return
  const facts = { packageKey, ending, since: desk.now.toString() }
  const id = newId(desk.context.clock)
  const made: NewNotice = { id, personId, kind: 'report', subjectId, facts, reason: person.reason }
  await insertNotices(desk.db, [made], desk.now)
  await letMailsWait(desk, [{ id, kind: 'report', person, since: desk.now }])
  await sayChanged(desk, [{ noticeId: id, personId, version: 1 }])
}
