import { randomInt } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type ServerProcess, startServer, stopServer } from '../endurance/server-process.ts'
import { launchChromium } from './chromium.ts'
import { foundCompany, type Language, password } from './company.ts'
import { words } from './texts.ts'

let browser: Browser

beforeAll(async () => {
  browser = await launchChromium()
})

afterAll(async () => {
  await browser.close()
})

const headers = { 'sec-fetch-site': 'same-origin' }

it.each(['ja', 'en'] as const)(
  'tells old and new, who and from where, while another changes it, in %s',
  async (language) => {
    const data = await mkdtemp(join(tmpdir(), 'renkei-activity-'))
    const server = await startServer(data, { port: randomInt(20_000, 30_000) })
    try {
      const people = await foundCompany(server, language)
      const engineer = await signIn(server, people.engineer, language)
      const handler = await signIn(server, people.handler, language)
      const say = words(language, 'activity')
      const { teams } = await call(handler, { method: 'GET', path: '/directory' })
      const teamId = teams.find((team: { kind: string }) => team.kind === 'psirt').id
      const body = { kind: 'product', name: 'GW-200', teamId }
      const item = await call(handler, { method: 'POST', path: '/cis', body })

      await engineer.page.goto(`${server.url}/configuration/${item.id}?tab=activity`)
      await engineer.page.getByText(say('item.created')).waitFor()
      const change = { name: 'GW-210', criticality: 'high' }
      const { version } = item
      await call(handler, { method: 'PATCH', path: `/cis/${item.id}`, body: change, version })

      const line = engineer.page.getByRole('listitem').filter({ hasText: say('item.changed') })
      await line.waitFor()
      expect(await line.locator('del').allTextContents()).toEqual(['GW-200', say('notSet')])
      expect(await line.locator('ins').allTextContents()).toEqual([
        'GW-210',
        words(language, 'configuration')('criticality.high'),
      ])
      await line.getByText('Ken Handler').waitFor()
      await line.getByText(say('origin.ui')).waitFor()
      await engineer.page.getByText(say('groups.work'), { exact: true }).click()
      await engineer.page.getByText(say('noneSuch')).waitFor()
      expect([...handler.faults, ...engineer.faults]).toEqual([])
    } finally {
      await stopServer(server)
      await rm(data, { recursive: true, force: true })
    }
  },
  180_000,
)

async function signIn(server: ServerProcess, login: string, language: Language) {
  const context = await browser.newContext({ locale: language, viewport: { width: 1440, height: 900 } })
  context.setDefaultTimeout(20_000)
  const page = await context.newPage()
  const faults: string[] = []
  page.on('pageerror', (error) => faults.push(error.message))
  await page.request.post(`${server.url}/api/v1/sessions`, { data: { login, password }, headers })
  await page.request.patch(`${server.url}/api/v1/me`, { data: { language }, headers })
  return { page, faults, url: server.url }
}

/** Calls a route as the person signed in. */
async function call(person: { readonly page: Page; readonly url: string }, request: Request) {
  const { method, path, body, version } = request
  const answer = await person.page.request.fetch(`${person.url}/api/v1${path}`, {
    method,
    headers: { ...headers, ...(version !== undefined && { 'if-match': `"${version}"` }) },
    ...(body !== undefined && { data: body }),
  })
  expect(answer.ok()).toBe(true)
  return await answer.json()
}

interface Request {
  readonly method: 'GET' | 'POST' | 'PATCH'
  readonly path: string
  readonly body?: object
  /** The version that was read. */
  readonly version?: number
}
