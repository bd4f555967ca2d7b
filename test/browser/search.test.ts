import { randomInt } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, CDPSession, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { type ServerProcess, startServer, stopServer } from '../endurance/server-process.ts'
import { launchChromium } from './chromium.ts'
import { foundCompany, type Language, password } from './company.ts'
import { words } from './texts.ts'

let browser: Browser
let server: ServerProcess
let data: string

beforeAll(async () => {
  data = await mkdtemp(join(tmpdir(), 'renkei-search-'))
  server = await startServer(data, { port: randomInt(20_000, 30_000) })
  await foundCompany(server, 'ja')
  browser = await launchChromium()
  await fill(await signIn({ login: 'admin', language: 'ja' }))
}, 120_000)

afterAll(async () => {
  await browser.close()
  await stopServer(server)
  await rm(data, { recursive: true, force: true })
})

it('finds what an input method composes, and hears neither its letters nor its Enter before the end', async () => {
  const page = await signIn({ login: 'hanako', language: 'ja' })
  const asked = requestsOf(page)
  const field = await openPalette(page)
  const keyboard = await page.context().newCDPSession(page)

  for (const text of ['ぜ', 'ぜい', 'ぜいじゃく', '脆弱'])
    await keyboard.send('Input.imeSetComposition', {
      text,
      selectionStart: text.length,
      selectionEnd: text.length,
    })
  await pressComposing(keyboard, 'ArrowDown')
  await pressComposing(keyboard, 'Enter')
  await page.waitForTimeout(400)

  expect(await field.inputValue()).toBe('脆弱')
  expect(asked).toEqual([])
  expect(new URL(page.url()).pathname).toBe('/')

  await keyboard.send('Input.insertText', { text: '脆弱' })
  await option(page, 'CVE-2026-7001').waitFor()
  expect(asked).toEqual(['脆弱'])

  await field.press('Enter')
  await page.waitForURL('**/vulnerabilities')
})

it('finds an identifier in full width and opens it by Enter alone, faster than the answer', async () => {
  const page = await signIn({ login: 'hanako', language: 'ja' })
  const field = await openPalette(page)

  await field.fill('ＣＶＥ－２０２６－７００１')
  await field.press('Enter')

  await page.waitForURL('**/vulnerabilities/CVE-2026-7001')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await page.keyboard.press('/')
  await option(page, 'CVE-2026-7001').waitFor()
})

it('is a combobox that the keyboard alone walks through', async () => {
  const page = await signIn({ login: 'hanako', language: 'en' })
  const field = await openPalette(page)
  await field.fill('gate')
  await option(page, 'Gateway 3').waitFor()
  await field.fill('')
  await option(page, words('en', 'web')('sections.home')).waitFor()

  const seen: string[] = []
  for (let step = 0; step < 3; step += 1) {
    const id = await field.getAttribute('aria-activedescendant')
    const chosen = page.locator(`[id="${id}"]`)
    expect(await chosen.getAttribute('aria-selected')).toBe('true')
    seen.push(id ?? '')
    await field.press('ArrowDown')
  }
  expect(new Set(seen).size).toBe(3)
  await field.press('ArrowUp')
  await field.press('Escape')

  await page.getByRole('dialog').waitFor({ state: 'detached' })
  expect(await page.evaluate('document.activeElement.tagName')).toBe('BODY')
})

it('does what the page can do', async () => {
  const page = await signIn({ login: 'hanako', language: 'en' })
  const say = words('en', 'search')
  await page.goto(`${server.url}/configuration`)
  await page.locator('main h1').waitFor()
  const field = await openPalette(page)
  await page.getByText(say('groups.page'), { exact: true }).waitFor()

  await field.fill('new conf')
  await field.press('Enter')

  await page.waitForURL('**/configuration/new')
})

it('shows a guest nothing that was not given, and says so', async () => {
  const page = await signIn({ login: 'guest', language: 'ja' })
  const say = words('ja', 'search')
  const field = await openPalette(page)

  for (const text of ['脆弱', 'ゲートウェイ', 'planted', 'hanako', 'CVE-2026-7001']) {
    await field.fill(text)
    await page.getByText(say('nothing', { text })).waitFor()
  }
})

it.each(['light', 'dark'] as const)(
  'is clean for axe in the %s theme, on a desk and on a phone',
  async (theme) => {
    const page = await signIn({ login: 'hanako', language: 'ja', theme })
    const found: string[] = []
    for (const width of [1440, 390]) {
      await page.setViewportSize({ width, height: 900 })
      await page.goto(server.url)
      const say = words('ja', 'search')
      await page.getByRole('button', { name: say('box'), exact: true }).click()
      const field = page.getByRole('combobox')
      for (const text of ['', 'ゲート', 'zzzz']) {
        await field.fill(text)
        await page.waitForTimeout(600)
        const { violations } = await new AxeBuilder({ page })
          .withTags(['wcag2a', 'wcag2aa', 'wcag21aa'])
          .analyze()
        const grave = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
        found.push(...grave.map(({ id, nodes }) => `${width} ${text}: ${id} ${nodes[0]?.html.slice(0, 160)}`))
      }
      await field.press('Escape')
    }

    expect(found).toEqual([])
  },
)

interface Visitor {
  readonly login: string
  readonly language: Language
  readonly theme?: 'light' | 'dark'
}

async function signIn({ login, language, theme = 'light' }: Visitor): Promise<Page> {
  const context = await browser.newContext({ colorScheme: theme, viewport: { width: 1440, height: 900 } })
  context.setDefaultTimeout(20_000)
  const page = await context.newPage()
  const headers = { 'sec-fetch-site': 'same-origin' }
  await page.request.post(`${server.url}/api/v1/sessions`, { data: { login, password }, headers })
  await page.request.patch(`${server.url}/api/v1/me`, { data: { language, theme }, headers })
  await page.goto(server.url)
  await page.locator('main h1').first().waitFor()
  return page
}

async function openPalette(page: Page) {
  await page.keyboard.press('Control+k')
  const field = page.getByRole('combobox')
  await field.waitFor()
  await page.locator('input[role=combobox]:focus').waitFor()
  return field
}

function option(page: Page, name: string) {
  return page.getByRole('option', { name }).first()
}

/** What the search is asked for from now on. */
function requestsOf(page: Page): string[] {
  const asked: string[] = []
  page.on('request', (request) => {
    const url = new URL(request.url())
    if (url.pathname === '/api/v1/search') asked.push(url.searchParams.get('q') ?? '')
  })
  return asked
}

/** A key that the input method takes, as Chromium tells the page. */
async function pressComposing(keyboard: CDPSession, code: string): Promise<void> {
  const stroke = { key: 'Process', code, windowsVirtualKeyCode: 229 }
  await keyboard.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...stroke })
  await keyboard.send('Input.dispatchKeyEvent', { type: 'keyUp', ...stroke })
}

/** An item with a document and the advisories that touch it. */
async function fill(page: Page): Promise<void> {
  const call = async (path: string, sent: object, type = 'application/json') => {
    const answer = await page.request.post(`${server.url}/api/v1${path}`, {
      data: Buffer.from(JSON.stringify(sent)),
      headers: { 'sec-fetch-site': 'same-origin', 'content-type': type },
    })
    expect(answer.ok(), await answer.text()).toBe(true)
    return await answer.json()
  }
  const bytes = 'application/octet-stream'
  await call('/cis', { kind: 'product', name: '工場ゲートウェイ' })
  const product = await call('/cis', { kind: 'product', name: 'Gateway 3' })
  const component = { type: 'library', name: 'planted', version: '1.4.2', purl: 'pkg:npm/planted@1.4.2' }
  const sbom = { bomFormat: 'CycloneDX', specVersion: '1.6', version: 1, components: [component] }
  await call(
    `/cis/${product.id}/documents?name=${encodeURIComponent('ゲートウェイの部品表.json')}`,
    sbom,
    bytes,
  )
  const { job } = await call('/feeds/osv/imports?name=a.json', advisory, bytes)
  await vi.waitFor(
    async () => {
      const state = await (await page.request.get(`${server.url}/api/v1/jobs/${job}`)).json()
      expect(state.state).toBe('done')
    },
    { timeout: 60_000, interval: 300 },
  )
}

const advisory = {
  schema_version: '1.7.0',
  id: 'GHSA-aaaa-bbbb-7001',
  aliases: ['CVE-2026-7001'],
  modified: '2026-11-22T00:00:00Z',
  summary: 'planted における認証回避の脆弱性',
  affected: [
    {
      package: { ecosystem: 'npm', name: 'planted' },
      ranges: [{ type: 'SEMVER', events: [{ introduced: '1.0.0' }, { fixed: '1.5.0' }] }],
    },
  ],
}
