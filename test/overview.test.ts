import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { asActor } from '#domains/identity/index.ts'
import { countAll } from '#domains/matching/worklist/worklist-actions.ts'
import type { Part } from '#domains/sharing/overview/overview.ts'
import {
  listOverviewItems,
  listOverviewVulnerabilities,
  listSent,
  readOverview,
} from '#domains/sharing/overview/overview-actions.ts'
import {
  actAs,
  addItem,
  addPerson,
  addVulnerability,
  openFindings,
  openWorld,
  strike,
  type World,
} from '#domains/sharing/trials/world.ts'
import { newId } from '#kernel/ids/ids.ts'

/** A company with somebody of each kind who reads an overview; two weeks pass before anything is asked. */
async function openReaders() {
  const world = await openWorld()
  const handler = await addPerson(world, 'handler', { roles: [{ role: 'handler' }] })
  const engineer = await addPerson(world, 'engineer', { roles: [{ role: 'engineer', team: world.psirt }] })
  const responder = await addPerson(world, 'responder', { roles: [{ role: 'responder', team: world.csirt }] })
  return { world, handler, engineer, responder }
}

const count = (world: World) => asActor(world.context, (deed) => countAll(deed, []))

async function namesOf(
  world: World,
  personId: string,
  asked: { readonly part: Part; readonly teamId?: string },
) {
  const page = { since: undefined, teamId: asked.teamId, part: asked.part, limit: 200 }
  const { total, rows } = await listOverviewVulnerabilities(await actAs(world, personId), page)
  expect(total).toBe(rows.length)
  return rows.map((row) => row.name)
}

async function read(world: World, personId: string, teamId?: string) {
  return await readOverview(await actAs(world, personId), { since: undefined, teamId })
}

it('tells what came in since, never what lies above the clearance', async () => {
  const { world, handler } = await openReaders()
  await addVulnerability(world, 'CVE-2026-1')
  world.clock.advance({ hours: 48 })
  await addVulnerability(world, 'CVE-2026-2')
  await addVulnerability(world, 'CVE-2026-3', 'red')

  expect(await namesOf(world, handler, { part: 'new' })).toEqual(['CVE-2026-2'])
  expect((await read(world, handler)).news?.new.total).toBe(1)
})

it('tells what touches an item for the first time, not what came to touch another one', async () => {
  const { world, handler } = await openReaders()
  const [known, fresh] = [
    await addVulnerability(world, 'CVE-2026-1'),
    await addVulnerability(world, 'CVE-2026-2'),
  ]
  const ofCsirt = await addItem(world, { team: world.csirt })
  const ofPsirt = await addItem(world, { team: world.psirt })
  await strike(world, ofCsirt, known)
  await count(world)
  world.clock.advance({ hours: 48 })
  await strike(world, ofPsirt, known)
  await strike(world, ofCsirt, fresh)
  await count(world)

  expect(await namesOf(world, handler, { part: 'touched' })).toEqual(['CVE-2026-2'])
  expect(await namesOf(world, handler, { part: 'touched', teamId: world.psirt })).toEqual(['CVE-2026-1'])
})

it('counts what touches a restricted item only for its owner', async () => {
  const { world, handler, engineer } = await openReaders()
  const id = await addVulnerability(world, 'CVE-2026-1')
  await strike(world, await addItem(world, { team: world.psirt, owner: engineer, needToKnow: true }), id)
  await count(world)

  expect(await namesOf(world, engineer, { part: 'touched' })).toEqual(['CVE-2026-1'])
  expect(await namesOf(world, engineer, { part: 'unseen' })).toEqual(['CVE-2026-1'])
  expect(await namesOf(world, handler, { part: 'touched' })).toEqual([])
  expect(await namesOf(world, handler, { part: 'unseen' })).toEqual([])
})

it('tells what sources say anew of what touches us, and leaves out what only moved in its scores', async () => {
  const { world, handler } = await openReaders()
  const item = await addItem(world, { team: world.csirt })
  for (const name of ['CVE-2026-1', 'CVE-2026-2'])
    await strike(world, item, await addVulnerability(world, name))
  await addVulnerability(world, 'CVE-2026-3')
  await count(world)
  world.clock.advance({ hours: 48 })
  await world.db.updateTable('intel.vulnerability').set({ changed_at: world.clock.now() }).execute()
  await world.db.insertInto('intel.source').values({ id: 'mine' }).execute()
  for (const name of ['CVE-2026-1', 'CVE-2026-3']) {
    const record = { source_id: 'mine', name, revision: 2, title: '', details: '' }
    const bytes = { content: Buffer.from('x'), hash: Buffer.from('x') }
    await world.db
      .insertInto('intel.record')
      .values({ ...record, ...bytes, received_at: world.clock.now() })
      .execute()
    const { id } = await world.db
      .selectFrom('intel.vulnerability')
      .select('id')
      .where('name', '=', name)
      .executeTakeFirstOrThrow()
    await world.db
      .insertInto('intel.record_vulnerability')
      .values({ source_id: 'mine', record_name: name, vulnerability_id: id })
      .execute()
  }

  expect(await namesOf(world, handler, { part: 'changed' })).toEqual(['CVE-2026-1'])
})

it('tells what came on a list of exploited vulnerabilities', async () => {
  const { world, handler } = await openReaders()
  const id = await addVulnerability(world, 'CVE-2026-1')
  await addVulnerability(world, 'CVE-2026-2')
  await world.db.updateTable('intel.vulnerability').set({ cve: 'CVE-2026-1' }).where('id', '=', id).execute()
  world.clock.advance({ hours: 48 })
  const at = world.clock.now()
  await world.db
    .insertInto('intel.exploitation')
    .values({ source_id: 'kev', cve: 'CVE-2026-1', name: 'x', received_at: at, changed_at: at })
    .execute()

  expect(await namesOf(world, handler, { part: 'exploited' })).toEqual(['CVE-2026-1'])
})

it('says that a team has not looked until somebody of it reads, sets an interest or decides', async () => {
  const { world, handler, engineer } = await openReaders()
  const item = await addItem(world, { team: world.psirt })
  const names = ['CVE-2026-1', 'CVE-2026-2', 'CVE-2026-3', 'CVE-2026-4']
  const ids: string[] = []
  for (const name of names) {
    const id = await addVulnerability(world, name)
    ids.push(id)
    await strike(world, item, id)
  }
  await count(world)
  const [read1 = '', set = '', decided = ''] = ids
  const unseen = () => namesOf(world, handler, { part: 'unseen', teamId: world.psirt })
  expect((await unseen()).toSorted()).toEqual(names)

  await openFindings(world, read1, { team: world.psirt })
  expect((await unseen()).toSorted()).toEqual(names)
  await world.db.updateTable('sharing.notice').set({ acknowledged_at: world.clock.now() }).execute()
  const at = world.clock.now()
  await world.db
    .updateTable('intel.interest')
    .set({ set_level: 'low', set_by: engineer, set_at: at })
    .where('vulnerability_id', '=', set)
    .execute()
  await asActor(world.context, async ({ db }) => {
    const decision = { status: 'under_investigation', note: '', made_at: at, sequence: 1 } as const
    await db
      .insertInto('matching.assessment')
      .values({ id: newId(world.clock), vulnerability_id: decided, team_id: world.psirt, ...decision })
      .execute()
  })

  expect(await unseen()).toEqual(['CVE-2026-4'])
  expect((await read(world, handler)).teams).toMatchObject([{ team: { id: world.psirt }, unseen: 1 }])
})

it('tells which interests facts have overtaken', async () => {
  const { world, engineer } = await openReaders()
  const id = await addVulnerability(world, 'CVE-2026-1')
  const at = world.clock.now()
  await world.db
    .insertInto('intel.interest')
    .values({
      vulnerability_id: id,
      team_id: world.psirt,
      lower: 'high',
      upper: 'immediate',
      set_level: 'low',
      set_at: at,
      set_lower: 'low',
      set_upper: 'medium',
    })
    .execute()

  expect(await namesOf(world, engineer, { part: 'overtaken', teamId: world.psirt })).toEqual(['CVE-2026-1'])
  expect(await namesOf(world, engineer, { part: 'overtaken', teamId: world.csirt })).toEqual([])
  expect((await read(world, engineer)).teams).toMatchObject([{ unseen: 0, overtaken: 1 }])
})

it('tells items without a team, and those whose owner can no longer sign in, to who may change them', async () => {
  const { world, handler, engineer } = await openReaders()
  const gone = await addPerson(world, 'gone', { roles: [{ role: 'manager' }], disabled: true })
  await addItem(world, { name: 'nobody’s' })
  await addItem(world, { name: 'product', team: world.psirt, owner: gone })
  await addItem(world, { name: 'gateway', team: world.csirt, owner: gone })
  const named = async (personId: string, part: 'unclaimed' | 'ownerless') =>
    (await listOverviewItems(await actAs(world, personId), { part, limit: 10 })).rows.map((row) => row.name)

  expect(await named(handler, 'unclaimed')).toEqual(['nobody’s'])
  expect(await named(engineer, 'unclaimed')).toEqual([])
  expect(await named(handler, 'ownerless')).toEqual(['gateway', 'product'])
  expect(await named(engineer, 'ownerless')).toEqual(['product'])
})

it('pages through items without a gap', async () => {
  const { world, handler } = await openReaders()
  for (const name of ['a', 'b', 'c']) await addItem(world, { name })
  const context = await actAs(world, handler)
  const first = await listOverviewItems(context, { part: 'unclaimed', limit: 2 })
  const rest = await listOverviewItems(context, { part: 'unclaimed', limit: 2, after: first.rows.at(-1) })

  expect([...first.rows, ...rest.rows].map((row) => row.name)).toEqual(['a', 'b', 'c'])
  expect(first.total).toBe(3)
})

it('tells what was sent to whom and who has read it, by subject and team', async () => {
  const { world, handler, engineer } = await openReaders()
  await addPerson(world, 'colleague', { roles: [{ role: 'engineer', team: world.psirt }] })
  const id = await addVulnerability(world, 'CVE-2026-1')
  await openFindings(world, id, { team: world.psirt, opened: 2 })
  const at = world.clock.now()
  await world.db
    .updateTable('sharing.notice')
    .set({ acknowledged_at: at })
    .where('person_id', '=', engineer)
    .execute()

  const { total, rows } = await listSent(await actAs(world, handler), { since: undefined, limit: 10 })

  expect(total).toBe(1)
  expect(rows).toMatchObject([
    {
      subject: { kind: 'vulnerability', id, name: 'CVE-2026-1' },
      teams: [{ team: { id: world.psirt }, told: 2, read: 1 }],
      people: [
        { name: 'colleague', state: 'unread', readAt: null, mail: 'waiting' },
        { name: 'engineer', state: 'read' },
      ],
    },
  ])
  expect((await read(world, handler)).sent).toMatchObject({ subjects: 1, told: 2, read: 1 })
})

it('tells of what was sent nothing about items that the reader may not see', async () => {
  const { world } = await openReaders()
  const manager = await addPerson(world, 'manager', { roles: [{ role: 'manager' }], clearance: 'green' })
  const id = await addVulnerability(world, 'CVE-2026-1')
  await openFindings(world, id, { team: world.psirt, tlp: 'amber' })
  await openFindings(world, id, { team: world.csirt, tlp: 'green' })

  const { rows } = await listSent(await actAs(world, manager), { since: undefined, limit: 10 })

  expect(rows.flatMap((row) => row.teams.map(({ team }) => team?.id))).toEqual([world.csirt])
})

it('pages through a part in the risk order', async () => {
  const { world, handler } = await openReaders()
  const scores = [3, 9, 9, 5]
  for (const [index, score] of scores.entries()) {
    const id = await addVulnerability(world, `CVE-2026-${index}`)
    await world.db
      .updateTable('intel.vulnerability')
      .set({ severity_score: score })
      .where('id', '=', id)
      .execute()
  }
  const context = await actAs(world, handler)
  const page = { since: undefined, teamId: undefined, part: 'new', limit: 3 } as const
  const first = await listOverviewVulnerabilities(context, page)
  const rest = await listOverviewVulnerabilities(context, { ...page, after: first.last })

  const severities = [...first.rows, ...rest.rows].map((row) => row.name.slice(-1))
  expect(severities.map((index) => scores[Number(index)])).toEqual([9, 9, 5, 3])
  expect(new Set(severities).size).toBe(4)
  expect(rest.total).toBe(4)
  expect(rest.last).toBeUndefined()
})

it('tells how far a new installation has come, as far as the reader sees it', async () => {
  const { world, handler } = await openReaders()
  const guest = await addPerson(world, 'guest', { roles: [{ role: 'guest' }] })
  const stepsOf = async (person: string) => (await read(world, person)).steps
  expect(await stepsOf(handler)).toEqual({ itemId: null, isComposed: false, hasVulnerabilities: false })

  await addVulnerability(world, 'CVE-2026-1', 'red')
  // Both are of the same millisecond, in which chance orders ids.
  const items = [await addItem(world, { team: world.psirt }), await addItem(world, { team: world.psirt })]
  const first = items.toSorted()[0] ?? ''
  expect(await stepsOf(handler)).toEqual({ itemId: first, isComposed: false, hasVulnerabilities: false })

  await strike(world, first, await addVulnerability(world, 'CVE-2026-2'))
  expect(await stepsOf(handler)).toEqual({ itemId: first, isComposed: true, hasVulnerabilities: true })
  expect((await stepsOf(guest))?.isComposed ?? false).toBe(false)
})

it('puts the newest of very many new ones in order', async () => {
  const { world, handler } = await openReaders()
  const at = world.clock.now()
  const ids = Array.from({ length: 10_002 }, () => newId(world.clock))
  await sql`insert into intel.vulnerability (id, short_id, name, created_at, changed_at)
    select id, 'N-' || n, 'N-' || n, ${at.toString()}, ${at.toString()}
    from unnest(${ids}::uuid[]) with ordinality given (id, n)`.execute(world.db)

  const asked = { since: undefined, teamId: undefined, part: 'new', limit: 5 } as const
  const { total, rows } = await listOverviewVulnerabilities(await actAs(world, handler), asked)

  expect(total).toBe(10_001)
  expect(rows.map(({ id }) => id)).toEqual(ids.toSorted().reverse().slice(0, 5))
})
