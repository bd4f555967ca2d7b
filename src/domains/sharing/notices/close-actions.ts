import { newId } from '#kernel/ids/ids.ts'
import { type Closable, findClosable } from './closable-view.ts'
import { closeNotices, dropClosed, insertNotices, type NewNotice } from './notice-store.ts'
import { type Desk, letMailsWait, sayChanged } from './tell-actions.ts'

/**
 * Takes back what people were told and have not acknowledged, once nothing of it is left: the notice closes, and one
 * line says why. Only whom a mail had told is mailed again. Asked again it finds nothing.
 */
export async function closeFindings(desk: Desk, vulnerabilityIds: readonly string[]): Promise<void> {
  const closable = await findClosable(desk.db, vulnerabilityIds)
  if (closable.length === 0) return
  const closed = await closeNotices(
    desk.db,
    closable.map((one) => one.id),
    desk.now,
  )
  const over = closed.flatMap((one) => {
    const told = closable.find(({ id }) => id === one.id)
    return told === undefined ? [] : [{ ...one, told, made: sayOver(desk, told) }]
  })
  await dropClosed(desk.db, {
    personIds: over.map(({ told }) => told.personId),
    subjectIds: over.map(({ told }) => told.subjectId),
  })
  await insertNotices(
    desk.db,
    over.map(({ made }) => made),
    desk.now,
  )
  const mailed = over.filter((one) => one.wasMailed)
  await letMailsWait(
    desk,
    mailed.map(({ made, told }) => ({ id: made.id, kind: 'closed', person: told, since: desk.now })),
  )
  await sayChanged(
    desk,
    over.flatMap(({ id, version, told: { personId }, made }) => [
      { noticeId: id, personId, version },
      { noticeId: made.id, personId, version: 1 },
    ]),
  )
}

function sayOver(desk: Desk, told: Closable): NewNotice {
  const { personId, subjectId, reason, name, title, ending, into } = told
  const facts = { name, title, ending, into, since: desk.now.toString() }
  const isSilent = told.ways.closed === 'nothing'
  return { id: newId(desk.context.clock), personId, kind: 'closed', subjectId, facts, reason, isSilent }
}
