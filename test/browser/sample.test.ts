import { randomInt } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type ServerProcess, startServer, stopServer } from '../endurance/server-process.ts'
import { launchChromium } from './chromium.ts'
import type { Language } from './company.ts'
import { words } from './texts.ts'

let browser: Browser
let server: ServerProcess
let data: string

beforeAll(async () => {
  data = await mkdtemp(join(tmpdir(), 'renkei-sample-'))
  server = await startServer(data, { port: randomInt(20_000, 30_000), sample: true })
  browser = await launchChromium()
}, 240_000)

afterAll(async () => {
  await browser.close()
  await stopServer(server)
  await rm(data, { recursive: true, force: true })
})

it.each(['ja', 'en'] as const)(
  'begins with what needs the handler and leads to what touches both teams, in %s',
  async (language) => {
    const page = await signIn('aoki', language)
    const say = words(language, 'sample')

    await page.getByRole('heading', { name: say('title') }).waitFor()
    await page.getByText('wm11-firmware.spdx.json').first().waitFor()
    expect(await page.getByRole('button', { name: say('remove.verb') }).count()).toBe(0)
    expect(await faults(page, '#sample-guide')).toEqual([])
    await page.getByRole('link', { name: say('first.open.verb') }).click()
    await page.getByRole('heading', { name: /glibc/ }).waitFor()
    await page.getByText('vpn-gw-01').first().waitFor()
    await page.getByText('GX-7 ファームウェア 6.0').first().waitFor()
    await page.context().close()
  },
  120_000,
)

it('keeps the steps hidden for who has hidden them', async () => {
  const page = await signIn('weber', 'en')
  const say = words('en', 'sample')

  await page.getByRole('button', { name: say('hide') }).click()
  await page.reload()
  await page.getByRole('button', { name: say('show') }).waitFor()

  expect(await page.getByRole('link', { name: say('first.open.verb') }).count()).toBe(0)
  await page.context().close()
}, 120_000)

it('is removed by an administrator after saying what goes', async () => {
  const visitor = await signIn('aoki', 'ja')
  const page = await signIn('kanda', 'en', '/administration/system')
  const say = words('en', 'sample')

  await page.getByRole('heading', { name: say('system.title') }).waitFor()
  await page.getByRole('button', { name: say('remove.verb') }).click()
  await page.getByText(say('remove.final')).waitFor()
  expect(await faults(page, '[role=dialog]')).toEqual([])
  await page.getByRole('button', { name: say('remove.confirm') }).click()
  await page.getByText(say('remove.done_other', { number: '33' })).waitFor()
  await page.getByRole('heading', { name: say('system.title'), exact: true }).waitFor({ state: 'detached' })
  await page.goto(`${server.url}/`)
  await page.getByText(words('en', 'home')('first.title')).waitFor()

  expect(await page.getByRole('heading', { name: say('title') }).count()).toBe(0)
  const answer = await visitor.request.get(`${server.url}/api/v1/me`)
  expect(answer.status()).toBe(401)
}, 120_000)

async function signIn(login: string, language: Language, path = '/'): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
  const page = await context.newPage()
  const headers = { 'sec-fetch-site': 'same-origin' }
  const password = server.passwords.get(login)
  await page.request.post(`${server.url}/api/v1/sessions`, { data: { login, password }, headers })
  await page.request.patch(`${server.url}/api/v1/me`, { data: { language }, headers })
  await page.goto(`${server.url}${path}`)
  await page.locator('main h1').waitFor()
  return page
}

/** What axe finds serious in a part of the page. */
async function faults(page: Page, part: string): Promise<readonly string[]> {
  const { violations } = await new AxeBuilder({ page })
    .include(part)
    .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'])
    .analyze()
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`)
}
