import { beforeAll, expect, it } from 'vitest'
import { listUsers, readDirectory } from '#contract/identity/people.ts'
import { listFeeds } from '#contract/intel/feeds.ts'
import { listInterests } from '#contract/intel/interest.ts'
import { createCi, listCis } from '#contract/inventory/cis.ts'
import { createRelation } from '#contract/inventory/relations.ts'
import { createAssessment } from '#contract/matching/assessments.ts'
import { listFindings, listVulnerabilities, readVulnerability } from '#contract/matching/findings.ts'
import { listJobs } from '#contract/platform/jobs.ts'
import { listNotices } from '#contract/sharing/notices.ts'
import { readSample, removeSample } from '#contract/sharing/sample.ts'
import { listSavedLists } from '#contract/sharing/saved-lists.ts'
import { system, verifyTrail } from '#domains/identity/index.ts'
import { readConfig } from '#platform/config/config.ts'
import { silentLog, testDatabase } from '#test/database.ts'
import { aloneOn } from '../../cli/trials/stage.ts'
import { startWorker, type Worker } from '../../worker/worker.ts'
import { type House, openHouse } from '../house.ts'
import { type Cast, openCast } from './cast.ts'
import type { SignIn } from './found.ts'
import { makeSample } from './make-sample.ts'

let house: House
let worker: Worker
let cast: Cast
let signIns: readonly SignIn[] = []

beforeAll(async () => {
  const environment = await aloneOn(await testDatabase())
  house = await openHouse({ config: readConfig(environment), log: silentLog, engine: 'join' })
  worker = await startWorker(house)
  signIns = await makeSample(house, worker)
  cast = await openCast(house, worker)
  const people = await house.database.kysely.selectFrom('identity.person').select(['id', 'login']).execute()
  for (const { login, id } of people) cast.enter(login, id)
  return async () => {
    await cast.close()
    await worker.stop()
    await house.close()
  }
}, 120_000)

async function teamId(kind: 'csirt' | 'psirt'): Promise<string> {
  const { teams } = await cast.as('aoki')(readDirectory)
  return teams.find((team) => team.kind === kind)?.id ?? ''
}

it('tells a sign-in for everybody but who has left', () => {
  expect(signIns.map(({ login, role }) => `${login} ${role}`)).toEqual([
    'kanda administrator',
    'aoki handler',
    'mori responder',
    'weber responder',
    'hayashi engineer',
    'osei engineer',
    'fujita engineer',
    'ishii contact',
    'sakai manager',
    'novak auditor',
    'kaede guest',
  ])
  expect(new Set(signIns.map(({ password }) => password)).size).toBe(signIns.length)
})

it.each(['csirt', 'psirt'] as const)('leaves work for the %s, and some is decided', async (kind) => {
  const call = cast.as('aoki')
  const id = await teamId(kind)

  const open = await call(listVulnerabilities, { query: { teamId: id, limit: 200 } })
  const settled = await call(listVulnerabilities, { query: { teamId: id, state: 'settled' } })

  expect(open.rows.length).toBeGreaterThan(20)
  expect(settled.rows.length).toBeGreaterThan(0)
})

it('has one exploited vulnerability in a product and in a server at once', async () => {
  const call = cast.as('aoki')

  const { exploitedAt, teams } = await call(readVulnerability, { params: { alias: 'CVE-2023-4911' } })
  const { rows } = await call(listFindings, { query: { vulnerability: 'CVE-2023-4911' } })

  expect(exploitedAt).not.toBeNull()
  expect(teams.map(({ team, open }) => [team?.kind, open > 0])).toEqual([
    ['csirt', true],
    ['psirt', true],
  ])
  expect(rows.map(({ ci }) => ci.name)).toEqual(
    expect.arrayContaining(['vpn-gw-01 VPNゲートウェイ', 'GX-7 ファームウェア 6.0']),
  )
})

it('has dealt with everything that is exploited but for that one', async () => {
  const waiting = await Promise.all(
    (['csirt', 'psirt'] as const).map(async (kind) => {
      const id = await teamId(kind)
      const { rows } = await cast.as('aoki')(listVulnerabilities, { query: { teamId: id, exploited: 'yes' } })
      return rows.filter(({ teams }) => teams.some(({ team, open }) => team?.id === id && open > 0))
    }),
  )

  expect(waiting.map((rows) => rows.map(({ name }) => name))).toEqual([['CVE-2023-4911'], ['CVE-2023-4911']])
})

it('touches something with every advisory, and cannot tell of some items', async () => {
  const call = cast.as('osei')

  const ours = await call(listVulnerabilities, { query: { state: 'all', limit: 200 } })
  const known = await call(listVulnerabilities, { query: { state: 'all', reach: 'all', limit: 200 } })
  const { rows } = await call(listFindings, { query: { limit: 200 } })

  expect(ours.rows.map(({ name }) => name).sort()).toEqual(known.rows.map(({ name }) => name).sort())
  expect(rows.filter(({ verdict }) => verdict === 'undetermined').length).toBeGreaterThan(0)
})

it('has one document with two entries that could not be read, and all others whole', async () => {
  const own = await cast.as('aoki')(listJobs, { query: { limit: 200 } })
  const { rows } = await cast.as('kanda')(listJobs, { query: { limit: 200, all: 'true' } })

  expect(own.rows.map(({ title }) => title)).toEqual(['wm11-firmware.spdx.json'])

  expect(
    rows.filter(({ state }) => state !== 'done').map(({ title, problemCount }) => [title, problemCount]),
  ).toEqual([['wm11-firmware.spdx.json', 2]])
})

it('has unread notices, an interest that facts have overtaken, an owner who has left', async () => {
  const { total } = await cast.as('mori')(listNotices)
  const { rows } = await cast.as('hayashi')(listInterests, { query: { vulnerability: 'CVE-2020-11023' } })
  const { rows: users } = await cast.as('kanda')(listUsers, { query: { limit: 200 } })
  const gone = users.find(({ login }) => login === 'ogawa')
  const { rows: cis } = await cast.as('aoki')(listCis, { query: { limit: 200 } })

  expect(total).toBeGreaterThan(3)
  expect(rows.some(({ interest }) => interest?.outdated === true)).toBe(true)
  expect(gone?.disabledAt).not.toBeNull()
  expect(cis.some(({ owner }) => owner?.id === gone?.id)).toBe(true)
})

it('keeps what is restricted from all but its owner, and shows the guest only what was given', async () => {
  const namesFor = async (login: string) =>
    (await cast.as(login)(listCis, { query: { limit: 200 } })).rows.map(({ name }) => name)

  expect(await namesFor('osei')).toContain('TU-3 ソフトウェア 2.1')
  expect(await namesFor('aoki')).not.toContain('TU-3 ソフトウェア 2.1')
  expect((await namesFor('kaede')).sort()).toEqual([
    'PM-90 ソフトウェア 1.8',
    'かえで総合病院 集中治療室モニタ',
  ])
})

it('has saved lists in the tabs of both teams, each with something in it, one of somebody who has left', async () => {
  for (const login of ['mori', 'hayashi']) {
    const { rows } = await cast.as(login)(listSavedLists, { query: { screen: 'vulnerabilities' } })
    const pinned = rows.filter((list) => list.pinned !== null)
    const counts = await Promise.all(
      pinned.map(({ search }) => cast.as(login)(listVulnerabilities, { query: { ...search, limit: 1 } })),
    )

    expect(pinned.length).toBe(2)
    expect(counts.filter(({ total }) => total === 0)).toEqual([])
  }
  const { rows } = await cast.as('osei')(listSavedLists, { query: { screen: 'configuration' } })
  expect(rows.map(({ owner, pinned }) => [owner.gone, pinned])).toEqual([[true, 0]])
})

it('goes into an empty installation only', async () => {
  await expect(makeSample(house, worker)).rejects.toMatchObject({ code: 'server.not-empty' })
})

it('is removed in one action: nothing of it is counted any more, what others made stays', async () => {
  const admin = cast.as('kanda')
  const handler = cast.as('aoki')
  const { rows: before } = await handler(listCis, { query: { limit: 200 } })
  const idOf = (name: string) => before.find((ci) => ci.name === name)?.id ?? ''
  const body = { kind: 'product', name: 'Our own' }
  const own = await admin(createCi, { body })
  const below = await admin(createCi, { body: { kind: 'part', name: 'Our own part', partOfId: own.id } })
  const gateway = idOf('GX-7 産業用ゲートウェイ')
  await admin(createRelation, { params: { id: own.id }, body: { kind: 'contains', toId: gateway } })
  const undecided = await handler(readVulnerability, { params: { alias: 'CVE-2023-0286' } })
  const decision = { vulnerabilityId: undecided.id, teamId: await teamId('csirt'), status: 'fixed' as const }
  await handler(createAssessment, { body: decision })

  await expect(handler(removeSample)).rejects.toMatchObject({ details: { status: 403 } })
  const removed = await admin(removeSample)
  await cast.settle()

  const { rows: left } = await admin(listCis, { query: { limit: 200 } })
  const ours = await admin(listVulnerabilities, { query: { state: 'all' } })
  const known = await admin(listVulnerabilities, { query: { state: 'all', reach: 'all', limit: 200 } })
  const closure = await house.database.kysely.selectFrom('inventory.closure').selectAll().execute()
  const inForce = await house.database.kysely
    .selectFrom('matching.assessment')
    .select('id')
    .where('undone_at', 'is', null)
    .execute()
  expect(removed).toMatchObject({ items: 33, people: 12 })
  expect(left.map(({ id }) => id).sort()).toEqual([own.id, below.id].sort())
  expect(
    closure.map(({ ancestor_id, descendant_id, depth }) => [ancestor_id, descendant_id, depth]).sort(),
  ).toEqual(
    [
      [own.id, own.id, 0],
      [below.id, below.id, 0],
      [own.id, below.id, 1],
    ].sort(),
  )
  expect(ours.total).toBe(0)
  expect(inForce).toEqual([])
  expect(
    known.rows.every(
      ({ withdrawn, exploitedAt, epss }) => withdrawn && exploitedAt === null && epss === null,
    ),
  ).toBe(true)
})

it('leaves the administrator, an empty structure and a whole trail, and cannot be removed twice', async () => {
  const admin = cast.as('kanda')

  const { rows: users } = await admin(listUsers, { query: { limit: 200 } })
  const directory = await admin(readDirectory)
  const { rows: saved } = await admin(listSavedLists)
  const { rows: feeds } = await admin(listFeeds)

  expect(users.filter(({ disabledAt }) => disabledAt === null).map(({ login }) => login)).toEqual(['kanda'])
  expect(directory.divisions).toEqual([])
  expect(saved).toEqual([])
  expect(directory.teams.map(({ kind }) => kind)).toEqual(['csirt', 'psirt'])
  expect(feeds.map(({ id }) => id)).toContain('osv')
  expect(feeds.filter(({ records, withdrawn }) => records > withdrawn)).toEqual([])
  expect(await admin(readSample)).toEqual({ sample: null })
  await expect(admin(removeSample)).rejects.toMatchObject({ details: { code: 'sharing.no-sample' } })
  expect((await verifyTrail(house.contextOf(system))).broken).toBeNull()
})
