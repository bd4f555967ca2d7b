import { asActor, type Context, type Deed, mayHold, personOf, record } from '#domains/identity/index.ts'
import { refuseSharing } from '../errors.ts'
import type { NoticeKind } from './notice.ts'
import { kindsFor, openWays, type Way } from './notice-choice.ts'
import { keepDigest, keepWay } from './notice-choice-store.ts'
import { readChoices } from './notice-choice-view.ts'
import { nextAt } from './snooze.ts'

/** How a person hears of what. */
interface Choices {
  readonly ways: readonly { readonly kind: NoticeKind; readonly way: Way; readonly open: readonly Way[] }[]
  readonly digest: string | null
}

/** The actor's own choices, for the kinds that may reach them. */
export async function readNoticeChoices(context: Context): Promise<Choices> {
  return await asActor(context, (deed) => present(deed))
}

interface Change {
  readonly ways?: readonly { readonly kind: NoticeKind; readonly way: Way }[] | undefined
  readonly digest?: string | null | undefined
}

/** Changes the actor's own. @throws AppError `sharing.way-closed` for what may not be silenced */
export async function changeNoticeChoices(context: Context, change: Change): Promise<Choices> {
  const { id } = personOf(context)
  const closed = change.ways?.find(({ kind, way }) => !openWays[kind].includes(way))
  if (closed !== undefined) throw refuseSharing('way-closed', { facts: { kind: closed.kind } })
  return await asActor(context, async (deed) => {
    for (const one of change.ways ?? []) await keepWay(deed.db, id, one)
    if (change.digest !== undefined) await changeDigest(deed, id, change.digest)
    await record(deed, { action: 'settings.change', kind: 'person', id, detail: { notices: change } })
    return await present(deed)
  })
}

async function changeDigest(deed: Deed, personId: string, at: string | null): Promise<void> {
  const { timeZone } = await readChoices(deed.db, personId)
  await keepDigest(deed.db, personId, at === null ? null : { at, nextAt: nextAt(at, deed.now, timeZone) })
}

async function present(deed: Deed): Promise<Choices> {
  const person = personOf({ ...deed.context, actor: deed.actor })
  const { ways, digest } = await readChoices(deed.db, person.id)
  const kinds = kindsFor(mayHold(person, 'feed.change'))
  return {
    ways: kinds.map((kind) => ({ kind, way: ways[kind] ?? 'mail', open: openWays[kind] })),
    digest,
  }
}
