import { readdirSync, readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { killHard } from '../endurance/server-process.ts'
import { launchKeepingChromium } from './chromium.ts'
import { type Language, password } from './company.ts'
import { type BrowserHouse, openHouse, visit } from './house.ts'
import { words } from './texts.ts'

let house: BrowserHouse

beforeAll(async () => {
  house = await openHouse('drafts')
})

afterAll(async () => {
  await house.close()
})

const typed = '監視カメラ NC-300（試作）'

it('keeps what was typed over a reload and over signing out, for this person alone', async () => {
  const { page, language, context } = await visit(house, 'admin')
  await openForm(page, language)
  await page.keyboard.type(typed)

  await page.reload()

  await expectRestored(page, language)
  await page
    .getByRole('button', { name: words(language, 'web')('person.menu', { name: '管理 太郎' }) })
    .click()
  await page.getByRole('menuitem', { name: words(language, 'web')('person.signOut'), exact: true }).click()
  await signIn(page, 'hanako', language)
  await openForm(page, language)
  expect(await nameField(page, language).inputValue()).toBe('')
  await signOutElsewhere(page)
  await signIn(page, 'admin', language)
  await expectRestored(page, language)
  await context.close()
})

it('sends who is signed out in the midst of typing back to what they typed', async () => {
  const { page, language, context } = await visit(house, 'ken')
  await openForm(page, language)
  await page.keyboard.type(typed)

  await signOutElsewhere(page)

  await signIn(page, 'ken', language)
  await expectRestored(page, language)
  await context.close()
})

it('keeps what was typed when the tab crashes', async () => {
  const { page, language, context } = await visit(house, 'hanako')
  await openForm(page, language)
  await page.keyboard.type(typed)
  await page.waitForTimeout(400)

  await page.goto('chrome://crash').catch(() => undefined)

  const next = await context.newPage()
  await next.goto(`${house.server.url}/configuration/new`)
  await expectRestored(next, language)
  await context.close()
})

it('keeps what was typed when the browser is killed, once the browser itself has written it', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'renkei-browser-'))
  try {
    const browser = await launchKeepingChromium(folder, { locale: 'ja' })
    const page = await browser.newPage()
    await page.goto(`${house.server.url}/configuration/new`)
    await signIn(page, 'hanako', 'ja')
    await nameField(page, 'ja').fill(typed)
    await untilWritten(folder)
    for (const pid of processesOf(folder)) await killHard(pid)

    const again = await launchKeepingChromium(folder, { locale: 'ja' })
    const last = await again.newPage()
    await last.goto(`${house.server.url}/configuration/new`)
    const login = last.getByLabel(words('ja', 'web')('session.login'))
    await nameField(last, 'ja').or(login).waitFor()
    if (await login.isVisible()) await signIn(last, 'hanako', 'ja')
    await expectRestored(last, 'ja')
    await again.close()
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}, 150_000)

function nameField(page: Page, language: Language) {
  return page.getByRole('textbox', { name: words(language, 'configuration')('fields.name') })
}

async function openForm(page: Page, language: Language): Promise<void> {
  await page.goto(`${house.server.url}/configuration/new`)
  await nameField(page, language).click()
}

async function expectRestored(page: Page, language: Language): Promise<void> {
  await page.getByText(words(language, 'web')('draft.restored')).waitFor()
  expect(await nameField(page, language).inputValue()).toBe(typed)
}

async function signIn(page: Page, login: string, language: Language): Promise<void> {
  const say = words(language, 'web')
  await page.getByLabel(say('session.login')).fill(login)
  await page.getByRole('textbox', { name: say('session.password') }).fill(password)
  await page.getByRole('button', { name: say('session.signIn') }).click()
  await page.getByRole('banner').getByRole('link').first().waitFor()
}

/** Ends the session as another window would; the page notices by itself and asks to sign in. */
async function signOutElsewhere(page: Page): Promise<void> {
  await page.request.delete(`${house.server.url}/api/v1/sessions`, {
    headers: { 'sec-fetch-site': 'same-origin' },
  })
}

/** Chromium holds what pages keep in its memory and writes it every few seconds, the more seldom the more is kept. */
async function untilWritten(folder: string): Promise<void> {
  const place = join(folder, 'Default/Local Storage/leveldb')
  const wanted = Buffer.from(typed, 'utf16le')
  const isWritten = () => readdirSync(place).some((name) => readFileSync(join(place, name)).includes(wanted))
  await expect.poll(isWritten, { timeout: 90_000, interval: 250 }).toBe(true)
}

/** The browser's own processes: those that were started with its folder. */
function processesOf(folder: string): readonly number[] {
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name))
  return pids.map(Number).filter((pid) => {
    try {
      return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(folder)
    } catch {
      return false
    }
  })
}
