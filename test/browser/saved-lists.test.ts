import type { Locator } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { fillCompany } from './filled.ts'
import { type BrowserHouse, openHouse, type Visitor, visit } from './house.ts'

let house: BrowserHouse

beforeAll(async () => {
  house = await openHouse('saved-lists')
  const administrator = await visit(house, 'admin')
  await fillCompany(administrator)
  await administrator.context.close()
}, 180_000)

afterAll(async () => {
  await house.close()
})

const patient = { timeout: 20_000, interval: 100 }

it('two people of a team share a list: both see its name, its number and its filters as they are now', async () => {
  // The engineer reads Japanese, the handler English.
  const engineer = await visit(house, 'hanako')
  const handler = await visit(house, 'ken', { language: 'en' })

  await engineer.open('/vulnerabilities?severity=high&lens=psirt')
  await saveAs(engineer, '至急の製品', 'PSIRT')
  await expect.poll(() => tab(engineer, '至急の製品').textContent(), patient).toContain('2')
  expect(searchOf(engineer)).toMatchObject({ severity: 'high', lens: 'psirt' })

  await handler.open('/vulnerabilities')
  await inMenu(handler, '至急の製品')
  await tab(handler, '至急の製品').waitFor()
  expect(searchOf(handler)).toMatchObject({ severity: 'high', lens: 'psirt' })
  await inMenu(handler, handler.say('saved-lists')('menu.pin'))
  await handler.open('/vulnerabilities')
  await expect.poll(() => tab(handler, '至急の製品').textContent(), patient).toContain('2')

  // Renamed by its owner: the other's tab says so by itself.
  await inMenu(engineer, engineer.say('saved-lists')('menu.edit'))
  const name = engineer.page.getByRole('dialog').getByLabel(engineer.say('saved-lists')('dialog.name'))
  await name.fill('重要な製品')
  await name.press('Enter')
  await tab(handler, '重要な製品').waitFor()

  // Something is settled: the number falls for both.
  await settle(engineer, 'CVE-2026-0006')
  for (const person of [engineer, handler]) {
    await expect.poll(() => tab(person, '重要な製品').textContent(), patient).toMatch(/1$/)
  }
  expect([...engineer.faults, ...handler.faults]).toEqual([])
  await Promise.all([engineer.context.close(), handler.context.close()])
})

it('tells what is not as it was saved, and goes back or keeps it', async () => {
  const engineer = await visit(house, 'hanako')
  const handler = await visit(house, 'ken', { language: 'en' })
  const list = await make(engineer, { name: '週次の確認', search: { severity: 'high' } })
  for (const person of [engineer, handler]) {
    await person.open(`/vulnerabilities?severity=high&lens=both&saved=${list.id}`)
    await tab(person, '週次の確認').waitFor()
  }
  const [ours, theirs] = [engineer.say('saved-lists'), handler.say('saved-lists')]
  const header = handler.page.getByRole('columnheader', {
    name: handler.say('vulnerabilities')('columns.psirt'),
    exact: true,
  })
  await header.waitFor()

  // Who only reads it can go back, and keep it under a name of their own.
  const drop = handler.say('web')('filter.drop', { field: handler.say('worklist')('fields.severity') })
  await handler.page.getByRole('button', { name: drop }).click()
  await handler.page
    .getByText(theirs('changed', { name: '週次の確認', parts: theirs('parts.search') }))
    .waitFor()
  expect(await button(handler, theirs('overwrite')).count()).toBe(0)
  await button(handler, theirs('back')).click()
  await expect.poll(() => searchOf(handler).severity, patient).toBe('high')
  await button(handler, theirs('back')).waitFor({ state: 'detached' })

  // Its owner hides a column and keeps that: it goes for the other too.
  await button(engineer, engineer.say('web')('list.columns')).click()
  const psirt = engineer.say('vulnerabilities')('columns.psirt')
  await engineer.page.getByRole('checkbox', { name: psirt, exact: true }).uncheck()
  await engineer.page.keyboard.press('Escape')
  await button(engineer, ours('overwrite')).click()
  await engineer.page.getByText(ours('done.overwritten', { name: '週次の確認' })).waitFor()
  await header.waitFor({ state: 'detached' })
  expect(await button(handler, theirs('back')).count()).toBe(0)

  // Deleted, it is said and the filters stay; brought back, it stands there again.
  await inMenu(engineer, ours('menu.delete'))
  await handler.page.getByText(theirs('gone')).waitFor()
  expect(searchOf(handler).severity).toBe('high')
  await button(engineer, engineer.say('web')('actions.undo')).click()
  await tab(handler, '週次の確認').waitFor()

  expect([...engineer.faults, ...handler.faults]).toEqual([])
  await Promise.all([engineer.context.close(), handler.context.close()])
})

it('opens saved lists of any page from the palette, leaving out what a page does not know', async () => {
  const engineer = await visit(house, 'hanako')
  const { page, say } = engineer
  await make(engineer, {
    screen: 'configuration',
    name: '製品の構成',
    search: { side: 'product', colour: 'red' },
  })
  await engineer.open('/')
  await button(engineer, say('search')('box')).click()
  await page.locator('input[role=combobox]:focus').waitFor()
  await page.keyboard.type('製品の構成')
  await page.getByRole('option', { name: /製品の構成/ }).click()

  await tab(engineer, '製品の構成').waitFor()
  await page.getByText(say('saved-lists')('leftOut_other', { names: 'colour' })).waitFor()
  expect(new URL(page.url()).pathname).toBe('/configuration')
  await page.getByText('ネットワークカメラ NC-200', { exact: true }).first().waitFor()
  expect(await page.getByText('vpn-gw-01').count()).toBe(0)
  expect(engineer.faults).toEqual([])
  await engineer.context.close()
})

it('a guest keeps lists of their own, shares none and sees none of others', async () => {
  const guest = await visit(house, 'guest')
  await make(await visit(house, 'hanako'), {
    screen: 'configuration',
    name: '社内向け',
    shared: { with: 'everybody' },
  })
  await guest.open('/configuration?q=x')
  await button(guest, guest.say('saved-lists')('saveThis')).click()
  const dialog = guest.page.getByRole('dialog')
  await dialog.getByLabel(guest.say('saved-lists')('dialog.name')).fill('自分用')
  expect(await dialog.getByLabel(guest.say('saved-lists')('dialog.shared')).count()).toBe(0)
  await dialog.getByRole('button', { name: guest.say('web')('actions.save') }).click()
  await tab(guest, '自分用').waitFor()

  await openMenu(guest)
  await guest.page.getByRole('menuitem', { name: '自分用' }).waitFor()
  expect(await guest.page.getByRole('menuitem', { name: '社内向け' }).count()).toBe(0)
  expect(guest.faults).toEqual([])
  await guest.context.close()
})

function button({ page }: Visitor, name: string): Locator {
  return page.getByRole('button', { name, exact: true })
}

function tab({ page, say }: Visitor, name: string): Locator {
  return page.getByRole('navigation', { name: say('saved-lists')('title') }).getByRole('link', { name })
}

function searchOf({ page }: Visitor): Record<string, string> {
  return Object.fromEntries(new URL(page.url()).searchParams)
}

async function openMenu(person: Visitor): Promise<void> {
  await button(person, person.say('saved-lists')('title')).click()
  await person.page.getByRole('menu').waitFor()
}

async function inMenu(person: Visitor, item: string): Promise<void> {
  await openMenu(person)
  await person.page.getByRole('menuitem', { name: item }).first().click()
  await person.page.getByRole('menu').waitFor({ state: 'detached' })
}

/** Keeps the list on the screen, shared with a team. */
async function saveAs(person: Visitor, name: string, team: string): Promise<void> {
  const say = person.say('saved-lists')
  await button(person, say('saveThis')).click()
  const dialog = person.page.getByRole('dialog')
  await dialog.getByLabel(say('dialog.name')).fill(name)
  await dialog.getByRole('combobox', { name: say('dialog.shared') }).click()
  await person.page.getByRole('option', { name: team, exact: true }).click()
  await dialog.getByRole('button', { name: person.say('web')('actions.save') }).click()
  await dialog.waitFor({ state: 'detached' })
}

interface Made {
  readonly id: string
}

/** A list shared with the PSIRT unless said otherwise. */
async function make({ call }: Visitor, list: object): Promise<Made> {
  const teamId = await psirtOf(call)
  const usual = { screen: 'vulnerabilities', search: {}, shared: { with: 'team', teamId } }
  return await call<Made>('POST', '/saved-lists', { body: { ...usual, ...list } })
}

async function settle({ call }: Visitor, cve: string): Promise<void> {
  const { rows } = await call<{ rows: { id: string }[] }>('GET', `/vulnerabilities?q=${cve}`)
  const body = { vulnerabilityId: rows[0]?.id, teamId: await psirtOf(call), status: 'fixed', note: '' }
  await call('POST', '/assessments', { body })
}

async function psirtOf(call: Visitor['call']): Promise<string> {
  const { teams } = await call<{ teams: { id: string; kind: string }[] }>('GET', '/directory')
  return teams.find((team) => team.kind === 'psirt')?.id ?? ''
}
