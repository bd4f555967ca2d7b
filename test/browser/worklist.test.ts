import { randomInt } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { type ServerProcess, startServer, stopServer } from '../endurance/server-process.ts'
import { zipOf } from '../feeds/osv-source.ts'
import { launchChromium } from './chromium.ts'
import { foundCompany, type Language, password } from './company.ts'
import { words } from './texts.ts'

vi.setConfig({ testTimeout: 120_000 })
const patient = { timeout: 20_000, interval: 100 }

let browser: Browser
let server: ServerProcess
let data: string
let people: Awaited<ReturnType<typeof foundCompany>>

/** Enough for a dozen loads. */
const count = 2000
const critical = 3

beforeAll(async () => {
  browser = await launchChromium()
  data = await mkdtemp(join(tmpdir(), 'renkei-worklist-'))
  server = await startServer(data, { port: randomInt(20_000, 30_000) })
  people = await foundCompany(server, 'ja')
  const { page, context } = await signIn('en')
  await fill(page)
  while ((await totalOf(page)) !== count) await page.waitForTimeout(1000)
  await context.close()
}, 240_000)

afterAll(async () => {
  await browser.close()
  await stopServer(server)
  await rm(data, { recursive: true, force: true })
})

it.each(['ja', 'en'] as const)(
  'is narrowed, walked, chosen from and decided on by the keyboard alone, in %s',
  async (language) => {
    const { page, faults, context } = await signIn(language)
    const say = words(language, 'worklist')
    const web = words(language, 'web')
    const bulk = words(language, 'vulnerabilities')
    const press = async (...keys: readonly string[]) => {
      for (const key of keys) await page.keyboard.press(key)
    }
    const go = async () => {
      await press('g', 'v')
      return new URL(page.url()).pathname
    }
    await expect.poll(go, { timeout: 20_000, interval: 1500 }).toBe('/vulnerabilities')
    await page.locator('tbody tr').first().waitFor({ timeout: 60_000 })

    await press('f')
    await page.getByRole('menuitem', { name: say('fields.severity'), exact: true }).waitFor()
    await page.getByRole('menuitem', { name: say('fields.severity'), exact: true }).focus()
    await press('Enter')
    await page.getByRole('checkbox', { name: web('severity.critical') }).waitFor()
    while ((await page.locator('input[type=checkbox]:focus').count()) === 0) await press('Tab')
    await press('Space', 'Escape')
    await expect.poll(() => page.locator('tbody tr').count(), patient).toBe(critical)
    expect(new URL(page.url()).searchParams.get('severity')).toBe('critical')
    await page.goBack()
    await expect.poll(() => page.locator('tbody tr').count(), patient).toBeGreaterThan(critical)
    expect(new URL(page.url()).searchParams.get('severity')).toBeNull()
    await page.goForward()
    await expect.poll(() => page.locator('tbody tr').count(), patient).toBe(critical)

    await page.locator('h1').focus()
    await press('j', 'Shift+J')
    await page.getByText(web('list.chosen_other', { count: '2' })).waitFor()
    await press('Shift+K')
    await expect.poll(() => chosenRows(page), patient).toBe(1)
    await press('ControlOrMeta+a')
    await expect.poll(() => chosenRows(page), patient).toBe(critical)
    await press('ControlOrMeta+a')
    await page.getByText(bulk('bulk.allChosen')).waitFor()
    await press('e')
    await page.getByRole('dialog').waitFor()
    await press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await press('Escape')
    await expect.poll(() => chosenRows(page), patient).toBe(0)

    await page.locator('tbody tr').first().focus()
    await press('Space')
    await page.locator('aside h2').waitFor()
    const first = await page.locator('aside code').first().textContent()
    await press('j')
    await expect.poll(() => page.locator('aside code').first().textContent(), patient).not.toBe(first)
    const second = await page.locator('aside code').first().textContent()
    await page.reload()
    await expect.poll(() => page.locator('aside code').first().textContent(), patient).toBe(second)
    await press('Escape')
    await page.locator('aside code').first().waitFor({ state: 'detached' })
    expect(new URL(page.url()).searchParams.get('look')).toBeNull()

    await press('e')
    await page.getByRole('dialog').waitFor()
    expect(faults).toEqual([])
    await context.close()
  },
)

it('shows the columns that the reader chose, also the next time', async () => {
  const { page, context } = await signIn('en')
  const say = words('en', 'vulnerabilities')
  await page.goto(`${server.url}/vulnerabilities?severity=critical`)
  const head = page.getByRole('columnheader', { name: say('columns.psirt'), exact: true })
  await head.waitFor()

  await page.getByRole('button', { name: words('en', 'web')('list.columns') }).click()
  await page.getByRole('checkbox', { name: say('columns.psirt') }).uncheck()
  await page.getByRole('checkbox', { name: words('en', 'worklist')('columns.shortId') }).check()
  await head.waitFor({ state: 'detached' })
  await page.reload()

  await page.getByRole('columnheader', { name: words('en', 'worklist')('columns.shortId') }).waitFor()
  expect(await head.count()).toBe(0)
  await context.close()
})

it('loads thousands of rows by themselves while one scrolls, and knows how many there are', async () => {
  const { page, faults, context } = await signIn('en')
  await page.goto(`${server.url}/vulnerabilities?lens=both`)
  const lead = words('en', 'vulnerabilities')('lead.open_other', { number: '2,000' })
  await page.getByText(lead).waitFor()
  const shown = page.getByText(words('en', 'web')('list.shownOf', { shown: '2,000', total: '2,000' }))

  const scroll = async () => {
    await page.evaluate('scrollTo(0, document.body.scrollHeight)')
    return await shown.count()
  }
  await expect.poll(scroll, { timeout: 90_000, interval: 300 }).toBe(1)

  expect(await page.locator('tbody tr').count()).toBeLessThan(200)
  expect(faults).toEqual([])
  await context.close()
})

async function chosenRows(page: Page): Promise<number> {
  return await page.locator('tbody tr[data-chosen=true]').count()
}

async function signIn(language: Language) {
  const context = await browser.newContext({ locale: language, viewport: { width: 1440, height: 900 } })
  context.setDefaultTimeout(20_000)
  const page = await context.newPage()
  const faults: string[] = []
  page.on('pageerror', (error) => faults.push(error.message))
  const say = words(language, 'web')
  await page.goto(server.url)
  await page.getByLabel(say('session.login')).fill(language === 'ja' ? people.engineer : people.handler)
  await page.getByRole('textbox', { name: say('session.password') }).fill(password)
  await page.getByRole('button', { name: say('session.signIn') }).click()
  await page
    .getByRole('link', { name: say('sections.home') })
    .first()
    .waitFor()
  return { page, faults, context }
}

/** A product of the PSIRT with one component, which all the advisories hit; a few of them are critical. */
async function fill(page: Page): Promise<void> {
  const sbom = {
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    components: [{ type: 'library', name: 'planted', version: '1.4.2', purl: 'pkg:npm/planted@1.4.2' }],
  }
  const { teams } = await call(page, '/directory')
  const teamId = teams.find((team: { kind: string }) => team.kind === 'psirt').id
  const product = await call(
    page,
    '/cis',
    Buffer.from(JSON.stringify({ kind: 'product', name: 'GW', teamId })),
  )
  await call(page, `/cis/${product.id}/documents?name=a.json`, Buffer.from(JSON.stringify(sbom)))
  const files = Array.from({ length: count }, (_, index) => ({
    name: `${index}.json`,
    bytes: Buffer.from(JSON.stringify(advisoryOf(index))),
  }))
  await call(page, '/feeds/osv/imports?name=all.zip', await zipOf(files))
}

function advisoryOf(index: number) {
  const vector = 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H'
  return {
    schema_version: '1.7.0',
    id: `TRIAL-2026-${index}`,
    aliases: [`CVE-2026-${20_000 + index}`],
    modified: '2026-11-22T00:00:00Z',
    summary: `Planted flaw ${index}`,
    ...(index < critical && { severity: [{ type: 'CVSS_V3', score: vector }] }),
    affected: [
      {
        package: { ecosystem: 'npm', name: 'planted' },
        ranges: [{ type: 'SEMVER', events: [{ introduced: '1.0.0' }, { fixed: '1.5.0' }] }],
      },
    ],
  }
}

async function totalOf(page: Page): Promise<number | null> {
  return (await call(page, '/vulnerabilities?limit=1')).total
}

/** Calls a route as the person signed in; a file goes as bytes. */
async function call(page: Page, path: string, body?: Buffer) {
  const type = path.includes('?name=') ? 'application/octet-stream' : 'application/json'
  const answer = await page.request.fetch(`${server.url}/api/v1${path}`, {
    method: body === undefined ? 'GET' : 'POST',
    headers: { 'sec-fetch-site': 'same-origin', ...(body !== undefined && { 'content-type': type }) },
    ...(body !== undefined && { data: body }),
  })
  if (!answer.ok()) throw new Error(`${path}: ${await answer.text()}`)
  return JSON.parse(await answer.text())
}
