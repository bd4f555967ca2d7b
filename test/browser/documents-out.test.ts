import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type BrowserHouse, openHouse, type Visitor, visit } from './house.ts'

let house: BrowserHouse
let person: Visitor
let itemId: string

const fixture = new URL(
  '../../src/formats/sbom/cyclonedx/fixtures/1.6-beyond-components.json',
  import.meta.url,
)

beforeAll(async () => {
  house = await openHouse('documents-out')
  person = await visit(house, 'admin')
  itemId = (await person.call<{ id: string }>('POST', '/cis', { body: { kind: 'product', name: 'ポンプ' } }))
    .id
  await person.call('POST', `/cis/${itemId}/documents?name=pump.json`, { body: await readFile(fixture) })
})

afterAll(async () => {
  await house.close()
})

it('shows what a document says beyond names, and hands the composition out', {
  timeout: 240_000,
}, async () => {
  const { page, say } = person
  const words = say('configuration')
  const listed = async () =>
    (await person.call<{ rows: unknown[] }>('GET', `/cis/${itemId}/services`)).rows.length
  await expect.poll(listed, { timeout: 60_000, interval: 500 }).toBe(2)
  await person.open(`/configuration/${itemId}?tab=composition`)

  await page.getByText('https://shop.example/orders').filter({ visible: true }).first().waitFor()
  await page.getByText(words('composition.stated.title')).filter({ visible: true }).first().waitFor()
  await page
    .getByText(words('composition.stated.states.not_affected'))
    .filter({ visible: true })
    .first()
    .waitFor()
  await page
    .getByRole('button', { name: words('composition.reach.open') })
    .filter({ visible: true })
    .first()
    .click()
  await page.getByText('example.jp+pump-2.0').first().waitFor()
  await page.getByText('/usr/lib/libpump.so.2:3').first().waitFor()
  await page.keyboard.press('Escape')

  const menu = say('exports')
  await page
    .getByRole('button', { name: menu('menu.button') })
    .first()
    .click()
  const download = page.waitForEvent('download')
  await page.getByRole('menuitem', { name: menu('documents.spdx-2_3') }).click()
  const file = await download
  expect(file.suggestedFilename()).toMatch(/^renkei-sbom-TLP-AMBER-\d{8}\.spdx\.json$/)
  const { packages } = JSON.parse(await readFile(await file.path(), 'utf8'))
  expect(packages.map(({ name }: { name: string }) => name)).toEqual(['ポンプ', 'pump', 'shop', 'stock'])
})
