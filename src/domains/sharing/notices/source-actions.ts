import { rolesHolding } from '#domains/identity/index.ts'
import { titleOfSource } from '#domains/intel/index.ts'
import { newId } from '#kernel/ids/ids.ts'
import { insertNotices, type NewNotice } from './notice-store.ts'
import { findHolders } from './recipient-view.ts'
import { countOn, endTrouble } from './source-notice-store.ts'
import { readTrouble } from './source-view.ts'
import { type Desk, letMailsWait, sayChanged } from './tell-actions.ts'

/** A network hiccup is nobody's business; so many failures in a row want a person. */
export const failuresToTell = 3

/**
 * Tells those who look after the sources that one cannot be fetched, once for each stretch of trouble, and closes what
 * it told when the source works again or is not wanted any more. Asked again it changes nothing.
 */
export async function tellSource(desk: Desk, source: string): Promise<void> {
  const trouble = await readTrouble(desk.db, source)
  const isOver = trouble === undefined || trouble.failures === 0 || !trouble.enabled
  if (isOver) {
    const closed = await endTrouble(desk.db, source, desk.now)
    return await sayChanged(
      desk,
      closed.map(({ id, personId, version }) => ({ noticeId: id, personId, version })),
    )
  }
  if (trouble.failures < failuresToTell) return
  const known = await countOn(desk.db, source, trouble.failures)
  const told = new Set(known.map((one) => one.personId))
  const people = (await findHolders(desk.db, rolesHolding('feed.change'))).filter(
    ({ personId, ways }) => !told.has(personId) && ways.source !== 'nothing',
  )
  const facts = {
    source,
    title: titleOfSource(source),
    failures: trouble.failures,
    since: desk.now.toString(),
    ended: null,
  }
  const made = people.map(({ personId, reason }): NewNotice => {
    return { id: newId(desk.context.clock), personId, kind: 'source', subjectId: source, facts, reason }
  })
  await insertNotices(desk.db, made, desk.now)
  await letMailsWait(
    desk,
    made.flatMap(({ id, personId }) =>
      people
        .filter((person) => person.personId === personId)
        .map((person) => ({ id, kind: 'source' as const, person, since: desk.now })),
    ),
  )
  await sayChanged(desk, [
    ...known.map(({ id, personId, version }) => ({ noticeId: id, personId, version })),
    ...made.map(({ id, personId }) => ({ noticeId: id, personId, version: 1 })),
  ])
}
