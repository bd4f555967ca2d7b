import { randomInt } from 'node:crypto'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type ServerProcess, startServer, stopServer } from '../endurance/server-process.ts'
import { launchChromium } from './chromium.ts'
import { foundCompany, type Language, type People, password } from './company.ts'
import { words } from './texts.ts'

let browser: Browser
let server: ServerProcess
let people: People
const data = await mkdtemp(join(tmpdir(), 'renkei-imports-'))

beforeAll(async () => {
  browser = await launchChromium()
  server = await startServer(data, { port: randomInt(20_000, 30_000) })
  people = await foundCompany(server, 'ja')
}, 120_000)

afterAll(async () => {
  await browser.close()
  await stopServer(server)
  await rm(data, { recursive: true, force: true })
})

const advisory = {
  schema_version: '1.7.0',
  id: 'GHSA-7777-7777-7777',
  aliases: ['CVE-2026-7777'],
  modified: '2026-11-22T00:00:00Z',
  published: '2026-11-21T00:00:00Z',
  summary: 'Planted flaw in planted',
  affected: [
    {
      package: { ecosystem: 'npm', name: 'planted' },
      ranges: [{ type: 'SEMVER', events: [{ introduced: '1.0.0' }, { fixed: '1.5.0' }] }],
    },
  ],
}

function bom(...more: readonly unknown[]): string {
  const planted = { type: 'library', name: 'planted', version: '1.4.2', purl: 'pkg:npm/planted@1.4.2' }
  return JSON.stringify({
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    components: [planted, ...more],
  })
}

it('takes advisories and a document dropped on Home, makes the item in place, and ends at its findings', async () => {
  const handler = await signIn(people.handler, 'en')
  await drop(handler.page, { 'advisory.json': JSON.stringify(advisory) })
  const toSource = handler.page.getByRole('dialog')
  await toSource.getByText('GHSA-7777-7777-7777').waitFor()
  await send(handler, 1)
  await handler.tray
    .getByText(handler.say('web', 'jobs.changes.records_one', { records: '1', changed: '1' }))
    .waitFor()

  const engineer = await signIn(people.engineer, 'ja')
  const { page, say, tray } = engineer
  await drop(page, { 'gateway.cdx.json': bom() })
  const dialog = page.getByRole('dialog')
  await dialog.getByText(say('imports', 'look.findings_other', { number: '1' })).waitFor()
  expect(await sendButton(engineer, 1).isDisabled()).toBe(true)
  expect(await barriersIn(page)).toEqual([])
  await makeItem(engineer, 'gateway')
  await dialog.getByText(say('imports', 'slot.adds')).waitFor()
  await send(engineer, 1)

  await tray.getByText('gateway.cdx.json').waitFor()
  await tray.getByRole('link', { name: say('web', 'jobs.findings') }).click()
  await page.getByRole('heading', { level: 1, name: 'gateway' }).waitFor()
  await page.getByRole('tabpanel').getByText('CVE-2026-7777').first().waitFor()
  expect(engineer.faults.concat(handler.faults)).toEqual([])
}, 180_000)

it('tells of two files which one is broken, runs it again on asking, and gives the problems as a file', async () => {
  const engineer = await signIn(people.engineer, 'ja')
  const { page, say, tray } = engineer
  const unread = [
    { type: 'library', name: '=cmd()', version: '1', purl: 'no purl at all' },
    'not a component',
  ]
  await choose(page, { 'half.cdx.json': bom(...unread), 'broken.json': bom().slice(0, 60) })
  const dialog = page.getByRole('dialog')
  const [half, broken] = ['half.cdx.json', 'broken.json'].map((name) =>
    dialog.getByRole('listitem').filter({ hasText: name }).first(),
  )
  await half?.getByText(/\/components\/2/).waitFor()
  const aim = broken?.getByRole('combobox', { name: say('imports', 'file.asOf', { file: 'broken.json' }) })
  await expect.poll(() => aim?.inputValue()).toBe(say('imports', 'file.nowhere'))
  await aim?.click()
  await page.getByRole('option', { name: say('imports', 'file.document') }).click()
  await dialog.getByRole('combobox', { name: say('imports', 'item.label') }).fill('gate')
  await page.getByRole('option', { name: 'gateway' }).click()
  await page.setViewportSize({ width: 390, height: 900 })
  expect(await barriersIn(page)).toEqual([])
  const overflow = 'document.documentElement.scrollWidth - document.documentElement.clientWidth'
  expect(await page.evaluate(overflow)).toBeLessThanOrEqual(0)
  await page.setViewportSize({ width: 1440, height: 900 })
  await send(engineer, 2)

  const failed = tray.getByRole('article').filter({ hasText: 'broken.json' })
  const again = failed.getByRole('button', { name: say('web', 'jobs.againOf', { title: 'broken.json' }) })
  await again.waitFor()
  const answer = page.waitForResponse((response) => response.url().endsWith('/retry'))
  await again.click()
  expect((await answer).status()).toBe(202)
  // The same bytes come to the same end.
  await again.waitFor()

  const csv = await problemsOf(engineer, 'half.cdx.json')
  expect(csv.split('\r\n')[0]).toMatch(/^\uFEFFTLP:AMBER,.*half\.cdx\.json/)
  expect(csv).toContain('/components/1')
  expect(csv).toMatch(/^\/components\/2,/m)
  for (const cell of csv.split(/[,\r\n]/)) expect(cell).not.toMatch(/^"?[=+@＝＋＠]/)
  expect(engineer.faults).toEqual([])
}, 120_000)

interface Visitor {
  readonly page: Page
  readonly tray: Locator
  readonly language: Language
  readonly say: (namespace: string, key: string, facts?: Record<string, string>) => string
  readonly faults: string[]
}

async function signIn(login: string, language: Language): Promise<Visitor> {
  const context = await browser.newContext({ locale: language, viewport: { width: 1440, height: 900 } })
  context.setDefaultTimeout(20_000)
  const page = await context.newPage()
  const faults: string[] = []
  page.on('pageerror', (error) => faults.push(error.message))
  const say: Visitor['say'] = (namespace, key, facts) => words(language, namespace)(key, facts)
  await page.goto(server.url)
  await page.getByLabel(say('web', 'session.login')).fill(login)
  await page.getByRole('textbox', { name: say('web', 'session.password') }).fill(password)
  await page.getByRole('button', { name: say('web', 'session.signIn') }).click()
  await page
    .getByRole('link', { name: say('web', 'sections.home') })
    .first()
    .waitFor()
  return { page, say, language, faults, tray: page.getByRole('region', { name: say('web', 'jobs.title') }) }
}

/** Drops files in the middle of the page, as a browser does. */
async function drop(page: Page, files: Readonly<Record<string, string>>): Promise<void> {
  await page.locator('main h1').first().waitFor()
  const transfer = await page.evaluateHandle(`(() => {
    const carried = new DataTransfer()
    for (const [name, text] of Object.entries(${JSON.stringify(files)})) carried.items.add(new File([text], name))
    return carried
  })()`)
  await page.locator('main').dispatchEvent('dragover', { dataTransfer: transfer })
  await page.locator('main').dispatchEvent('drop', { dataTransfer: transfer })
  await page.getByRole('dialog').waitFor()
}

/** The same without a mouse. */
async function choose(page: Page, files: Readonly<Record<string, string>>): Promise<void> {
  await page.locator('main h1').first().waitFor()
  // The keys of the page are heard a moment after its heading is there.
  const chooser = page.waitForEvent('filechooser')
  const isOpen = chooser.then(() => true)
  for (let tries = 0; tries < 20; tries += 1) {
    await page.keyboard.press('i')
    if (await Promise.race([isOpen, pause(500, false)])) break
  }
  await (await chooser).setFiles(
    Object.entries(files).map(([name, text]) => ({
      name,
      mimeType: 'application/json',
      buffer: Buffer.from(text),
    })),
  )
  await page.getByRole('dialog').waitFor()
}

/** What axe finds serious in the dialog. */
async function barriersIn(page: Page): Promise<readonly string[]> {
  const { violations } = await new AxeBuilder({ page }).include('[role=dialog]').analyze()
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`)
}

function sendButton({ page, say, language }: Visitor, count: number): Locator {
  const form = count === 1 && language === 'en' ? 'one' : 'other'
  const name = say('configuration', `imports.send_${form}`, { count: String(count) })
  return page.getByRole('dialog').getByRole('button', { name, exact: true })
}

async function send(visitor: Visitor, count: number): Promise<void> {
  await sendButton(visitor, count).click()
  await visitor.page.getByRole('dialog').waitFor({ state: 'hidden' })
}

/** In the dialog: the name is proposed after the file, the team is the person's own. */
async function makeItem({ page, say }: Visitor, name: string): Promise<void> {
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: say('imports', 'item.new') }).click()
  const field = dialog.getByRole('textbox', { name: say('configuration', 'fields.name') })
  await field.waitFor()
  expect(await field.inputValue()).toBe(name)
  await dialog.getByRole('combobox', { name: say('configuration', 'fields.kind') }).click()
  await page.getByRole('option').first().click()
  await dialog.getByRole('button', { name: say('imports', 'newItem.make') }).click()
}

async function problemsOf({ page, tray, say }: Visitor, title: string): Promise<string> {
  const download = page.waitForEvent('download')
  await tray.getByRole('button', { name: say('web', 'jobs.file.saveOf', { title }) }).click()
  const saved = await download
  expect(saved.suggestedFilename()).toMatch(/^renkei-problems-TLP-AMBER-\d{8}\.csv$/)
  return await readFile(await saved.path(), 'utf8')
}
