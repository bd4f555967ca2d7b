import { describe, expect, it } from 'vitest'
import {
  actAs,
  addPerson,
  addVulnerability,
  openFindings,
  openTogether,
  openWorld,
  readDeliveries,
  readNotices,
  type World,
} from '../trials/world.ts'
import { listNotices } from './notice-actions.ts'
import { changeNotices, type NoticeChange, wakeNotices } from './notice-change-actions.ts'
import { changeNoticeChoices, readNoticeChoices } from './notice-choice-actions.ts'
import type { NoticeChoice, NoticeFilter } from './notice-view.ts'

async function openInbox(count: number) {
  const world = await openWorld()
  const role = { role: 'engineer', team: world.psirt } as const
  const engineer = await addPerson(world, 'engineer', { roles: [role] })
  const ids: string[] = []
  for (let number = 1; number <= count; number += 1) {
    world.clock.advance({ seconds: 1 })
    const id = await addVulnerability(world, `CVE-2026-${number}`)
    await openFindings(world, id, { team: world.psirt, batch: `b${number}` })
    ids.push(id)
  }
  return { world, engineer, ids }
}

async function list(world: World, personId: string, filter: NoticeFilter) {
  const context = await actAs(world, personId)
  const { rows, total } = await listNotices(context, { filter, limit: 50 })
  return {
    names: rows.map(({ matter }) => ('name' in matter.facts ? matter.facts.name : matter.kind)),
    total,
    rows,
  }
}

async function change(
  world: World,
  personId: string,
  asked: NoticeChange & { readonly choice: NoticeChoice },
) {
  const { choice, ...what } = asked
  return await changeNotices(await actAs(world, personId), what, { choice, limit: 2000 })
}

const everything = {
  matching: { state: 'open' },
  shownUntil: Temporal.Instant.from('2099-01-01T00:00:00Z'),
} as const

describe('several notices at once', () => {
  it('are read and unread again, all that match or some by name', async () => {
    const { world, engineer } = await openInbox(3)

    const read = await change(world, engineer, { to: 'read', choice: everything })
    const after = await list(world, engineer, { state: 'open' })
    const again = await change(world, engineer, { to: 'unread', choice: { ids: read.ids.slice(0, 2) } })

    expect(read.ids).toHaveLength(3)
    expect(after.total).toBe(0)
    expect(again.ids).toHaveLength(2)
    expect((await list(world, engineer, { state: 'open' })).total).toBe(2)
    expect((await list(world, engineer, { state: 'all' })).total).toBe(3)
    const trail = await world.db.selectFrom('identity.audit').select('action').orderBy('id').execute()
    expect(trail.map(({ action }) => action)).toEqual(['notice.acknowledge', 'notice.reopen'])
    const told = await world.db
      .selectFrom('platform.outbox')
      .select('payload')
      .where('name', '=', 'sharing.notices-changed')
      .orderBy('id')
      .execute()
    expect(told.map(({ payload }) => Object(payload).notices.length)).toEqual([3, 2])
  })

  it('leave alone what came after the list was looked at, and what is somebody else’s', async () => {
    const { world, engineer } = await openInbox(2)
    const other = await addPerson(world, 'other', { roles: [{ role: 'engineer', team: world.psirt }] })
    const [, newest] = await readNotices(world)
    const before = newest?.created_at.subtract({ milliseconds: 1 }) ?? world.clock.now()

    const read = await change(world, engineer, {
      to: 'read',
      choice: { matching: { state: 'open' }, shownUntil: before },
    })
    const stolen = await change(world, other, { to: 'unread', choice: { ids: read.ids } })

    expect(read.ids).toHaveLength(1)
    expect((await list(world, engineer, { state: 'open' })).names).toEqual(['CVE-2026-2'])
    expect(stolen.ids).toEqual([])
  })

  it('do not become unread where a newer one has taken their place', async () => {
    const { world, engineer, ids } = await openInbox(1)
    const read = await change(world, engineer, { to: 'read', choice: everything })
    await openFindings(world, ids[0] ?? '', { team: world.psirt, batch: 'later' })

    const again = await change(world, engineer, { to: 'unread', choice: { ids: read.ids } })

    expect(again.ids).toEqual([])
    expect((await list(world, engineer, { state: 'open' })).total).toBe(1)
  })

  it('are narrowed by kind and reason, wanted or not', async () => {
    const { world, engineer } = await openInbox(2)
    const by = (filter: Partial<NoticeFilter>) => list(world, engineer, { state: 'open', ...filter })
    const engineers = { values: ['engineer' as const], unwanted: false }

    expect((await by({ kind: { values: ['findings'], unwanted: false } })).total).toBe(2)
    expect((await by({ kind: { values: ['findings'], unwanted: true } })).total).toBe(0)
    expect((await by({ reason: engineers })).total).toBe(2)
    expect((await by({ reason: { ...engineers, unwanted: true } })).total).toBe(0)
    expect((await by({ reason: { values: ['owner'], unwanted: false } })).total).toBe(0)
  })
})

describe('what is put off', () => {
  it('counts as neither unread nor read until its moment, then comes back on top', async () => {
    const { world, engineer } = await openInbox(2)
    const [oldest] = await readNotices(world)
    const choice = { ids: [oldest?.id ?? ''] }

    const { ids, until } = await change(world, engineer, { to: 'snoozed', until: 'tomorrow', choice })
    const away = await list(world, engineer, { state: 'open' })
    const off = await list(world, engineer, { state: 'snoozed' })
    world.clock.advance({ hours: 48 })
    const due = await list(world, engineer, { state: 'open' })
    await wakeNotices(world.context)
    const back = await list(world, engineer, { state: 'open' })

    expect(ids).toHaveLength(1)
    // Eight in the morning in Tokyo.
    expect(until?.toString()).toBe('2026-07-01T23:00:00Z')
    expect(away.names).toEqual(['CVE-2026-2'])
    expect(off.names).toEqual(['CVE-2026-1'])
    expect(due.total).toBe(2)
    expect(back.names).toEqual(['CVE-2026-1', 'CVE-2026-2'])
    expect(back.rows[0]?.wokeAt?.toString()).toBe('2026-07-01T23:00:00Z')
    expect((await readNotices(world)).map((one) => one.snoozed_until)).toEqual([null, null])
  })

  it('holds its mail back, and comes back early when there is news', async () => {
    const { world, engineer, ids } = await openInbox(1)
    const before = await readDeliveries(world)

    await change(world, engineer, { to: 'snoozed', until: 'monday', choice: everything })
    const held = await readDeliveries(world)
    await openFindings(world, ids[0] ?? '', { team: world.psirt, batch: 'news' })

    expect(before).toHaveLength(1)
    expect(held).toEqual([])
    expect((await list(world, engineer, { state: 'open' })).total).toBe(1)
  })

  it('can be taken back, and not be put off into the past', async () => {
    const { world, engineer } = await openInbox(1)
    const { ids } = await change(world, engineer, { to: 'snoozed', until: 'monday', choice: everything })

    await change(world, engineer, { to: 'back', choice: { ids } })
    const back = await list(world, engineer, { state: 'open' })
    const past = change(world, engineer, {
      to: 'snoozed',
      until: { local: '2026-01-01T08:00' },
      choice: everything,
    })

    expect(back.total).toBe(1)
    await expect(past).rejects.toMatchObject({ code: 'sharing.time-passed' })
  })

  it('is not folded into a summary: its person has seen it', async () => {
    const { world, engineer } = await openInbox(0)
    const many: string[] = []
    for (let number = 1; number <= 12; number += 1)
      many.push(await addVulnerability(world, `CVE-2026-${number}`))
    await openTogether(world, many.slice(0, 3), { team: world.psirt, batch: 'b' })
    await change(world, engineer, { to: 'snoozed', until: 'monday', choice: everything })

    await openTogether(world, many.slice(3), { team: world.psirt, batch: 'b' })

    expect((await list(world, engineer, { state: 'snoozed' })).total).toBe(3)
    expect((await list(world, engineer, { state: 'open' })).names).toEqual(['summary'])
  })
})

describe('how one hears of what', () => {
  it('is inbox and mail unless chosen otherwise', async () => {
    const { world, engineer } = await openInbox(0)
    const context = await actAs(world, engineer)

    await changeNoticeChoices(context, { ways: [{ kind: 'findings', way: 'inbox' }], digest: '08:30' })
    await openFindings(world, await addVulnerability(world, 'CVE-2026-9'), { team: world.psirt })

    const { ways, digest } = await readNoticeChoices(context)
    expect(ways.map(({ kind, way }) => [kind, way])).toEqual([
      ['findings', 'inbox'],
      ['summary', 'mail'],
      ['closed', 'mail'],
      ['report', 'mail'],
    ])
    expect(digest).toBe('08:30')
    expect(await readNotices(world)).toHaveLength(1)
    expect(await readDeliveries(world)).toEqual([])
  })

  it('is never nothing of what a team answers for', async () => {
    const { world, engineer } = await openInbox(0)
    const silence = changeNoticeChoices(await actAs(world, engineer), {
      ways: [{ kind: 'findings', way: 'nothing' }],
    })

    await expect(silence).rejects.toMatchObject({ code: 'sharing.way-closed' })
  })
})
