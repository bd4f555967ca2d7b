import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Filled, fillCompany } from './filled.ts'
import { type BrowserHouse, openHouse, type Visitor, visit } from './house.ts'

let house: BrowserHouse
let filled: Filled

beforeAll(async () => {
  house = await openHouse('places')
  const administrator = await visit(house, 'admin')
  filled = await fillCompany(administrator, 4)
  await administrator.context.close()
}, 120_000)

afterAll(async () => {
  await house.close()
})

const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name, exact: true })
const rows = (page: Page) => page.locator('main tbody tr')
const tab = (page: Page, name: string) => page.getByRole('tab', { name })

it.each(['ja', 'en'] as const)(
  'leads from the worklist over a vulnerability and a component to a team, its organisation and back, in %s',
  async (language) => {
    const visitor = await visit(house, 'hanako', { language })
    const { page, say, faults } = visitor
    const places = say('places')
    await visitor.open('/vulnerabilities?team=')
    await page
      .getByRole('link', { name: /Planted flaw 1/ })
      .first()
      .click()
    await page.locator('main h1').filter({ hasText: 'Planted flaw 1' }).waitFor()

    await page.getByRole('tabpanel').getByRole('link', { name: 'planted', exact: true }).first().click()
    await heading(page, 'planted').waitFor()
    expect(new URL(page.url()).searchParams.get('key')).toBe('npm/planted')
    await rows(page)
      .filter({ hasText: places('package.verdicts.affected') })
      .waitFor()
    await page.getByRole('link', { name: '1.4.2', exact: true }).click()
    await expect.poll(() => rows(page).count()).toBe(2)

    await readPath(visitor)
    await tab(page, places('package.tabs.vulnerabilities')).click()
    await expect.poll(() => rows(page).count()).toBe(2)
    await rows(page).first().getByRole('button').click()
    await page.getByRole('dialog').getByText('>= 1.0.0').first().waitFor()
    await page.keyboard.press('Escape')

    await tab(page, places('package.tabs.items')).click()
    await rows(page).getByRole('link', { name: 'PSIRT' }).click()
    await heading(page, 'PSIRT').waitFor()
    const name = language === 'ja' ? '連携製作所' : 'Renkei Works'
    await page.getByRole('link', { name, exact: true }).click()
    await heading(page, name).waitFor()
    await compareWithWorklist(visitor)
    await page.goBack()
    await heading(page, name).waitFor()
    await page.goBack()
    await heading(page, 'PSIRT').waitFor()
    expect(faults).toEqual([])
    await visitor.context.close()
  },
  120_000,
)

/** How the component comes into an item, read on asking. */
async function readPath({ page, say }: Visitor): Promise<void> {
  const places = say('places')
  const path = { component: 'planted', item: 'vpn-gw-01' }
  await page.getByRole('button', { name: places('package.items.pathOf', path) }).click()
  await page.getByRole('dialog').getByText('/components/0').waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
}

/** The figure of what is not settled leads to as many rows, narrowed to the organisation. */
async function compareWithWorklist({ page, say }: Visitor): Promise<void> {
  const places = say('places')
  const figure = page
    .getByRole('list', { name: places('party.states.label') })
    .getByRole('link')
    .first()
  const [count = ''] = /\d+/.exec((await figure.textContent()) ?? '') ?? []
  expect(Number(count)).toBe(4)
  await figure.click()
  await page.waitForURL('**/vulnerabilities?*')
  expect(new URL(page.url()).searchParams.get('organisation')).toBe(filled.organisationId)
  await expect.poll(() => rows(page).count()).toBe(4)
}

it('says of what cannot be compared that it is unknown, never that it is clean', async () => {
  const visitor = await visit(house, 'hanako', { language: 'en' })
  const { page, say } = visitor
  const places = say('places')
  await visitor.open('/packages?key=npm/odd')

  await rows(page)
    .filter({ hasText: say('configuration')('composition.notComparable') })
    .waitFor()
  await page.getByText('whether it is affected is unknown').waitFor()
  expect(await page.getByText(places('package.verdicts.none')).count()).toBe(0)
  await visitor.context.close()
})

it('follows what happens to a component while it is looked at', async () => {
  const visitor = await visit(house, 'hanako', { language: 'ja' })
  const { page, call, say } = visitor
  await visitor.open('/packages?key=npm/late')
  await page.getByText(say('places')('package.words.unused')).waitFor()

  const components = [{ type: 'library', name: 'late', version: '3.0.0', purl: 'pkg:npm/late@3.0.0' }]
  const sbom = { bomFormat: 'CycloneDX', specVersion: '1.6', version: 1, components }
  const body = Buffer.from(JSON.stringify(sbom))
  await call('POST', `/cis/${filled.releaseId}/documents?slot=late&name=late.json`, { body })

  await page.getByRole('link', { name: '3.0.0', exact: true }).waitFor()
  await visitor.context.close()
})

it('finds a component, a team and an organisation, and shows a customer what went there', async () => {
  const visitor = await visit(house, 'hanako', { language: 'ja' })
  const { page, say } = visitor
  for (const [typed, found, path] of [
    ['planted', 'npm/planted', '/packages'],
    ['PSIRT', 'PSIRT', `/teams/${filled.teamId}`],
    ['納品先', '納品先', `/organisations/${filled.customerId}`],
  ] as const) {
    await visitor.open('/')
    await page.getByRole('button', { name: say('search')('box'), exact: true }).click()
    await page.getByRole('combobox').fill(typed)
    await page.getByRole('option').filter({ hasText: found }).first().click()
    await page.waitForURL(`**${path}**`)
  }
  await visitor.open(`/organisations/${filled.customerId}?tab=received`)
  await page.getByRole('link', { name: 'NC-200 40 台' }).waitFor()
  await visitor.context.close()
})

it('shows a guest neither who holds a component nor the teams', async () => {
  const visitor = await visit(house, 'guest', { language: 'en' })
  const { page, say } = visitor
  const places = say('places')
  await visitor.open('/packages?key=npm/planted')
  await page.getByText(places('package.words.unused')).waitFor()
  await visitor.open(`/organisations/${filled.customerId}`)
  await page.getByText(places('party.words.noItems')).waitFor()
  expect(await tab(page, places('party.tabs.received')).count()).toBe(0)
  await page.goto(`${house.server.url}/teams/${filled.teamId}`)
  await page.getByText(say('errors')('matching.party-not-found')).waitFor()
  await visitor.context.close()
})
