import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { type Filled, fillCompany } from './filled.ts'
import { type BrowserHouse, openHouse, type Visitor, visit } from './house.ts'

let house: BrowserHouse
let administrator: Visitor
let filled: Filled

beforeAll(async () => {
  house = await openHouse('statements')
  administrator = await visit(house, 'admin')
  filled = await fillCompany(administrator)
  await state()
}, 180_000)

afterAll(async () => {
  await house.close()
})

/** A supplier's word on the first vulnerability. */
async function state(): Promise<void> {
  const document = {
    '@context': 'https://openvex.dev/ns/v0.2.0',
    '@id': 'https://vex.acme.example/1',
    author: 'Acme PSIRT',
    timestamp: '2026-11-20T00:00:00Z',
    version: 1,
    statements: [
      {
        vulnerability: { name: filled.cve },
        products: [{ '@id': 'pkg:npm/planted' }, { '@id': 'pkg:npm/elsewhere@1.0.0' }],
        status: 'not_affected',
        justification: 'vulnerable_code_not_in_execute_path',
        impact_statement: 'The parser is never called.',
      },
    ],
  }
  const body = Buffer.from(JSON.stringify(document))
  await administrator.call('POST', '/feeds/vex/imports?name=acme.json', { body })
  await vi.waitFor(
    async () => {
      const found = await administrator.call<{ total: number }>(
        'GET',
        `/vulnerabilities/${filled.cve}/statements`,
      )
      expect(found.total).toBe(1)
    },
    { timeout: 60_000, interval: 300 },
  )
}

it('marks findings of which others say something, and leads to all that they say', async () => {
  const { page, say, open } = administrator
  const words = say('vulnerabilities')
  await open(`/vulnerabilities/${filled.cve}`)
  const status = words('status.not_affected.word')

  await page
    .getByRole('link', { name: words('statements.mark_other', { count: '1', status }) })
    .first()
    .click()

  expect(new URL(page.url()).search).toBe('?tab=statements')
  await page.getByText('Acme PSIRT').waitFor()
  await page.getByText('The parser is never called.').waitFor()
  await page.getByText(words('statements.by.package')).first().waitFor()
  const saved = page.waitForEvent('download')
  await page.getByRole('button', { name: words('statements.document') }).click()
  expect((await saved).suggestedFilename()).toMatch(/^openvex-.*\.json$/)
})

it('begins a decision of the team with what is stated; which item it holds for is left to choose', async () => {
  const { page, say, open } = administrator
  const words = say('vulnerabilities')
  await open(`/vulnerabilities/${filled.cve}?tab=statements`)

  await page.getByRole('button', { name: words('statements.takeOver', { team: 'CSIRT' }) }).click()
  const dialog = page.getByRole('dialog')
  const reason = words('justification.vulnerable_code_not_in_execute_path.word')

  await dialog.getByRole('radio', { name: words('status.not_affected.word') }).waitFor()
  expect(await dialog.getByRole('radio', { name: words('status.not_affected.word') }).isChecked()).toBe(true)
  expect(await dialog.getByRole('radio', { name: reason }).isChecked()).toBe(true)
  expect(await dialog.getByLabel(words('decide.note')).inputValue()).toContain('Acme PSIRT')
  expect(await dialog.getByLabel(words('decide.item')).first().inputValue()).toBe('')
  await page.keyboard.press('Escape')
})

it('stays within a phone', async () => {
  const { page, open, context } = await visit(house, 'hanako', { width: 390 })
  await open(`/vulnerabilities/${filled.cve}?tab=statements`)
  await page.getByText('Acme PSIRT').waitFor()

  expect(await page.evaluate('document.documentElement.scrollWidth <= window.innerWidth')).toBe(true)
  await context.close()
})
