import { readFile } from 'node:fs/promises'
import type { Locator, Page } from 'playwright-core'
import { expect, it } from 'vitest'
import type { Language } from './company.ts'
import { type BrowserHouse, openSampleHouse, passwordOf, type Visitor, visit } from './house.ts'
import { words } from './texts.ts'

const cve = 'CVE-2023-4911'
const release = 'GX-7 ファームウェア 6.0'
const example = new URL('../../docs/guide/demo-viewer-1.0.cdx.json', import.meta.url)

it.each(['ja', 'en'] as const)(
  'leads somebody new from signing in to a decision, a search and an import, in %s',
  async (language) => {
    const house = await openSampleHouse(`five-${language}`)
    try {
      const page = await signIn(house, language)
      const reader: Reader = { page, language, say: (nameSpace) => words(language, nameSpace) }
      const colleague = await visit(house, 'hayashi', { language: language === 'ja' ? 'en' : 'ja' })
      await colleague.open('/')

      await seeWhatNeedsMe(reader)
      await openTheFirst(reader)
      await decideForOneRelease(reader, colleague)
      await findEverythingThatHolds(reader)
      await importAnExample(reader)
      expect(colleague.faults).toEqual([])
    } finally {
      await house.close()
    }
  },
  300_000,
)

interface Reader {
  readonly page: Page
  readonly language: Language
  readonly say: (nameSpace: string) => ReturnType<typeof words>
}

/** As somebody does who has just read the README: with what was printed, in their own language. */
async function signIn(house: BrowserHouse, language: Language): Promise<Page> {
  const context = await house.browser.newContext({
    locale: language,
    viewport: { width: 1440, height: 900 },
  })
  context.setDefaultTimeout(30_000)
  const page = await context.newPage()
  const say = words(language, 'web')
  await page.goto(house.server.url)
  await page.getByLabel(say('session.login')).fill('aoki')
  await page.getByRole('textbox', { name: say('session.password') }).fill(passwordOf(house, 'aoki'))
  await page.getByRole('button', { name: say('session.signIn') }).click()
  // The account was made in Japanese; the first sign-in keeps the language in which the page was read.
  await page.getByRole('heading', { level: 1, name: say('sections.home') }).waitFor()
  return page
}

/** Home says in words that three things need the handler, the exploited vulnerability first. */
async function seeWhatNeedsMe(reader: Reader): Promise<void> {
  const { page, say } = reader
  const home = say('home')
  await page
    .getByRole('heading', { name: home('needs.lead_other', { count: '3', name: '青木 美咲' }) })
    .waitFor()
  const needs = page.getByRole('main').locator('ol[data-needs] > li')
  expect(await needs.count()).toBe(3)
  const [first, second, third] = [needs.nth(0), needs.nth(1), needs.nth(2)]
  await first.getByText(cve).first().waitFor()
  await first.getByText(itemsOf(reader, 3)).waitFor()
  await second.getByText(partly(reader, 'wm11-firmware.spdx.json')).waitFor()
  await third.getByText(home(`needs.ownerless_${one(reader)}`, { number: '1' })).waitFor()
  await third.getByRole('link', { name: 'MV-200 ファームウェア 3.2' }).waitFor()
  // Both strands are lit, and its words name both.
  const told = (await first.getByRole('img').first().getAttribute('aria-label')) ?? ''
  expect(told).toMatch(/CSIRT.*PSIRT/)
  expect(told).not.toContain(say('vulnerabilities')('strands.untouched'))
}

/** What it is, whom it touches, what is next; the butterfly; why; who. */
async function openTheFirst(reader: Reader): Promise<void> {
  const { page, say } = reader
  const main = page.getByRole('main')
  const vulnerabilities = say('vulnerabilities')
  await main.locator('ol[data-needs] > li').first().getByRole('link').first().click()
  await page.getByRole('heading', { level: 1, name: /glibc/ }).waitFor()
  await main.getByText(itemsOf(reader, 3)).first().waitFor()
  await main.getByText(vulnerabilities('decided.none', { team: 'CSIRT' })).waitFor()

  await page.getByRole('tab', { name: say('impact')('tab') }).click()
  const station = (name: string) => page.locator('[data-node]').filter({ hasText: name })
  for (const name of ['vpn-gw-01', 'GX-7', 'こもれび市水道局']) await station(name).first().waitFor()

  await page.getByRole('tab', { name: vulnerabilities('tabs.findings') }).click()
  await rowOf(page)
    .getByRole('button', { name: new RegExp(`^${say('web')('why.of', { of: '' })}`) })
    .first()
    .click()
  await page
    .getByRole('dialog')
    .getByText(/RENKEI-SAMPLE-/)
    .first()
    .waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'hidden' })
}

/** What waits falls by one at once, in the window of a colleague with another language too. */
async function decideForOneRelease(reader: Reader, colleague: Visitor): Promise<void> {
  const { page, say } = reader
  const vulnerabilities = say('vulnerabilities')
  const theirs = colleague.page.getByRole('main').locator('ol[data-needs]')
  await theirs.getByText(itemsOf(colleague, 3)).waitFor()

  await rowOf(page)
    .getByRole('button', { name: vulnerabilities('decide.verbFor', { name: release }) })
    .click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('radio', { name: new RegExp(`^${vulnerabilities('status.affected.word')}`) }).check()
  await dialog.getByRole('textbox').fill('6.0.3')
  await dialog.getByText(changes(reader)).waitFor()
  await dialog.getByRole('button', { name: vulnerabilities('decide.verb'), exact: true }).click()
  await dialog.waitFor({ state: 'hidden' })

  await rowOf(page).getByText(vulnerabilities('status.affected.word')).first().waitFor()
  await theirs.getByText(itemsOf(colleague, 2)).waitFor()
  await page
    .getByRole('link', { name: say('web')('sections.home') })
    .first()
    .click()
  await page.getByRole('main').locator('ol[data-needs]').getByText(itemsOf(reader, 2)).waitFor()
}

/** The palette understands letters as a Japanese keyboard writes them, and leads to all that hold the package. */
async function findEverythingThatHolds({ page, say }: Reader): Promise<void> {
  const field = page.getByRole('combobox', { name: say('search')('title') })
  for (let tries = 0; tries < 20 && !(await field.isVisible()); tries += 1) {
    await page.keyboard.press('Control+k')
    await field.waitFor({ timeout: 1_000 }).catch(() => undefined)
  }
  await field.fill('ｏｐｅｎｓｓｌ')
  const component = page.getByRole('option').filter({ hasText: /deb\/debian\/openssl/ })
  await component.first().click()
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  for (const holder of ['vpn-gw-01', 'GX-7 ファームウェア 6.0', 'GX-7 ファームウェア 5.1'])
    await page.getByRole('main').getByText(holder).first().waitFor()
}

/** A file that is dropped anywhere becomes an item's content, and that becomes findings. */
async function importAnExample(reader: Reader): Promise<void> {
  const { page, say } = reader
  await page
    .getByRole('link', { name: say('web')('sections.home') })
    .first()
    .click()
  await page.getByRole('heading', { level: 1, name: say('web')('sections.home') }).waitFor()
  const link = page.getByRole('link', { name: say('sample')('first.import.example') })
  const answer = await page.request.get(new URL((await link.getAttribute('href')) ?? '', page.url()).href)
  const bytes = await answer.body()
  expect(bytes.equals(await readFile(example))).toBe(true)

  await drop(page, 'demo-viewer-1.0.cdx.json', bytes.toString())
  const dialog = page.getByRole('dialog')
  const imports = say('imports')
  await dialog.getByRole('button', { name: imports('item.new') }).click()
  const configuration = say('configuration')
  await dialog.getByRole('textbox', { name: configuration('fields.name') }).waitFor()
  await dialog.getByRole('combobox', { name: configuration('fields.kind') }).click()
  await page.getByRole('option').first().click()
  await dialog.getByRole('combobox', { name: configuration('fields.team') }).click()
  await page.getByRole('option', { name: 'PSIRT' }).click()
  await dialog.getByRole('button', { name: imports('newItem.make') }).click()
  const send = configuration(`imports.send_${one(reader)}`, { count: '1' })
  await dialog.getByRole('button', { name: send, exact: true }).click()
  await dialog.waitFor({ state: 'hidden' })

  const tray = page.getByRole('region', { name: say('web')('jobs.title') })
  const job = tray.getByRole('article').filter({ hasText: 'demo-viewer-1.0.cdx.json' })
  await job.getByRole('link', { name: say('web')('jobs.findings') }).click()
  await page.getByRole('heading', { level: 1, name: 'demo-viewer-1.0' }).waitFor()
  await page.getByRole('tabpanel').getByText('CVE-2021-44228').first().waitFor()
}

type Speaker = Pick<Reader, 'say' | 'language'>

/** Japanese has one form for all numbers. */
function one({ language }: Speaker): 'one' | 'other' {
  return language === 'en' ? 'one' : 'other'
}

/** So many items of the PSIRT, in the reader's words. */
function itemsOf(speaker: Speaker, count: number): string {
  const form = count === 1 ? one(speaker) : 'other'
  return speaker.say('vulnerabilities')(`touched.items_${form}`, { count: String(count), team: 'PSIRT' })
}

function partly({ say }: Speaker, title: string): string {
  return say('home')('needs.partly_other', { title, count: '2' })
}

function changes(speaker: Speaker): string {
  const vulnerabilities = speaker.say('vulnerabilities')
  const status = vulnerabilities('status.affected.word')
  return vulnerabilities(`decide.changes_${one(speaker)}`, { count: '1', status })
}

/** The row of the release that is decided. */
function rowOf(page: Page): Locator {
  return page.getByRole('tabpanel').locator('tbody').filter({ hasText: release }).first()
}

/** Drops a file in the middle of the page, as a browser does. */
async function drop(page: Page, name: string, text: string): Promise<void> {
  const transfer = await page.evaluateHandle(`(() => {
    const carried = new DataTransfer()
    carried.items.add(new File([${JSON.stringify(text)}], ${JSON.stringify(name)}))
    return carried
  })()`)
  await page.locator('main').dispatchEvent('dragover', { dataTransfer: transfer })
  await page.locator('main').dispatchEvent('drop', { dataTransfer: transfer })
  await page.getByRole('dialog').waitFor()
}
