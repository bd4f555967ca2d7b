import { describe, expect, it } from 'vitest'
import { listNotices } from '#contract/sharing/notices.ts'
import { mount } from '#platform/http/mount.ts'
import { createHttpServer } from '#platform/http/server.ts'
import { openMail } from '#platform/mail/index.ts'
import { silentLog } from '#test/database.ts'
import { sharingModule } from '../module.ts'
import {
  actAs,
  addPerson,
  addVulnerability,
  openFindings,
  openWorld,
  readChanges,
  readNotices,
  type World,
} from '../trials/world.ts'

const publicUrl = 'https://renkei.example'
const configured = openMail({ url: 'smtp://127.0.0.1:9', from: 'a@example.com', log: silentLog })
const unconfigured = openMail({ url: undefined, from: '', log: silentLog })

/** A server of this module alone, where the bearer token is the person's id. */
async function openServer(world: World, mailer = configured) {
  const app = await createHttpServer({ log: silentLog })
  mount(app, sharingModule({ mailer, publicUrl }).routes, {
    secureCookies: false,
    async authenticate({ bearer }) {
      const context = bearer === undefined ? world.context : await actAs(world, bearer)
      return { context, signedIn: bearer !== undefined, language: undefined }
    },
  })
  return {
    async get(personId: string, query = '') {
      const headers = { authorization: `bearer ${personId}` }
      const response = await app.inject({ method: 'GET', url: `/api/v1/notices${query}`, headers })
      return listNotices.answer.parse(response.json())
    },
    async acknowledge(personId: string, id: string) {
      const headers = { authorization: `bearer ${personId}` }
      return await app.inject({ method: 'POST', url: `/api/v1/notices/${id}/acknowledge`, headers })
    },
  }
}

async function openTold(language: 'ja' | 'en' = 'ja') {
  const world = await openWorld()
  const role = { role: 'engineer', team: world.psirt } as const
  const engineer = await addPerson(world, 'engineer', { roles: [role], language })
  const vulnerability = await addVulnerability(world, 'CVE-2026-1')
  await openFindings(world, vulnerability, { team: world.psirt, opened: 3 })
  const [notice] = await readNotices(world)
  return { world, engineer, vulnerability, noticeId: notice?.id ?? '' }
}

describe('GET /notices', () => {
  it('shows one’s own, in one’s own language, with the reason', async () => {
    const { world, engineer, vulnerability, noticeId } = await openTold()
    const other = await addPerson(world, 'other', { roles: [{ role: 'engineer', team: world.csirt }] })
    const server = await openServer(world)

    expect(await server.get(engineer)).toEqual({
      rows: [
        {
          id: noticeId,
          kind: 'findings',
          title: 'CVE-2026-1が構成品目3件に影響する可能性があります',
          text: 'CVE-2026-1 の表題\n構成品目3件について、影響の有無を判断してください。',
          why: 'PSIRTの製品セキュリティ担当者の方にお送りしています。',
          subject: { kind: 'vulnerability', id: vulnerability },
          reasons: ['engineer'],
          createdAt: '2026-07-01T00:00:00Z',
          acknowledgedAt: null,
          snoozedUntil: null,
          wokeAt: null,
          mail: 'waiting',
        },
      ],
      next: null,
      total: 1,
    })
    expect(await server.get(other)).toEqual({ rows: [], next: null, total: 0 })
  })

  it('pages through all, the newest first, none twice', async () => {
    const world = await openWorld()
    const engineer = await addPerson(world, 'engineer', { roles: [{ role: 'engineer', team: world.psirt }] })
    for (let index = 0; index < 7; index += 1) {
      // Several at one moment: the id decides.
      if (index % 3 === 0) world.clock.advance({ microseconds: 1 })
      const id = await addVulnerability(world, `CVE-2026-${index}`)
      await openFindings(world, id, { team: world.psirt, batch: `b${index}` })
    }
    const server = await openServer(world)

    const titles: string[] = []
    let cursor = ''
    for (let page = 0; page < 4; page += 1) {
      const { rows, next, total } = await server.get(engineer, `?limit=2${cursor}`)
      expect(total).toBe(7)
      titles.push(...rows.map((row) => row.title))
      cursor = `&cursor=${next}`
      expect(next === null).toBe(page === 3)
    }

    expect(new Set(titles).size).toBe(7)
    expect(titles[0]).toContain('CVE-2026-6')
    expect(titles.at(-1)).toMatch(/CVE-2026-[012]/)
  })

  it.each([
    ['["2026-13-99T00:00:00Z","x"]'],
    ['[-1,"x"]'],
    ['[1e300,"x"]'],
    ['[9007199254740991,"x"]'],
    ['[]'],
  ])('begins at the top with a cursor that holds %s', async (content) => {
    const { world, engineer } = await openTold()
    const server = await openServer(world)

    const { rows } = await server.get(engineer, `?cursor=${Buffer.from(content).toString('base64url')}`)

    expect(rows).toHaveLength(1)
  })

  it('hides what the reader’s clearance no longer reaches, and everything from who lost the right', async () => {
    const { world, engineer } = await openTold()
    const server = await openServer(world)
    await world.db.updateTable('intel.vulnerability').set({ tlp: 'amber' }).execute()
    await world.db.updateTable('identity.person').set({ clearance: 'green' }).execute()
    const lowered = await server.get(engineer)
    await world.db.updateTable('identity.person').set({ clearance: 'red' }).execute()
    const raised = await server.get(engineer)
    await world.db.deleteFrom('identity.membership').execute()

    const lost = await server.get(engineer)

    expect(lowered).toEqual({ rows: [], next: null, total: 0 })
    expect(raised.rows).toHaveLength(1)
    expect(lost).toEqual({ rows: [], next: null, total: 0 })
  })

  it('says of the mail what is true', async () => {
    const { world, engineer } = await openTold()
    const [withMail, withoutMail] = [await openServer(world), await openServer(world, unconfigured)]

    const waiting = [await withMail.get(engineer), await withoutMail.get(engineer)]
    await world.db.updateTable('sharing.delivery').set({ state: 'failed' }).execute()
    const failed = await withMail.get(engineer)
    await world.db.deleteFrom('sharing.delivery').execute()
    const none = await withMail.get(engineer)

    expect(waiting.map(({ rows }) => rows[0]?.mail)).toEqual(['waiting', 'none'])
    expect(failed.rows[0]?.mail).toBe('failed')
    expect(none.rows[0]?.mail).toBe('none')
  })
})

describe('POST /notices/{id}/acknowledge', () => {
  it('closes one’s own notice and keeps it in the trail', async () => {
    const { world, engineer, noticeId } = await openTold()
    const server = await openServer(world)
    world.clock.advance({ minutes: 1 })

    const response = await server.acknowledge(engineer, noticeId)

    expect(response.statusCode).toBe(200)
    expect(response.json()).toMatchObject({ id: noticeId, acknowledgedAt: '2026-07-01T00:01:00Z' })
    expect(await server.get(engineer)).toMatchObject({ rows: [], total: 0 })
    expect((await server.get(engineer, '?state=all')).rows).toHaveLength(1)
    expect(await readChanges(world)).toMatchObject([
      { version: 1 },
      { noticeId, personId: engineer, version: 2 },
    ])
    const trail = await world.db.selectFrom('identity.audit').selectAll().execute()
    expect(trail).toMatchObject([{ action: 'notice.acknowledge', object_id: noticeId, actor_id: engineer }])
  })

  it('is as good twice as once', async () => {
    const { world, engineer, noticeId } = await openTold()
    const server = await openServer(world)
    await server.acknowledge(engineer, noticeId)
    world.clock.advance({ minutes: 1 })

    const again = await server.acknowledge(engineer, noticeId)

    expect(again.json()).toMatchObject({ acknowledgedAt: '2026-07-01T00:00:00Z' })
    expect(await readChanges(world)).toHaveLength(2)
  })

  it('knows no notice of somebody else', async () => {
    const { world, noticeId } = await openTold()
    const other = await addPerson(world, 'other', { roles: [{ role: 'administrator' }] })
    const server = await openServer(world)

    const response = await server.acknowledge(other, noticeId)

    expect(response.statusCode).toBe(404)
    expect(response.json()).toMatchObject({ code: 'sharing.notice-not-found' })
    expect(await readNotices(world)).toMatchObject([{ acknowledged_at: null }])
  })

  it('leaves a notice open that its person may not know of any more', async () => {
    const { world, engineer, noticeId } = await openTold()
    await world.db.deleteFrom('identity.membership').execute()
    const server = await openServer(world)

    const response = await server.acknowledge(engineer, noticeId)

    expect(response.statusCode).toBe(404)
    expect(await readNotices(world)).toMatchObject([{ acknowledged_at: null }])
  })
})

describe('the hint', () => {
  it('goes to the notice’s person only', async () => {
    const { world, engineer, noticeId } = await openTold()
    const other = await addPerson(world, 'other', { roles: [{ role: 'administrator' }] })
    const [hint] = sharingModule({ mailer: configured, publicUrl }).hints
    const [change] = await readChanges(world)

    const visibleTo = async (personId: string) => {
      const { actor } = await actAs(world, personId)
      if (actor.kind !== 'person' || hint === undefined) throw new Error('nobody')
      return await world.database.kysely
        .transaction()
        .execute(async (db) => [
          ...(await hint.visible({ db, afterCommit: () => {}, announce: () => {} }, actor, [noticeId])),
        ])
    }

    expect(hint?.kind).toBe('notice')
    expect(hint?.changes(change)).toEqual([{ id: noticeId, version: 1 }])
    expect(await visibleTo(engineer)).toEqual([noticeId])
    expect(await visibleTo(other)).toEqual([])
  })
})
