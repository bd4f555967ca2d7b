import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import type { ExportList } from '#contract/exports/export-list.ts'
import { exportLists, unexported } from '#contract/exports/export-lists.ts'
import { ExportFile, ExportQuery } from '#contract/exports/file.ts'
import type { AnyRoute } from '#contract/route.ts'
import { allRoutes } from '#contract/routes.ts'
import { type Actor, type Context, system } from '#domains/identity/index.ts'
import { mount } from '#platform/http/mount.ts'
import { createHttpServer } from '#platform/http/server.ts'
import { openMail } from '#platform/mail/index.ts'
import { hasText } from '#texts/index.ts'
import { listModules } from '../src/apps/modules.ts'
import { exportMeans } from '../src/apps/server/exports.ts'
import { matrix } from './access/matrix.ts'
import { buildWorld } from './access/world.ts'
import { silentLog, testContext, testDatabase } from './database.ts'

const isList = (route: AnyRoute) =>
  route.method === 'GET' &&
  (route.answerForm === 'lines' || (route.answer instanceof z.ZodObject && 'rows' in route.answer.shape))

describe('the catalogue of exports', () => {
  it('names every list route, with its columns or with the reason why not', () => {
    const told = [...exportLists.map(({ route }) => route.id), ...Object.keys(unexported)]

    expect(told.sort()).toEqual(
      allRoutes
        .filter(isList)
        .map(({ id }) => id)
        .sort(),
    )
  })

  it('has words for every list, column and file', () => {
    const keys = exportLists.flatMap(({ route, columns }) => [
      `exports:lists.${route.id}`,
      ...columns.map(({ id }) => `exports:columns.${id}`),
    ])

    expect(keys.filter((key) => !hasText(key))).toEqual([])
    expect(new Set(exportLists.map(({ slug }) => slug)).size).toBe(exportLists.length)
  })

  it('asks nothing under a name that a list uses itself', () => {
    for (const { route } of exportLists) {
      const names = route.query instanceof z.ZodObject ? Object.keys(route.query.shape) : []

      expect(names.filter((name) => name in ExportQuery.shape)).toEqual([])
    }
  })
})

const database = await testDatabase()
const context = testContext(database)
const contextOf = (actor: Actor): Context => ({ ...context, actor })
const world = await buildWorld(database, context)
const mailer = openMail({ url: undefined, from: 'renkei@localhost', log: silentLog })
const answers = listModules({ mailer, publicUrl: 'http://localhost' }).flatMap((module) => module.routes)

async function serve() {
  const app = await createHttpServer({ log: silentLog })
  mount<Context>(app, answers, {
    secureCookies: false,
    exports: exportMeans,
    authenticate: ({ bearer }) => {
      const actor = world.actors.get(bearer ?? 'nobody') ?? { kind: 'nobody' }
      const signedIn = actor.kind !== 'nobody'
      return Promise.resolve({ context: contextOf(actor), signedIn, language: undefined })
    },
  })
  return app
}

const app = await serve()

async function get(path: string, asked: { readonly name: string; readonly query?: object }) {
  const headers = {
    'accept-language': 'en',
    ...(asked.name === 'nobody' ? {} : { authorization: `Bearer ${asked.name}` }),
  }
  return await app.inject({ method: 'GET', url: `/api/v1${path}`, query: { ...asked.query }, headers })
}

function rowsIn(route: AnyRoute, body: string): readonly unknown[] {
  if (route.answerForm !== 'lines') return JSON.parse(body).rows
  const texts = body.split('\n').filter((line) => line !== '')
  return texts.map((line) => JSON.parse(line))
}

/** The list and both files, asked for alike. @returns whether they were answered */
async function compare(
  { route, columns }: ExportList,
  path: string,
  asked: { readonly name: string; readonly query?: object },
): Promise<boolean> {
  const paged = route.query instanceof z.ZodObject && 'cursor' in route.query.shape
  const shown = await get(path, paged ? { ...asked, query: { limit: '200', ...asked.query } } : asked)
  const json = await get(`${path}.json`, asked)
  const csv = await get(`${path}.csv`, asked)
  const wanted = [shown.statusCode, shown.statusCode]
  expect([json.statusCode, csv.statusCode], `${asked.name} ${path}`).toEqual(wanted)
  if (shown.statusCode !== 200) return false
  const file = ExportFile.parse(JSON.parse(json.body))
  const [first, headings, ...rows] = csv.body.split('\r\n')
  expect(file.export.rows).toBe(file.rows.length)
  expect(first).toMatch(new RegExp(`^\uFEFFTLP:${file.export.tlp.toUpperCase().replace('+', '.')},`))
  expect(headings?.split(',').length).toBeGreaterThanOrEqual(columns.length)
  // Each export adds a line to the trail itself.
  if (route.id === 'identity.list-audit') return true
  expect(file.rows).toEqual(rowsIn(route, shown.body))
  expect(rows).toHaveLength(file.rows.length + 1)
  return true
}

describe('a file holds what the list shows the same person', () => {
  it.each(exportLists.map((list) => [list.route.id, list] as const))(
    '%s',
    async (id, list) => {
      let answered = 0
      for (const [name, actor] of world.actors) {
        for (const { path, query } of matrix[id]?.(world, actor) ?? []) {
          if (await compare(list, path, { name, ...(query && { query }) })) answered += 1
        }
      }

      expect(answered).toBeGreaterThan(0)
    },
    60_000,
  )
})

describe('a file', () => {
  const heads = async (name: string, path: string, query = {}) =>
    ExportFile.parse(JSON.parse((await get(`${path}.json`, { name, query })).body)).export

  it('bears the highest label of its rows, in its first line and its name', async () => {
    const red = world.items.find((item) => item.name === 'red')
    await database.kysely
      .insertInto('identity.access_grant')
      .values({
        id: '01900000-0000-7000-8000-000000000001',
        object_kind: 'ci',
        object_id: red?.id ?? '',
        person_id: world.people.get('handler') ?? '',
        created_at: context.clock.now(),
      })
      .execute()
    await database.kysely
      .updateTable('identity.person')
      .set({ clearance: 'red' })
      .where('login', '=', 'handler')
      .execute()
    const handler = world.actors.get('handler')
    const named = handler?.kind === 'person' ? { ...handler, clearance: 'red' as const } : system
    const actors = new Map([...world.actors, ['handler', named] as const])
    Object.assign(world, { actors })

    const response = await get('/cis.csv', { name: 'handler' })

    expect(response.body).toMatch(/^\uFEFFTLP:RED,Configuration items,/)
    expect(response.headers['content-disposition']).toMatch(
      /^attachment; filename="renkei-configuration-items-TLP-RED-\d{8}\.csv"$/,
    )
    expect((await heads('handler', '/findings')).tlp).toBe('red')
    expect((await heads('handler', '/vulnerabilities', { state: 'all' })).tlp).toBe('red')
    expect((await heads('handler', '/findings', { ci: red?.id })).tlp).toBe('red')
    expect((await heads('handler', `/cis/${red?.id}/components`)).tlp).toBe('red')
    expect((await heads('contact', '/cis')).tlp).toBe('amber')
    expect((await heads('contact', '/vulnerabilities', { state: 'all' })).tlp).toBe('amber')
    const one = world.items.find((item) => item.name === 'csirt-a')
    expect((await heads('handler', '/findings', { ci: one?.id })).tlp).toBe('amber')
  })

  it('says when it is cut, and where it ends', async () => {
    const all = await heads('administrator', '/cis')
    const cut = await get('/cis.csv', { name: 'administrator', query: { most: '2' } })

    expect(all.complete).toBe(true)
    expect(cut.headers['renkei-complete']).toBe('false')
    expect(cut.body.split('\r\n')).toHaveLength(5)
    expect(cut.body.split('\r\n')[0]).toContain('only the first 2 rows; the list has more')
    expect((await heads('administrator', '/cis', { most: String(all.rows) })).complete).toBe(true)
  })

  it('speaks the reader’s language and zone', async () => {
    const response = await app.inject({
      method: 'GET',
      url: '/api/v1/cis.csv',
      query: { zone: 'Asia/Tokyo', about: '担当チーム：CSIRT' },
      headers: { 'accept-language': 'ja', authorization: 'Bearer administrator' },
    })
    const [first, headings, row] = response.body.split('\r\n')

    expect(first).toContain('構成品目,担当チーム：CSIRT,')
    expect(first).toContain('（Asia/Tokyo）時点')
    expect(headings).toContain('品目,種類,区分,')
    expect(headings).toContain('更新日時（Asia/Tokyo）')
    expect(row).toContain('ホスト,IT,')
    expect(row).toMatch(/,\d{4}-\d\d-\d\d \d\d:\d\d:\d\d,/)
  })

  it('is refused in a zone that there is not, or with a filter that the list does not know', async () => {
    expect((await get('/cis.csv', { name: 'handler', query: { zone: 'Mars/North' } })).statusCode).toBe(400)
    expect((await get('/cis.csv', { name: 'handler', query: { colour: 'red' } })).statusCode).toBe(400)
    expect((await get('/cis.csv', { name: 'nobody' })).statusCode).toBe(401)
  })

  it('leaves a line in the trail, and a refused one leaves none', async () => {
    const before = await readTrail()

    await get('/cis.csv', { name: 'manager', query: { side: 'it', about: 'Side: IT' } })
    await get('/cis.json', { name: 'manager', query: { print: 'true', most: '1' } })
    await get('/audit.csv', { name: 'manager' })

    const added = (await readTrail()).slice(before.length)
    expect(added).toMatchObject([
      {
        actor: 'manager',
        action: 'list.export',
        object_kind: 'list',
        object_id: 'inventory.list-cis',
        detail: { form: 'csv', filter: 'side=it', about: 'Side: IT', complete: true },
      },
      { actor: 'manager', detail: { form: 'print', rows: 1, complete: false } },
    ])
  })

  it('ends with the right: who loses it between two pages gets nothing', async () => {
    let asked = 0
    const failing = await createHttpServer({ log: silentLog })
    mount<Context>(failing, answers, {
      secureCookies: false,
      exports: exportMeans,
      authenticate: () => {
        asked += 1
        const actor: Actor = asked > 2 ? { kind: 'nobody' } : (world.actors.get('auditor') ?? system)
        return Promise.resolve({
          context: contextOf(actor),
          signedIn: actor.kind !== 'nobody',
          language: undefined,
        })
      },
    })
    await fillTrail()

    const response = await failing.inject({ method: 'GET', url: '/api/v1/audit.json' })

    expect(asked).toBe(3)
    expect(response.statusCode).toBe(401)
  })
})

async function readTrail() {
  return await database.kysely.selectFrom('identity.audit').selectAll().orderBy('id').execute()
}

/** More lines than one page has. */
async function fillTrail() {
  const line = {
    at: context.clock.now(),
    actor: 'x',
    origin: 'job' as const,
    action: 'x',
    outcome: 'done' as const,
  }
  await database.kysely
    .insertInto('identity.audit')
    .values(Array.from({ length: 600 }, () => ({ ...line, detail: '{}' })))
    .execute()
}
