import { randomInt } from 'node:crypto'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { ZipFile } from 'yazl'
import { type ServerProcess, startServer, stopServer } from '../endurance/server-process.ts'
import { call } from './calling.ts'
import { launchChromium } from './chromium.ts'
import { foundCompany, type Language, password } from './company.ts'
import { readPages } from './pdf.ts'
import { words } from './texts.ts'

let browser: Browser
let server: ServerProcess
let data: string
/** One of each language. */
let readers: Readonly<Record<Language, string>>

/** More than a page of paper holds, and more than a page of the list. */
const count = 60

beforeAll(async () => {
  data = await mkdtemp(join(tmpdir(), 'renkei-exports-'))
  server = await startServer(data, { port: randomInt(20_000, 30_000) })
  const { engineer, handler } = await foundCompany(server, 'ja')
  readers = { ja: engineer, en: handler }
  browser = await launchChromium()
  const { page } = await signIn(handler, 'en')
  await fill(page)
})

afterAll(async () => {
  await browser.close()
  await stopServer(server)
  await rm(data, { recursive: true, force: true })
})

it.each(['ja', 'en'] as const)(
  'takes the worklist along as it is narrowed, as a file and on paper, in %s',
  async (language) => {
    const { page, faults } = await signIn(readers[language], language)
    const say = words(language, 'exports')
    const state = words(language, 'vulnerabilities')('filter.open')
    const listed = async () => (await call(page, '/vulnerabilities')).total
    await expect.poll(listed, { timeout: 60_000, interval: 500 }).toBe(count)
    await page.goto(`${server.url}/vulnerabilities?lens=both`)
    await page
      .getByText(/CVE-2026-00/)
      .first()
      .waitFor()

    const csv = await take(page, say('menu.button'), say('menu.csv'))
    expect(csv.name).toMatch(/^renkei-vulnerabilities-TLP-AMBER-STRICT-\d{8}\.csv$/)
    const [about = '', headings = '', ...rows] = csv.text.split('\r\n')
    expect(about).toMatch(/^\uFEFFTLP:AMBER\+STRICT,/)
    expect(about).toContain(say('lists.matching.list-vulnerabilities'))
    expect(about).toContain(state)
    expect(headings).toContain(say('columns.vulnerability'))
    expect(rows).toHaveLength(count + 1)
    expect(rows.filter((row) => row.includes(`,"'=HYPERLINK(""http://example.test"")",`))).toHaveLength(1)
    expect(rows.filter((row) => row.includes(",'＝１＋１,"))).toHaveLength(1)

    const json = await take(page, say('menu.button'), say('menu.json'))
    expect(JSON.parse(json.text)).toMatchObject({ export: { tlp: 'amber+strict', rows: count } })

    await page.getByRole('button', { name: say('menu.button') }).click()
    await page.getByRole('menuitem', { name: say('menu.print') }).click()
    await page.locator('[data-paper]').getByText('CVE-2026-0060').waitFor()
    await page.evaluate('document.fonts.ready')
    const pages = readPages(await page.pdf({ preferCSSPageSize: true }))
    expect(pages.length).toBeGreaterThan(1)
    const marked = (text: string) => text.match(/TLP:AMBER\+STRICT/g)?.length === 2
    expect(pages.filter((text) => !marked(text) || !text.includes(say('columns.vulnerability')))).toEqual([])
    expect(pages[0]).toContain(state)
    expect(pages.join('').match(/CVE-2026-00\d\d/g)).toHaveLength(count)
    expect(pages.join('')).not.toContain(words(language, 'web')('frame.skip'))

    expect(await formsInTrail(about)).toEqual(['print', 'json', 'csv'])
    expect(faults).toEqual([])
  },
  240_000,
)

/** What the administrator finds about the files of whoever is named in one, newest first. */
async function formsInTrail(about: string): Promise<readonly string[]> {
  const { page } = await signIn('admin', 'en')
  const { rows } = await call(page, '/audit?action=list.export')
  const lines: readonly { readonly actor: string; readonly detail: { readonly form: string } }[] = rows
  return lines.filter(({ actor }) => about.includes(actor)).map(({ detail }) => detail.form)
}

async function take(page: Page, button: string, entry: string) {
  await page.getByRole('button', { name: button }).click()
  const download = page.waitForEvent('download')
  await page.getByRole('menuitem', { name: entry }).click()
  const file = await download
  return { name: file.suggestedFilename(), text: await readFile(await file.path(), 'utf8') }
}

async function signIn(login: string, language: Language) {
  const context = await browser.newContext({ locale: language, viewport: { width: 1440, height: 900 } })
  context.setDefaultTimeout(60_000)
  const page = await context.newPage()
  const faults: string[] = []
  page.on('pageerror', (error) => faults.push(error.message))
  const say = words(language, 'web')
  await page.goto(server.url)
  await page.getByLabel(say('session.login')).fill(login)
  await page.getByRole('textbox', { name: say('session.password') }).fill(password)
  await page.getByRole('button', { name: say('session.signIn') }).click()
  await page.locator('nav a[href="/"]').first().waitFor()
  return { page, faults }
}

/** A product with a closed label, and advisories of which some would like to be formulas. */
async function fill(page: Page): Promise<void> {
  const { teams } = await call(page, '/directory')
  const teamId = teams.find((team: { kind: string }) => team.kind === 'psirt').id
  const item = { kind: 'product', name: 'ゲートウェイ', teamId, tlp: 'amber+strict' }
  const product = await call(page, '/cis', item)
  const component = { type: 'library', name: 'planted', version: '1.4.2', purl: 'pkg:npm/planted@1.4.2' }
  const sbom = { bomFormat: 'CycloneDX', specVersion: '1.6', version: 1, components: [component] }
  await call(page, `/cis/${product.id}/documents?name=a.json`, sbom)
  const advisories = Array.from({ length: count }, (_, index) => advisoryOf(index + 1))
  const zip = new ZipFile()
  for (const advisory of advisories)
    zip.addBuffer(Buffer.from(JSON.stringify(advisory)), `${advisory.id}.json`)
  zip.end()
  await page.request.post(`${server.url}/api/v1/feeds/osv/imports?name=all.zip`, {
    data: await buffer(zip.outputStream),
    headers: { 'content-type': 'application/octet-stream', 'sec-fetch-site': 'same-origin' },
  })
}

const titles = ['=HYPERLINK("http://example.test")', '＝１＋１', '入力値の検証に不備がある']

function advisoryOf(number: number) {
  const digits = String(number).padStart(4, '0')
  return {
    schema_version: '1.7.0',
    id: `GHSA-aaaa-bbbb-${digits}`,
    aliases: [`CVE-2026-${digits}`],
    modified: '2026-11-22T00:00:00Z',
    summary: titles[number - 1] ?? `Planted flaw ${number} in a library that is described at some length`,
    affected: [
      {
        package: { ecosystem: 'npm', name: 'planted' },
        ranges: [{ type: 'SEMVER', events: [{ introduced: '1.0.0' }, { fixed: '1.5.0' }] }],
      },
    ],
  }
}
