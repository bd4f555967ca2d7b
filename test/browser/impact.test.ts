import { randomInt } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type ServerProcess, startServer, stopServer } from '../endurance/server-process.ts'
import { call } from './calling.ts'
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

const cve = 'CVE-2026-5555'

it.each([
  { language: 'ja', theme: 'dark' },
  { language: 'en', theme: 'light' },
] as const)(
  'draws what a vulnerability reaches, narrows by mouse and keys, and follows what happens, in %o',
  async ({ language, theme }) => {
    const data = await mkdtemp(join(tmpdir(), 'renkei-butterfly-'))
    const server = await startServer(data, { port: randomInt(20_000, 30_000) })
    try {
      const { handler } = await foundCompany(server, language === 'ja' ? 'en' : 'ja')
      const { page, faults } = await signIn(server, { login: handler, language, theme })
      await fill(page)
      await expect.poll(async () => await drawnItems(page), { timeout: 60_000, interval: 500 }).toBe(4)

      await page.goto(`${server.url}/impact?from=vulnerability:${cve}`)
      await node(page, 'web-01').waitFor()
      expect(await graveFaults(page)).toEqual([])
      await narrowByMouse(page)
      await narrowByKeys(page)
      await readTwins(page, language)
      await followNews(page, language)
      await tryOnPhone(page, server)
      expect(faults).toEqual([])
    } finally {
      await stopServer(server)
      await rm(data, { recursive: true, force: true })
    }
  },
  180_000,
)

const node = (page: Page, name: string) => page.locator('[data-node]').filter({ hasText: name })
const rows = (page: Page) => page.locator('main tbody tr')
const at = (page: Page) => new URL(page.url()).searchParams.get('at')

/** A station narrows drawing and list, in the address; back undoes it. */
async function narrowByMouse(page: Page): Promise<void> {
  await expect.poll(() => rows(page).count()).toBe(4)
  await node(page, 'ゲートウェイ').click()
  await expect.poll(() => rows(page).count()).toBe(2)
  expect(at(page)).toMatch(/^product:/)
  expect(await graveFaults(page)).toEqual([])
  await expect.poll(() => node(page, 'web-01').count()).toBe(0)
  await page.goBack()
  await node(page, 'web-01').waitFor()
  expect(at(page)).toBeNull()
}

/** Arrows lead from station to station, Enter narrows, Backspace widens: no mouse. */
async function narrowByKeys(page: Page): Promise<void> {
  await page.locator('[data-node][tabindex="0"]').focus()
  const focused = () => page.evaluate('document.activeElement?.textContent')
  const isThere = async () => String(await focused()).includes('gw-1.0')
  const press = async (key: string, times: number) => {
    for (let time = 0; time < times && !(await isThere()); time += 1) await page.keyboard.press(key)
  }
  for (let column = 0; column < 10 && !(await isThere()); column += 1) {
    await press('ArrowRight', 1)
    await press('ArrowUp', 3)
    await press('ArrowDown', 3)
  }
  expect(await focused()).toContain('gw-1.0')
  await page.keyboard.press('Enter')
  await expect.poll(() => rows(page).count()).toBe(1)
  await page.keyboard.press('Backspace')
  await expect.poll(() => rows(page).count()).toBe(4)
}

/** Table and tree tell the same. */
async function readTwins(page: Page, language: Language): Promise<void> {
  const say = words(language, 'impact')
  const shown = (form: string) => page.locator('label', { hasText: new RegExp(`^${say(`forms.${form}`)}$`) })
  await shown('table').click()
  const table = page.getByRole('table', { name: new RegExp(cve) })
  await table.waitFor()
  const product = table.locator('tr').filter({ has: page.getByRole('rowheader', { name: 'ゲートウェイ' }) })
  expect(await product.locator('td').nth(2).textContent()).toBe('2')
  await shown('tree').click()
  const branch = page.getByRole('button', { name: /^planted 1\.4\.2/ }).last()
  await branch.click()
  await page.getByRole('button', { name: /^gw-1\.1/ }).waitFor()
  await shown('drawing').click()
  await node(page, 'web-01').waitFor()
}

/** Figures change at once; a new station waits while somebody works in the drawing, which says that it is old. */
async function followNews(page: Page, language: Language): Promise<void> {
  const say = words(language, 'impact')
  await page.getByRole('heading', { level: 1 }).click()
  await addHolder(page, { kind: 'host', name: 'db-02' })
  await node(page, 'db-02').waitFor()
  await node(page, 'web-01').focus()
  await addHolder(page, { kind: 'host', name: 'late-03' })
  const redraw = page.getByRole('button', { name: say('stale.redraw') })
  await redraw.waitFor()
  expect(await node(page, 'late-03').count()).toBe(0)
  await redraw.click()
  await node(page, 'late-03').waitFor()
}

/** On a phone the columns stand one under the other, and nothing is wider than the window. */
async function tryOnPhone(page: Page, server: ServerProcess): Promise<void> {
  await page.setViewportSize({ width: 390, height: 844 })
  await page.goto(`${server.url}/vulnerabilities/${cve}?tab=impact`)
  const station = page.getByRole('button', { name: /^ゲートウェイ/ })
  await station.waitFor()
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390)
  expect(await graveFaults(page)).toEqual([])
  await station.click()
  await expect.poll(() => rows(page).count()).toBe(2)
}

async function graveFaults(page: Page): Promise<readonly string[]> {
  await page.waitForTimeout(400)
  const { violations } = await new AxeBuilder({ page })
    .include('main')
    .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'])
    .analyze()
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id} on ${nodes.map((one) => one.html.slice(0, 120)).join(' | ')}`)
}

interface Look {
  readonly login: string
  readonly language: Language
  readonly theme: 'light' | 'dark'
}

async function signIn(server: ServerProcess, { login, language, theme }: Look) {
  const context = await browser.newContext({
    locale: language,
    colorScheme: theme,
    viewport: { width: 1440, height: 900 },
  })
  context.setDefaultTimeout(20_000)
  const page = await context.newPage()
  const faults: string[] = []
  page.on('pageerror', (error) => faults.push(error.message))
  const headers = { 'sec-fetch-site': 'same-origin' }
  await page.request.post(`${server.url}/api/v1/sessions`, { data: { login, password }, headers })
  await page.request.patch(`${server.url}/api/v1/me`, { data: { language }, headers })
  await page.goto(`${server.url}/impact`)
  await page.getByLabel(words(language, 'impact')('ask.field')).waitFor()
  return { page, faults }
}

/** A host and a build environment, a product with two releases; all hold a component that one advisory hits. */
async function fill(page: Page): Promise<void> {
  const { id } = await call(page, '/cis', {
    kind: 'product',
    name: 'ゲートウェイ',
    teamId: await psirt(page),
  })
  await addHolder(page, { kind: 'release', name: 'gw-1.0', partOfId: id })
  await addHolder(page, { kind: 'release', name: 'gw-1.1', partOfId: id })
  await addHolder(page, { kind: 'host', name: 'web-01' })
  await addHolder(page, { kind: 'dev-environment', name: 'build-01' })
  await call(page, '/feeds/osv/imports?name=planted.json', {
    schema_version: '1.7.0',
    id: 'GHSA-5555-5555-5555',
    aliases: [cve],
    modified: '2026-11-22T00:00:00Z',
    summary: 'Planted flaw in planted',
    affected: [
      {
        package: { ecosystem: 'npm', name: 'planted' },
        ranges: [{ type: 'SEMVER', events: [{ introduced: '1.0.0' }, { fixed: '1.5.0' }] }],
      },
    ],
  })
}

async function psirt(page: Page): Promise<string> {
  const { teams } = await call(page, '/directory')
  return teams.find((team: { kind: string }) => team.kind === 'psirt').id
}

async function addHolder(
  page: Page,
  item: { readonly kind: string; readonly name: string; readonly partOfId?: string },
): Promise<void> {
  const { id } = await call(page, '/cis', { ...item, teamId: await psirt(page) })
  await call(page, `/cis/${id}/documents?name=a.json`, {
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    components: [{ type: 'library', name: 'planted', version: '1.4.2', purl: 'pkg:npm/planted@1.4.2' }],
  })
}

async function drawnItems(page: Page): Promise<number> {
  return await call(page, `/impact/graph?from=vulnerability:${cve}`).then(
    (graph: { cis: number }) => graph.cis,
    () => 0,
  )
}
