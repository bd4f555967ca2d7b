import { describe, expect, it } from 'vitest'
import {
  addPerson,
  addVulnerability,
  handle,
  openFindings,
  openTogether,
  openWorld,
  readChanges,
  readDeliveries,
  readNotices,
  type World,
} from '../trials/world.ts'
import { keepQuietHours } from './quiet-hours-store.ts'

/** Vulnerabilities `CVE-2026-1000`, `-1001` … opened for the team, one event each. */
async function openMany(world: World, count: number, draft: { team: string; batch?: string; from?: number }) {
  const ids: string[] = []
  for (let index = 0; index < count; index += 1) {
    const id = await addVulnerability(world, `CVE-2026-${1000 + (draft.from ?? 0) + index}`)
    await openFindings(world, id, { opened: 2, ...draft })
    ids.push(id)
  }
  return ids
}

async function acknowledgeAll(world: World) {
  await world.db.updateTable('sharing.notice').set({ acknowledged_at: world.clock.now() }).execute()
}

describe('who is told', () => {
  it('is every responder, engineer and handler of the team, with the reason', async () => {
    const world = await openWorld()
    const team = world.psirt
    const engineer = await addPerson(world, 'engineer', { roles: [{ role: 'engineer', team }] })
    const both = await addPerson(world, 'both', {
      roles: [
        { role: 'handler', team },
        { role: 'responder', team },
      ],
    })
    await addPerson(world, 'manager', { roles: [{ role: 'manager', team }] })
    await addPerson(world, 'other', { roles: [{ role: 'responder', team: world.csirt }] })
    await addPerson(world, 'loose', { roles: [{ role: 'handler' }] })

    await openFindings(world, await addVulnerability(world, 'CVE-2026-1'), { team, opened: 3 })

    const notices = await readNotices(world)
    expect(notices.map((one) => one.person_id).sort()).toEqual([engineer, both].sort())
    const psirt = { id: team, ja: null, en: 'PSIRT' }
    expect(notices.find((one) => one.person_id === engineer)).toMatchObject({
      kind: 'findings',
      facts: { name: 'CVE-2026-1', items: 3 },
      reason: [{ role: 'engineer', team: psirt }],
    })
    expect(notices.find((one) => one.person_id === both)?.reason).toEqual(
      expect.arrayContaining([
        { role: 'handler', team: psirt },
        { role: 'responder', team: psirt },
      ]),
    )
  })

  it('is every handler where no team is responsible', async () => {
    const world = await openWorld()
    const handler = await addPerson(world, 'handler', { roles: [{ role: 'handler', team: world.csirt }] })
    await addPerson(world, 'engineer', { roles: [{ role: 'engineer', team: world.csirt }] })

    await openFindings(world, await addVulnerability(world, 'CVE-2026-1'), { team: null })

    expect(await readNotices(world)).toMatchObject([
      { person_id: handler, reason: [{ role: 'handler', team: null }] },
    ])
  })

  it('is nobody who is disabled, may not read the label of the items, or that of the vulnerability', async () => {
    const world = await openWorld()
    const role = { role: 'engineer', team: world.psirt } as const
    await addPerson(world, 'gone', { roles: [role], disabled: true })
    await addPerson(world, 'green', { roles: [role], clearance: 'green' })
    const strict = await addPerson(world, 'strict', { roles: [role], clearance: 'amber+strict' })
    const amber = await addPerson(world, 'amber', { roles: [role], clearance: 'amber' })

    await openFindings(world, await addVulnerability(world, 'CVE-2026-1'), {
      team: world.psirt,
      tlp: 'amber',
    })
    await openFindings(world, await addVulnerability(world, 'V-2', 'amber+strict'), {
      team: world.psirt,
      tlp: 'clear',
    })
    await openFindings(world, await addVulnerability(world, 'V-3', 'red'), {
      team: world.psirt,
      tlp: 'clear',
    })

    const told = (await readNotices(world)).map((one) => [one.person_id, one.facts.name])
    expect(told.sort()).toEqual(
      [
        [strict, 'CVE-2026-1'],
        [strict, 'V-2'],
        [amber, 'CVE-2026-1'],
      ].sort(),
    )
  })

  it('is told of no more items than still want a decision', async () => {
    const world = await openWorld()
    await addPerson(world, 'engineer', { roles: [{ role: 'engineer', team: world.psirt }] })

    await openFindings(world, await addVulnerability(world, 'CVE-2026-1'), {
      team: world.psirt,
      opened: 5,
      cells: 2,
    })
    await openFindings(world, await addVulnerability(world, 'CVE-2026-2'), {
      team: world.psirt,
      opened: 5,
      cells: 0,
    })

    expect((await readNotices(world)).map((one) => [one.facts.name, one.facts.items])).toEqual([
      ['CVE-2026-1', 2],
    ])
  })
})

describe('one notice per person and vulnerability', () => {
  it('grows with a second event and stands at the top again', async () => {
    const world = await openWorld()
    const { csirt, psirt } = world
    await addPerson(world, 'both', {
      roles: [
        { role: 'responder', team: csirt },
        { role: 'engineer', team: psirt },
      ],
    })
    const id = await addVulnerability(world, 'CVE-2026-1')

    await openFindings(world, id, { team: csirt, opened: 1 })
    world.clock.advance({ minutes: 5 })
    await openFindings(world, id, { team: psirt, opened: 4, batch: 'batch-2' })

    const notices = await readNotices(world)
    expect(notices).toHaveLength(1)
    expect(notices[0]).toMatchObject({ subject_id: id, version: 2, facts: { items: 5, batch: 'batch-1' } })
    expect(notices[0]?.reason).toHaveLength(2)
    expect(notices[0]?.created_at.toString()).toBe('2026-07-01T00:05:00Z')
    expect((await readChanges(world)).map((one) => one.version)).toEqual([1, 2])
  })

  it('is a new one after the old one was acknowledged', async () => {
    const world = await openWorld()
    await addPerson(world, 'engineer', { roles: [{ role: 'engineer', team: world.psirt }] })
    const id = await addVulnerability(world, 'CVE-2026-1')
    await openFindings(world, id, { team: world.psirt })
    await acknowledgeAll(world)

    await openFindings(world, id, { team: world.psirt, batch: 'batch-2' })

    const notices = await readNotices(world)
    expect(notices.filter((one) => one.acknowledged_at === null)).toHaveLength(1)
    expect(notices).toHaveLength(2)
  })

  it.each(['open', 'acknowledged'])('counts an event that comes twice once (%s)', async (state) => {
    const world = await openWorld()
    await addPerson(world, 'engineer', { roles: [{ role: 'engineer', team: world.psirt }] })
    const id = await addVulnerability(world, 'CVE-2026-1')
    const event = await openFindings(world, id, { team: world.psirt, opened: 2 })
    if (state === 'acknowledged') await acknowledgeAll(world)

    await handle(world, event)

    const notices = await readNotices(world)
    expect(notices).toHaveLength(1)
    expect(notices[0]?.facts.items).toBe(2)
    expect(await readChanges(world)).toHaveLength(1)
  })
})

describe('a batch', () => {
  it('of ten stays ten notices', async () => {
    const world = await openWorld()
    await addPerson(world, 'engineer', { roles: [{ role: 'engineer', team: world.psirt }] })

    await openMany(world, 10, { team: world.psirt })

    expect((await readNotices(world)).map((one) => one.kind)).toEqual(
      Array.from({ length: 10 }, () => 'findings'),
    )
    expect(await readDeliveries(world)).toHaveLength(10)
  })

  it('of more than ten becomes one summary with one mail', async () => {
    const world = await openWorld()
    await addPerson(world, 'engineer', { roles: [{ role: 'engineer', team: world.psirt }] })

    await openMany(world, 25, { team: world.psirt })

    const notices = await readNotices(world)
    expect(notices).toHaveLength(1)
    expect(notices[0]).toMatchObject({
      kind: 'summary',
      subject_kind: 'worklist',
      subject_id: 'batch-1',
      facts: { vulnerabilities: 25, items: 50 },
    })
    expect(await readDeliveries(world)).toMatchObject([{ notice_id: notices[0]?.id, state: 'waiting' }])
  })

  it('in one event is the same as one by one', async () => {
    const [apart, together] = [await openWorld(), await openWorld()]
    const outcomes: unknown[][] = []
    for (const world of [apart, together]) {
      await addPerson(world, 'engineer', { roles: [{ role: 'engineer', team: world.psirt }] })
      await addPerson(world, 'handler', { roles: [{ role: 'handler', team: world.psirt }] })
      const ids: string[] = []
      for (let index = 0; index < 25; index += 1) {
        ids.push(await addVulnerability(world, `CVE-2026-${1000 + index}`))
      }
      const [first, ...rest] = ids
      await openFindings(world, first ?? '', { team: world.psirt, batch: 'batch-0' })
      if (world === together) await openTogether(world, ids, { team: world.psirt, opened: 1 })
      else for (const id of [first ?? '', ...rest]) await openFindings(world, id, { team: world.psirt })
      outcomes.push(
        (await readNotices(world))
          .map(({ kind, facts }) => [kind, facts.items, facts.vulnerabilities, facts.name])
          .sort(),
      )
    }

    expect(outcomes[1]).toEqual(outcomes[0])
    expect(outcomes[1]).toHaveLength(4)
  })

  it('is told to each person by themselves', async () => {
    const world = await openWorld()
    const one = await addPerson(world, 'one', { roles: [{ role: 'engineer', team: world.psirt }] })
    await openMany(world, 6, { team: world.psirt })
    const late = await addPerson(world, 'late', { roles: [{ role: 'engineer', team: world.psirt }] })

    await openMany(world, 6, { team: world.psirt, from: 100 })

    expect((await readNotices(world, one)).map((notice) => notice.kind)).toEqual(['summary'])
    expect(await readNotices(world, late)).toHaveLength(6)
  })

  it('leaves alone what was acknowledged or mailed, and notices of other batches', async () => {
    const world = await openWorld()
    await addPerson(world, 'engineer', { roles: [{ role: 'engineer', team: world.psirt }] })
    const [other] = await openMany(world, 1, { team: world.psirt, batch: 'batch-0', from: 500 })
    const [acknowledged, mailed, begun] = await openMany(world, 10, { team: world.psirt })
    const noticeOf = async (subject: string | undefined) =>
      (await readNotices(world)).find((one) => one.subject_id === subject)?.id ?? ''
    const { db, clock } = world
    await db
      .updateTable('sharing.notice')
      .set({ acknowledged_at: clock.now() })
      .where('id', '=', await noticeOf(acknowledged))
      .execute()
    await db
      .updateTable('sharing.delivery')
      .set({ state: 'sent' })
      .where('notice_id', '=', await noticeOf(mailed))
      .execute()
    await db
      .updateTable('sharing.delivery')
      .set({ attempts: 1 })
      .where('notice_id', '=', await noticeOf(begun))
      .execute()

    await openMany(world, 1, { team: world.psirt, from: 100 })

    const notices = await readNotices(world)
    expect(
      notices
        .filter((one) => one.kind === 'findings')
        .map((one) => one.subject_id)
        .sort(),
    ).toEqual([other, acknowledged, mailed, begun].sort())
    expect(notices.find((one) => one.kind === 'summary')?.facts).toMatchObject({
      vulnerabilities: 8,
      items: 16,
    })
  })

  it('goes on in a new summary after the first was acknowledged', async () => {
    const world = await openWorld()
    await addPerson(world, 'engineer', { roles: [{ role: 'engineer', team: world.psirt }] })
    await openMany(world, 12, { team: world.psirt })
    await acknowledgeAll(world)

    await openMany(world, 2, { team: world.psirt, from: 100 })

    const open = (await readNotices(world)).filter((one) => one.acknowledged_at === null)
    expect(open).toMatchObject([{ kind: 'summary', facts: { vulnerabilities: 2 } }])
  })

  it('adds to a notice that is open already instead of the summary', async () => {
    const world = await openWorld()
    await addPerson(world, 'engineer', { roles: [{ role: 'engineer', team: world.psirt }] })
    const [known] = await openMany(world, 1, { team: world.psirt, batch: 'batch-0', from: 500 })
    await openMany(world, 11, { team: world.psirt })

    await openFindings(world, known ?? '', { team: world.psirt, opened: 2 })

    const notices = await readNotices(world)
    expect(notices).toHaveLength(2)
    expect(notices.find((one) => one.kind === 'findings')?.facts.items).toBe(4)
    expect(notices.find((one) => one.kind === 'summary')?.facts.vulnerabilities).toBe(11)
  })

  it('counts an event once that comes again after it was folded', async () => {
    const world = await openWorld()
    await addPerson(world, 'engineer', { roles: [{ role: 'engineer', team: world.psirt }] })
    const id = await addVulnerability(world, 'CVE-2026-1')
    const event = await openFindings(world, id, { team: world.psirt })
    await openMany(world, 11, { team: world.psirt })

    await handle(world, event)

    expect(await readNotices(world)).toMatchObject([{ facts: { vulnerabilities: 12 } }])
  })
})

describe('a delivery by mail', () => {
  it('waits beside each notice of who wants mail and has an address', async () => {
    const world = await openWorld()
    const role = { role: 'engineer', team: world.psirt } as const
    const wants = await addPerson(world, 'wants', { roles: [role] })
    await addPerson(world, 'quiet', { roles: [role], mailNotices: false })
    await addPerson(world, 'nowhere', { roles: [role], email: null })

    await openFindings(world, await addVulnerability(world, 'CVE-2026-1'), { team: world.psirt })

    const [notice] = await readNotices(world, wants)
    expect(await readNotices(world)).toHaveLength(3)
    expect(await readDeliveries(world)).toMatchObject([
      {
        notice_id: notice?.id,
        state: 'waiting',
        attempts: 0,
        message_id: `<notice.${notice?.id}@renkei.example>`,
        next_at: Temporal.Instant.from('2026-07-01T00:00:02Z'),
      },
    ])
  })

  it('waits for the end of the person’s quiet hours', async () => {
    const world = await openWorld()
    const personId = await addPerson(world, 'engineer', { roles: [{ role: 'engineer', team: world.psirt }] })
    await keepQuietHours(world.db, personId, { begins: '08:00', ends: '10:30' })

    await openFindings(world, await addVulnerability(world, 'CVE-2026-1'), { team: world.psirt })

    // 09:00 in Tokyo.
    const [delivery] = await readDeliveries(world)
    expect(delivery?.next_at.toString()).toBe('2026-07-01T01:30:00Z')
  })

  it('waits on while the notice grows, but no longer than a minute', async () => {
    const world = await openWorld()
    await addPerson(world, 'engineer', { roles: [{ role: 'engineer', team: world.psirt }] })
    const id = await addVulnerability(world, 'CVE-2026-1')
    await openFindings(world, id, { team: world.psirt })

    const due: string[] = []
    for (const seconds of [1, 58, 5]) {
      world.clock.advance({ seconds })
      await openFindings(world, id, { team: world.psirt })
      const [delivery] = await readDeliveries(world)
      due.push(delivery?.next_at.toString() ?? '')
    }

    expect(due).toEqual(['2026-07-01T00:00:03Z', '2026-07-01T00:01:00Z', '2026-07-01T00:01:00Z'])
  })

  it('is not begun again for a notice that grows after its mail went out', async () => {
    const world = await openWorld()
    await addPerson(world, 'engineer', { roles: [{ role: 'engineer', team: world.psirt }] })
    const id = await addVulnerability(world, 'CVE-2026-1')
    await openFindings(world, id, { team: world.psirt })
    await world.db
      .updateTable('sharing.delivery')
      .set({ state: 'sent', sent_at: world.clock.now() })
      .execute()

    await openFindings(world, id, { team: world.psirt, batch: 'batch-2' })

    expect(await readDeliveries(world)).toMatchObject([{ state: 'sent' }])
  })
})
