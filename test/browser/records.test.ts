import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { password } from './company.ts'
import { type Filled, fillCompany } from './filled.ts'
import { type BrowserHouse, openHouse, type Visitor, visit } from './house.ts'

let house: BrowserHouse
let administrator: Visitor
let filled: Filled

beforeAll(async () => {
  house = await openHouse('records')
  administrator = await visit(house, 'admin')
  filled = await fillCompany(administrator)
  await contradict()
}, 180_000)

afterAll(async () => {
  await house.close()
})

const other = 'GHSA-zzzz-bbbb-0001'

/** A second source's word on the first vulnerability: another score, another range. */
async function contradict(): Promise<void> {
  const advisory = {
    schema_version: '1.7.0',
    id: other,
    aliases: [filled.cve],
    modified: '2026-11-21T00:00:00Z',
    published: '2026-11-02T00:00:00Z',
    summary: 'Planted flaw 1 told otherwise',
    severity: [{ type: 'CVSS_V3', score: 'CVSS:3.1/AV:L/AC:L/PR:L/UI:N/S:U/C:L/I:L/A:L' }],
    affected: [
      {
        package: { ecosystem: 'npm', name: 'planted' },
        ranges: [{ type: 'SEMVER', events: [{ introduced: '1.0.0' }, { fixed: '2.4.0' }] }],
      },
    ],
  }
  const body = Buffer.from(JSON.stringify(advisory))
  await administrator.call('POST', '/feeds/osv/imports?name=other.json', { body })
  await vi.waitFor(
    async () => {
      const { records } = await administrator.call<{ records: { id: string }[] }>(
        'GET',
        `/vulnerabilities/${filled.cve}`,
      )
      expect(records.map(({ id }) => id)).toContain(other)
    },
    { timeout: 60_000, interval: 300 },
  )
}

it('puts the sources side by side, says in words where they differ, and leads to each record', async () => {
  const { page, say } = administrator
  const words = say('vulnerabilities')
  await administrator.open(`/vulnerabilities/${filled.cve}?tab=sources`)
  const table = page.getByRole('region', { name: words('sources.compare.title') }).getByRole('table')
  await table.waitFor()
  const row = (name: string) => table.getByRole('row').filter({ has: page.getByRole('rowheader', { name }) })

  const score = row(words('sources.systems.cvss-v3'))
  await score.getByText(words('sources.compare.agreement.differs')).waitFor()
  await score.getByText(words('sources.compare.differsHere')).first().waitFor()
  // Of the packages, both ecosystem records know which versions, and the list of exploited ones none.
  const affected = row(words('sources.affected'))
  await affected.getByText(words('sources.notGiven')).first().waitFor()

  await table.getByRole('link', { name: other }).click()
  await expect.poll(() => focusedText(page)).toContain(other)
  expect(new URL(page.url()).hash).toBe(`#record-osv-${other}`)
})

it('stacks the comparison on a phone, with each source named beside what it says', async () => {
  const { page, open, say, context } = await visit(house, 'hanako', { width: 390 })
  await open(`/vulnerabilities/${filled.cve}?tab=sources`)
  const region = page.getByRole('region', { name: say('vulnerabilities')('sources.compare.title') })
  await region.waitFor()

  await region
    .locator('td')
    .first()
    .getByText(/^osv|^kev/)
    .waitFor()
  expect(await page.evaluate('document.documentElement.scrollWidth <= window.innerWidth')).toBe(true)
  await context.close()
})

it('leads to a single finding through signing in, and to a single decision; both are marked', async () => {
  const { call } = administrator
  const { rows: findings } = await call<{ rows: { ci: { id: string }; component: { id: string } }[] }>(
    'GET',
    `/findings?vulnerability=${filled.cve}`,
  )
  const { rows: decisions } = await call<{ rows: { id: string }[] }>(
    'GET',
    `/assessments?vulnerability=${filled.cve}`,
  )
  const last = findings.at(-1)
  const finding = `finding-${last?.ci.id}-${last?.component.id}`
  const decision = `decision-${decisions[0]?.id}`
  const context = await house.browser.newContext({ locale: 'ja', viewport: { width: 1440, height: 700 } })
  context.setDefaultTimeout(20_000)
  const page = await context.newPage()

  await page.goto(`${house.server.url}/vulnerabilities/${filled.cve}#${finding}`)
  await signIn(page)
  await isPointed(page, finding)
  await page.goto(`${house.server.url}/vulnerabilities/${filled.cve}#${decision}`)
  await isPointed(page, decision)
  await page.goto(`${house.server.url}/vulnerabilities/${filled.cve}#decision-gone`)
  await page.getByText(administrator.say('web')('link.gone')).waitFor()
  await context.close()
})

it('copies a link to a finding', async () => {
  const { page, open, say, context } = await visit(house, 'hanako')
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await open(`/vulnerabilities/${filled.cve}`)
  const row = page.locator('tr[id^=finding-]').first()
  await row.getByRole('button', { name: /へのリンクをコピー$/ }).click()

  await page
    .getByText(say('web')('link.copied'))
    .or(page.getByText(say('web')('link.inAddress')))
    .waitFor()
  await context.close()
})

it('ends a relation and makes it again; what is missing is made in place', async () => {
  const { page, say, faults } = administrator
  const words = say('configuration')
  await administrator.open(`/configuration/${filled.releaseId}?tab=relations`)
  const end = page.getByRole('button', { name: words('relations.end', { other: 'vpn-gw-01' }) })
  await end.click()
  await page.getByText(words('relations.ended', { other: 'vpn-gw-01' })).waitFor()
  await end.waitFor({ state: 'hidden' })
  await page.getByRole('button', { name: say('web')('actions.undo') }).click()
  await end.waitFor()

  const form = page.getByRole('form', { name: words('relations.add') })
  await choose(
    page,
    form.getByRole('combobox', { name: words('relations.kind') }),
    words('relations.from.uses'),
  )
  await form.getByRole('combobox', { name: words('relations.other') }).fill('時刻同期サーバー')
  await form.getByRole('button', { name: words('relations.make') }).click()
  const dialog = page.getByRole('dialog')
  await expect.poll(() => dialog.getByLabel(words('fields.name')).inputValue()).toBe('時刻同期サーバー')
  await choose(page, dialog.getByRole('combobox', { name: words('fields.kind') }), /^ホスト/)
  await dialog.getByRole('button', { name: words('relations.makeSend') }).click()
  await dialog.waitFor({ state: 'hidden' })
  await form.getByRole('button', { name: words('relations.send') }).click()

  await page.getByRole('button', { name: words('relations.end', { other: '時刻同期サーバー' }) }).waitFor()
  await page
    .locator('dt')
    .filter({ hasText: words('relations.from.uses') })
    .waitFor()
  expect(faults).toEqual([])
})

// Controls of the rail are pressed by key: finished work may lie over it.
it('changes a field where it stands and takes it back, unless somebody changed it since', async () => {
  const { page, say, call } = administrator
  const words = say('configuration')
  const label = words('fields.criticality')
  const undo = page.getByRole('button', { name: say('web')('actions.undo') })
  const read = () => call<Item>('GET', `/cis/${filled.hostId}`)
  await administrator.open(`/configuration/${filled.hostId}`)

  await setField(label, words('criticality.high'))
  await undo.click()
  await page.getByText(words('edit.undone', { field: label })).waitFor()
  expect((await read()).criticality).toBeNull()

  await setField(label, words('criticality.low'))
  const { version } = await read()
  await call('PATCH', `/cis/${filled.hostId}`, { body: { criticality: 'medium' }, version })
  await undo.last().click()
  await page.getByText(words('edit.overtaken', { field: label })).waitFor()
  expect((await read()).criticality).toBe('medium')

  async function setField(field: string, choice: string): Promise<void> {
    await page.getByRole('button', { name: words('edit.change', { field }) }).press('Enter')
    await page.getByRole('option', { name: choice }).click()
    await page.getByText(words('edit.done', { field })).last().waitFor()
  }
})

it('finds an owner among many and writes a field of the kind in their places', async () => {
  const { page, say, call } = administrator
  const words = say('configuration')
  const field = words('fields.owner')
  for (let number = 1; number <= 9; number += 1) {
    const person = { login: `person-${number}`, name: `担当 ${number}号`, password }
    await call('POST', '/users', { body: { ...person, memberships: [{ role: 'manager' }] } })
  }
  await administrator.open(`/configuration/${filled.hostId}`)

  await page.getByRole('button', { name: words('edit.change', { field }) }).press('Enter')
  await expect
    .poll(() => page.evaluate('document.activeElement?.ariaLabel'))
    .toBe(words('edit.search', { field }))
  await page.keyboard.type('７号')
  await expect.poll(() => page.getByRole('option').allTextContents()).toEqual(['担当 7号'])
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: words('edit.change', { field: 'ホスト名' }) }).press('Enter')
  await page.getByRole('textbox', { name: 'ホスト名' }).fill('vpn-gw-01.example.test')
  await page.keyboard.press('Enter')

  await expect
    .poll(() => call<Item>('GET', `/cis/${filled.hostId}`))
    .toMatchObject({ owner: { name: '担当 7号' }, attributes: { hostname: 'vpn-gw-01.example.test' } })
})

it('gives an item to a guest, takes it back, and gives it again by undoing', async () => {
  const { page, say } = administrator
  const words = say('configuration')
  const guest = await visit(house, 'guest')
  const seen = async () =>
    (await guest.call<{ rows: { id: string }[] }>('GET', '/cis')).rows.map(({ id }) => id)
  await administrator.open(`/configuration/${filled.hostId}`)
  expect(await seen()).toEqual([])

  await page.getByRole('button', { name: words('grants.give'), exact: true }).press('Enter')
  const dialog = page.getByRole('dialog')
  await choose(page, dialog.getByRole('combobox', { name: words('grants.to') }), 'Guest (guest)')
  await dialog.getByLabel(words('grants.untilLabel')).fill('2099-12-31')
  await dialog.getByRole('button', { name: words('grants.send') }).click()
  const takeBack = page.getByRole('button', { name: words('grants.takeBack', { name: 'Guest' }) })
  await takeBack.waitFor()
  expect(await seen()).toEqual([filled.hostId])

  await takeBack.press('Enter')
  await page.getByText(words('grants.taken', { name: 'Guest' })).waitFor()
  expect(await seen()).toEqual([])
  await page
    .getByRole('button', { name: say('web')('actions.undo') })
    .last()
    .click()
  await takeBack.waitFor()
  await expect.poll(seen).toEqual([filled.hostId])
  await guest.context.close()
})

interface Item {
  readonly version: number
  readonly criticality: string | null
  readonly owner: { readonly name: string } | null
}

async function choose(page: Page, box: Locator, option: string | RegExp): Promise<void> {
  await box.click()
  await page.getByRole('option', { name: option }).first().click()
}

async function signIn(page: Page): Promise<void> {
  const web = administrator.say('web')
  await page.getByLabel(web('session.login')).fill('hanako')
  await page.getByRole('textbox', { name: web('session.password') }).fill(password)
  await page.getByRole('button', { name: web('session.signIn') }).click()
}

/** The part of the page has the focus, is marked, and stands within the window. */
async function isPointed(page: Page, anchor: string): Promise<void> {
  const part = page.locator(`[id="${anchor}"]`)
  await part.waitFor()
  await expect.poll(() => page.evaluate('document.activeElement?.id')).toBe(anchor)
  expect(await part.getAttribute('data-pointed')).toBe('true')
  await expect
    .poll(async () => {
      const box = await part.boundingBox()
      return box !== null && box.y >= 0 && box.y < 700
    })
    .toBe(true)
}

async function focusedText(page: Page): Promise<string> {
  return String(await page.evaluate('document.activeElement?.textContent ?? ""'))
}
