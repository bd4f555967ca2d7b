import { randomInt } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
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

it.each(['ja', 'en'] as const)(
  'tells what is new, what nobody has looked at and what was read, and follows in the other window, in %s',
  async (language) => {
    const data = await mkdtemp(join(tmpdir(), 'renkei-home-'))
    const server = await startServer(data, { port: randomInt(20_000, 30_000) })
    try {
      const people = await foundCompany(server, language)
      const say = words(language, 'home')
      const one = language === 'ja' ? 'other' : 'one'
      const handler = await signIn(server, people.handler, language)
      const engineer = await signIn(server, people.engineer, language)
      await fill(handler.page)
      await expect.poll(() => told(handler.page), { timeout: 60_000, interval: 500 }).toBe(4)
      await handler.page.goto(server.url)
      await engineer.page.goto(server.url)

      // Every number leads to its list.
      const figure = (part: string) => handler.page.locator(`main a[href*="/overview/${part}"]`).first()
      await figure('touched').filter({ hasText: '2' }).waitFor()
      await figure('new').filter({ hasText: '3' }).waitFor()
      await figure('touched').click()
      await handler.page.getByRole('heading', { name: say('parts.touched.title') }).waitFor()
      await expect.poll(() => handler.page.locator('tbody tr').count()).toBe(2)
      await handler.page.goBack()
      await handler.page.getByText(say(`needs.unclaimed_${one}`, { number: '1' })).click()
      await handler.page.getByRole('link', { name: '持ち主のないホスト' }).waitFor()
      await handler.page.goBack()

      // Nobody has looked; somebody reads, and the handler's window knows without being touched.
      const unseen = (count: number) =>
        handler.page.getByText(
          say(`worklists.unseen_${count === 1 ? one : 'other'}`, { number: String(count) }),
        )
      await unseen(2).waitFor()
      const notices = say('sent.notices', { told: '4', read: '0' })
      await handler.page.getByText(notices).waitFor()
      await engineer.page.getByTitle(words(language, 'web')('inbox.done')).first().click()
      await unseen(1).waitFor()
      await handler.page.getByText(say('sent.notices', { told: '4', read: '1' })).waitFor()
      await handler.page.getByRole('button', { name: say('sent.read', { told: '2', read: '1' }) }).click()
      await handler.page.getByText(/製品 花子/).waitFor()

      // What is not theirs to know is not there.
      expect(await engineer.page.getByText(say('sent.title')).count()).toBe(0)
      expect([...handler.faults, ...engineer.faults]).toEqual([])
    } finally {
      await stopServer(server)
      await rm(data, { recursive: true, force: true })
    }
  },
  180_000,
)

async function told(page: Page): Promise<number> {
  return (await call(page, '/overview')).sent.told
}

async function signIn(server: ServerProcess, login: string, language: Language) {
  const context = await browser.newContext({ locale: language, viewport: { width: 1440, height: 900 } })
  context.setDefaultTimeout(20_000)
  const page = await context.newPage()
  const faults: string[] = []
  page.on('pageerror', (error) => faults.push(error.message))
  const headers = { 'sec-fetch-site': 'same-origin' }
  await page.request.post(`${server.url}/api/v1/sessions`, { data: { login, password }, headers })
  await page.request.patch(`${server.url}/api/v1/me`, { data: { language }, headers })
  await page.goto(server.url)
  await page.locator('main h1').waitFor()
  return { page, faults }
}

/** A product of the PSIRT with one component that two of three advisories hit, and an item that nobody has. */
async function fill(page: Page): Promise<void> {
  const components = [{ type: 'library', name: 'planted', version: '1.4.2', purl: 'pkg:npm/planted@1.4.2' }]
  const sbom = { bomFormat: 'CycloneDX', specVersion: '1.6', version: 1, components }
  const { teams } = await call(page, '/directory')
  const teamId = teams.find((team: { kind: string }) => team.kind === 'psirt').id
  const product = await call(page, '/cis', { kind: 'product', name: 'ゲートウェイ', teamId })
  await call(page, '/cis', { kind: 'host', name: '持ち主のないホスト' })
  await call(page, `/cis/${product.id}/documents?name=a.json`, sbom)
  for (const [number, name] of ['planted', 'planted', 'elsewhere'].entries()) {
    await call(page, `/feeds/osv/imports?name=${number}.json`, advisoryOf(`000${number}`, name))
  }
}

function advisoryOf(number: string, name: string) {
  const ranges = [{ type: 'SEMVER', events: [{ introduced: '1.0.0' }, { fixed: '1.5.0' }] }]
  return {
    schema_version: '1.7.0',
    id: `GHSA-aaaa-bbbb-${number}`,
    aliases: [`CVE-2026-${number}`],
    modified: '2026-11-22T00:00:00Z',
    summary: `Planted flaw ${number}`,
    affected: [{ package: { ecosystem: 'npm', name }, ranges }],
  }
}
