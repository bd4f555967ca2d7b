import { randomInt } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openPostOffice, type PostOffice } from '#platform/mail/trials/post-office.ts'
import { type ServerProcess, startServer, stopServer } from '../endurance/server-process.ts'
import { launchChromium } from './chromium.ts'
import { foundCompany, type Language, password } from './company.ts'
import { words } from './texts.ts'

let browser: Browser
let office: PostOffice

beforeAll(async () => {
  browser = await launchChromium()
  office = await openPostOffice()
})

afterAll(async () => {
  await browser.close()
  await office.close()
})

const cve = 'CVE-2026-7777'

const sbom = {
  bomFormat: 'CycloneDX',
  specVersion: '1.6',
  version: 1,
  components: [
    { type: 'library', name: 'planted', version: '1.4.2', purl: 'pkg:npm/planted@1.4.2' },
    { type: 'library', name: 'sound', version: '2.0.0', purl: 'pkg:npm/sound@2.0.0' },
  ],
}

const advisory = {
  schema_version: '1.7.0',
  id: 'GHSA-7777-7777-7777',
  aliases: [cve],
  modified: '2026-11-22T00:00:00Z',
  published: '2026-11-21T00:00:00Z',
  summary: 'Planted flaw in planted',
  database_specific: { severity: 'HIGH' },
  affected: [
    {
      package: { ecosystem: 'npm', name: 'planted' },
      ranges: [{ type: 'SEMVER', events: [{ introduced: '1.0.0' }, { fixed: '1.5.0' }] }],
    },
  ],
}

it.each(['ja', 'en'] as const)(
  'carries two people from a document to a decision, live, in %s',
  async (language) => {
    await withServer(async (server) => {
      const people = await foundCompany(server, language)
      const engineer = await signIn(server, people.engineer, language)
      const handler = await signIn(server, people.handler, language === 'ja' ? 'en' : 'ja')
      const guest = await signIn(server, people.guest, language)
      const mailsBefore = office.mails.length

      await addRelease(engineer)
      await importInto(engineer)
      const worklist = await openWorklist(engineer)
      await importAdvisory(handler)

      await worklist.waitFor()
      await engineer.page
        .getByText(engineer.say('inbox.open_one', { count: '1' }))
        .or(inboxOf(engineer))
        .first()
        .waitFor()
      const mail = await waitForMail('hanako@example.test', mailsBefore)
      expect(mail.subject).toContain(cve)
      expect(mail.subject).toMatch(language === 'ja' ? /構成品目/ : /item/)

      await openVulnerability(engineer)
      await openVulnerability(handler)
      await decideNotAffected(engineer)
      await statusOn(handler, 'not_affected').first().waitFor()
      await undo(engineer)
      await statusOn(handler, 'none').first().waitFor()

      await expectNothingFor(guest)
      expect(engineer.faults.concat(handler.faults, guest.faults)).toEqual([])
    })
  },
  180_000,
)

interface Person {
  readonly context: BrowserContext
  readonly page: Page
  readonly language: Language
  /** Words of the shell, and of another namespace, in the person's language. */
  readonly say: ReturnType<typeof words>
  readonly sayOf: (namespace: string) => ReturnType<typeof words>
  /** Errors that the browser met. */
  readonly faults: string[]
}

async function withServer(work: (server: ServerProcess) => Promise<void>): Promise<void> {
  const data = await mkdtemp(join(tmpdir(), 'renkei-thread-'))
  const port = randomInt(20_000, 30_000)
  const server = await startServer(data, { port, environment: { RENKEI_SMTP_URL: office.url } })
  try {
    await work(server)
  } finally {
    await stopServer(server)
    await rm(data, { recursive: true, force: true })
  }
}

async function signIn(server: ServerProcess, login: string, language: Language): Promise<Person> {
  const context = await browser.newContext({ locale: language, viewport: { width: 1440, height: 900 } })
  context.setDefaultTimeout(20_000)
  const page = await context.newPage()
  const faults: string[] = []
  page.on('pageerror', (error) => faults.push(error.message))
  const sayOf = (namespace: string) => words(language, namespace)
  const say = sayOf('web')
  await page.goto(server.url)
  await page.getByLabel(say('session.login')).fill(login)
  await page.getByRole('textbox', { name: say('session.password') }).fill(password)
  await page.getByRole('button', { name: say('session.signIn') }).click()
  await page
    .getByRole('link', { name: say('sections.home') })
    .first()
    .waitFor()
  return { context, page, language, say, sayOf, faults }
}

/** A product and its release, by the form. */
async function addRelease({ page, say, sayOf, language }: Person): Promise<void> {
  const configuration = sayOf('configuration')
  await page
    .getByRole('link', { name: say('sections.configuration') })
    .first()
    .click()
  await page
    .getByRole('link', { name: configuration('list.create') })
    .first()
    .click()
  await page.getByRole('combobox', { name: configuration('fields.kind') }).click()
  await page.getByRole('option').first().click()
  await page.getByRole('textbox', { name: configuration('fields.name') }).fill('ゲートウェイ X')
  await page.getByRole('combobox', { name: configuration('fields.team') }).click()
  await page.getByRole('option', { name: 'PSIRT' }).click()
  await page.getByRole('button', { name: configuration('create.send') }).click()
  const part = configuration('addPart', { kind: language === 'ja' ? 'リリース' : 'Release' })
  await page.getByRole('link', { name: new RegExp(part, 'i') }).click()
  await page.getByRole('textbox', { name: configuration('fields.name') }).fill('ゲートウェイ X 1.0')
  await page.getByRole('button', { name: configuration('create.send') }).click()
  await page.getByRole('heading', { level: 1, name: 'ゲートウェイ X 1.0' }).waitFor()
}

async function importInto({ page, sayOf }: Person): Promise<void> {
  const configuration = sayOf('configuration')
  const chooser = page.waitForEvent('filechooser')
  await page
    .getByRole('button', { name: configuration('documents.import') })
    .first()
    .click()
  await (await chooser).setFiles({
    name: 'gateway.cdx.json',
    mimeType: 'application/json',
    buffer: Buffer.from(JSON.stringify(sbom)),
  })
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: configuration('imports.send_one', { count: '1' }) }).click()
  await dialog.waitFor({ state: 'hidden' })
  await page.getByRole('tab', { name: configuration('tabs.composition'), exact: true }).click()
  await page.getByText('planted').first().waitFor()
}

/** Waits for the row to come by itself: the list shows it, or says that there is something new. */
async function openWorklist({ page, say }: Person): Promise<Locator> {
  await page
    .getByRole('link', { name: say('sections.vulnerabilities') })
    .first()
    .click()
  await page.waitForTimeout(500)
  const fresh = page.getByRole('button', { name: say('list.fresh_one', { count: '1' }) })
  void fresh.click({ timeout: 30_000 }).catch(() => {})
  return page.getByText(cve).first()
}

async function importAdvisory({ page, sayOf }: Person): Promise<void> {
  await page.goto(`${new URL(page.url()).origin}/administration/sources`)
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles({
      name: 'advisory.json',
      mimeType: 'application/json',
      buffer: Buffer.from(JSON.stringify(advisory)),
    })
  await page.getByText(sayOf('administration')('sources.lastRun')).first().waitFor()
}

function inboxOf({ page, say }: Person): Locator {
  return page.getByRole('button', { name: say('inbox.open_one', { count: '1' }) })
}

async function openVulnerability({ page }: Person): Promise<void> {
  await page.goto(`${new URL(page.url()).origin}/vulnerabilities/${cve}`)
  await page.locator('main').getByText(cve).first().waitFor()
}

async function decideNotAffected(person: Person): Promise<void> {
  const { page } = person
  const vulnerabilities = person.sayOf('vulnerabilities')
  await page
    .getByRole('button', { name: vulnerabilities('decide.verb'), exact: true })
    .first()
    .click()
  const dialog = page.getByRole('dialog')
  await dialog
    .getByRole('radio', { name: new RegExp(`^${vulnerabilities('status.not_affected.word')}`) })
    .check()
  await dialog
    .getByRole('radio', {
      name: new RegExp(`^${vulnerabilities('justification.vulnerable_code_not_present.word')}`),
    })
    .check()
  await dialog.getByRole('textbox').fill('確認済み')
  await dialog.getByRole('button', { name: vulnerabilities('decide.verb'), exact: true }).click()
  await statusOn(person, 'not_affected').first().waitFor()
}

async function undo({ page, sayOf }: Person): Promise<void> {
  const vulnerabilities = sayOf('vulnerabilities')
  await page.getByRole('tab', { name: vulnerabilities('tabs.decisions') }).click()
  await page
    .getByRole('tabpanel')
    .getByRole('button', { name: vulnerabilities('decision.undo') })
    .first()
    .click()
}

function statusOn({ page, sayOf }: Person, status: 'not_affected' | 'none'): Locator {
  const vulnerabilities = sayOf('vulnerabilities')
  const text =
    status === 'none' ? vulnerabilities('status.none') : vulnerabilities('status.not_affected.word')
  return page.locator('main').getByText(text)
}

async function waitForMail(recipient: string, after: number) {
  const until = performance.now() + 30_000
  while (performance.now() < until) {
    const mail = office.mails.slice(after).find(({ to }) => JSON.stringify(to).includes(recipient))
    if (mail !== undefined) return mail
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
  throw new Error(`no mail came for ${recipient}`)
}

/** The guest was given nothing: neither the item nor the vulnerability nor a notice shows. */
async function expectNothingFor({ page, say }: Person): Promise<void> {
  const { origin } = new URL(page.url())
  for (const path of ['/', '/configuration', '/vulnerabilities', `/vulnerabilities/${cve}`]) {
    await page.goto(`${origin}${path}`)
    await page.locator('main').waitFor()
    await page.waitForTimeout(700)
    const text = (await page.locator('body').textContent()) ?? ''
    expect(text).not.toContain('ゲートウェイ')
    expect(text).not.toContain('Planted flaw')
  }
  expect(await page.getByRole('button', { name: say('inbox.open_one', { count: '1' }) }).count()).toBe(0)
}
