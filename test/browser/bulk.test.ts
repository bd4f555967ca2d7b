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

const count = 12

it.each(['ja', 'en'] as const)(
  'decides on all that match after a preview, and undoes it, in %s',
  async (language) => {
    const data = await mkdtemp(join(tmpdir(), 'renkei-bulk-'))
    const server = await startServer(data, { port: randomInt(20_000, 30_000) })
    try {
      const { handler } = await foundCompany(server, language === 'ja' ? 'en' : 'ja')
      const { page, faults } = await signIn(server, handler, language)
      await fill(page)
      const say = words(language, 'vulnerabilities')
      const listed = async () => (await call(page, '/vulnerabilities')).total
      await expect.poll(listed, { timeout: 60_000, interval: 500 }).toBe(count)
      await page.goto(`${server.url}/vulnerabilities?lens=both`)
      await page.getByText('CVE-2026-0001').first().waitFor()

      await page.getByText('CVE-2026-0001').first().focus()
      await page.keyboard.press('x')
      await page.getByRole('button', { name: say('bulk.chooseAllOf', { total: String(count) }) }).click()
      await page.getByRole('button', { name: say('decide.verb'), exact: true }).click()
      const dialog = page.getByRole('dialog')
      await dialog.getByRole('radio', { name: new RegExp(`^${say('status.fixed.word')}`) }).check()
      await dialog.getByText(say('bulk.changes_other', { number: String(count) })).waitFor()
      await dialog.getByRole('button', { name: say('decide.verb'), exact: true }).click()

      await page.getByText(say('bulk.done_other', { count: String(count) })).waitFor()
      await page.goto(`${server.url}/vulnerabilities?lens=both&state=settled`)
      await page.getByText('CVE-2026-0012').first().waitFor()
      await page.goto(`${server.url}/vulnerabilities/CVE-2026-0003`)
      await page.getByRole('tab', { name: say('tabs.decisions') }).click()
      await page.getByRole('button', { name: say('bulk.undo') }).click()
      await dialog.getByText(say('bulk.willUndo_other', { count: String(count) })).waitFor()
      await dialog.getByRole('button', { name: say('decision.undo'), exact: true }).click()

      await page.getByText(say('bulk.undone_other', { count: String(count) })).waitFor()
      expect(faults).toEqual([])
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
  const say = words(language, 'web')
  await page.goto(server.url)
  await page.getByLabel(say('session.login')).fill(login)
  await page.getByRole('textbox', { name: say('session.password') }).fill(password)
  await page.getByRole('button', { name: say('session.signIn') }).click()
  await page
    .getByRole('link', { name: say('sections.home') })
    .first()
    .waitFor()
  return { page, faults }
}

/** A product of the PSIRT with one component, which a dozen advisories hit. */
async function fill(page: Page): Promise<void> {
  const sbom = {
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    components: [{ type: 'library', name: 'planted', version: '1.4.2', purl: 'pkg:npm/planted@1.4.2' }],
  }
  const { teams } = await call(page, '/directory')
  const teamId = teams.find((team: { kind: string }) => team.kind === 'psirt').id
  const product = await call(page, '/cis', { kind: 'product', name: 'ゲートウェイ', teamId })
  await call(page, `/cis/${product.id}/documents?name=a.json`, sbom)
  for (let number = 1; number <= count; number += 1) {
    await call(page, `/feeds/osv/imports?name=${number}.json`, advisoryOf(String(number).padStart(4, '0')))
  }
}

function advisoryOf(number: string) {
  return {
    schema_version: '1.7.0',
    id: `GHSA-aaaa-bbbb-${number}`,
    aliases: [`CVE-2026-${number}`],
    modified: '2026-11-22T00:00:00Z',
    summary: `Planted flaw ${number}`,
    affected: [
      {
        package: { ecosystem: 'npm', name: 'planted' },
        ranges: [{ type: 'SEMVER', events: [{ introduced: '1.0.0' }, { fixed: '1.5.0' }] }],
      },
    ],
  }
}
