import { randomInt } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { give } from '#platform/net/trials/unruly-server.ts'
import { type ServerProcess, startServer, stopServer } from '../endurance/server-process.ts'
import { manyRecords, openOsvSource } from '../feeds/osv-source.ts'
import { launchChromium } from './chromium.ts'
import { foundCompany, password } from './company.ts'

let browser: Browser
let server: ServerProcess
let data: string

beforeAll(async () => {
  data = await mkdtemp(join(tmpdir(), 'renkei-sources-'))
  server = await startServer(data, { port: randomInt(20_000, 30_000) })
  await foundCompany(server, 'en')
  browser = await launchChromium()
})

afterAll(async () => {
  await browser.close()
  await stopServer(server)
  await rm(data, { recursive: true, force: true })
})

it('lets the administrator set up a source, fetch it, and see live how it fares', async () => {
  const source = await openOsvSource()
  await source.publish('npm', manyRecords(10))
  const administrator = await signIn('admin')
  const handler = await signIn('ken')
  const card = cardOf(administrator)
  const watched = cardOf(handler)

  await card.getByRole('button', { name: 'Settings' }).click()
  const dialog = administrator.getByRole('dialog')
  await dialog.getByLabel('Fetch regularly').check()
  await dialog.getByLabel('Address', { exact: true }).fill('ftp://feeds.example')
  await dialog.getByLabel('Internal hosts').fill(source.host)
  await dialog.getByLabel('Ecosystems').fill('npm')
  await dialog.getByRole('button', { name: 'Save' }).click()
  await dialog.getByText('begins with http:// or https://').first().waitFor()
  await dialog.getByLabel('Address', { exact: true }).fill(source.address)
  await dialog.getByRole('button', { name: 'Save' }).click()
  await dialog.waitFor({ state: 'hidden' })
  await card.getByRole('button', { name: 'Fetch now' }).click()
  await card.getByText('the last time all went well').waitFor()
  await watched.getByText('前回の取得は正常に完了しました').waitFor()

  await source.publish('npm', manyRecords(3))
  await watched.getByRole('button', { name: '今すぐ取得' }).click()
  await card.getByText('npm: 3 records instead of 10').waitFor()
  await card.getByRole('button', { name: 'Take it all the same' }).click()
  await card.getByRole('button', { name: 'Take it all the same' }).last().click()
  await card.getByText('the last time all went well').waitFor()

  source.set('/osv/npm/modified_id.csv', give('<!doctype html><p>log in'))
  await card.getByRole('button', { name: 'Fetch now' }).click()
  await card.getByText('The last attempt to fetch it failed').waitFor()
  await watched.getByText('直近1回の取得に失敗しました').waitFor()
  await watched.getByText('ウェブページが返されました').first().waitFor()
  expect(await watched.getByRole('button', { name: '設定' }).count()).toBe(0)
})

function cardOf(page: Page) {
  return page.locator('section').filter({ has: page.getByRole('heading', { name: 'OSV.dev' }) })
}

async function signIn(login: string): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 1200 } })
  const page = await context.newPage()
  await page.request.post(`${server.url}/api/v1/sessions`, {
    data: { login, password },
    headers: { 'sec-fetch-site': 'same-origin' },
  })
  await page.goto(`${server.url}/administration/sources`)
  await page.getByRole('heading', { name: 'OSV.dev' }).waitFor()
  return page
}
