import { afterAll, beforeAll, expect, it } from 'vitest'
import { openInputMethod } from './composition.ts'
import { type BrowserHouse, openHouse, type Visitor, visit } from './house.ts'

let house: BrowserHouse
let person: Visitor
let itemId: string

beforeAll(async () => {
  house = await openHouse('composition')
  person = await visit(house, 'admin')
  const create = (name: string) =>
    person.call<{ id: string }>('POST', '/cis', { body: { kind: 'product', name } })
  itemId = (await create('監視カメラ')).id
  await create('ゲートウェイ')
})

afterAll(async () => {
  await house.close()
})

/** How かめら is typed. */
const letters = ['ｋ', 'か', 'かｍ', 'かめ', 'かめｒ', 'かめら'] as const

it('narrows a list only by what was committed', async () => {
  const { page, say } = person
  const box = page.getByRole('textbox', { name: say('configuration')('search') })
  await person.open('/configuration')
  await page.getByText('ゲートウェイ').waitFor()
  const asked: string[] = []
  page.on('request', (request) => asked.push(decodeURIComponent(request.url())))
  await box.click()
  const method = await openInputMethod(page)

  await method.compose(...letters)
  await page.waitForTimeout(500)
  await method.press('Enter')
  await page.waitForTimeout(300)

  expect(new URL(page.url()).searchParams.get('q')).toBeNull()
  expect(asked.filter((url) => url.includes('q='))).toEqual([])
  expect(await box.inputValue()).toBe('かめら')
  await method.commit('カメラ')
  await expect.poll(() => new URL(page.url()).searchParams.get('q')).toBe('カメラ')
  await page.getByRole('row').filter({ hasText: 'ゲートウェイ' }).waitFor({ state: 'hidden' })
  await page.getByRole('row').filter({ hasText: '監視カメラ' }).waitFor()
  expect(await box.inputValue()).toBe('カメラ')
})

it('keeps a letter that is typed in the moment in which the address follows', async () => {
  const { page, say } = person
  await person.open('/configuration')
  const box = page.getByRole('textbox', { name: say('configuration')('search') })
  await box.click()
  await page.evaluate(`{
    const replace = history.replaceState.bind(history)
    history.replaceState = (...parts) => {
      history.replaceState = replace
      replace(...parts)
      document.execCommand('insertText', false, 'ラ')
    }
  }`)

  await page.keyboard.insertText('カメ')

  await expect.poll(() => new URL(page.url()).searchParams.get('q')).toBe('カメラ')
  expect(await box.inputValue()).toBe('カメラ')
})

it('finds an item for a field without taking a key of the input method for a choice', async () => {
  const { page, say } = person
  await person.open(`/configuration/${itemId}?tab=relations`)
  const field = page.getByRole('combobox', { name: say('configuration')('relations.other') })
  const toOptions = page.getByRole('option')
  await field.click()
  await toOptions.first().waitFor()
  const method = await openInputMethod(page)

  await method.compose('ｇ', 'げ', 'げｔ', 'げー', 'げーと')
  await method.press('ArrowDown')
  await method.press('Enter')
  await page.waitForTimeout(300)

  expect(await field.inputValue()).toBe('げーと')
  await method.commit('ゲート')
  await toOptions.filter({ hasText: 'ゲートウェイ' }).waitFor()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect.poll(() => field.inputValue()).toBe('ゲートウェイ')
})

it('sends a form by the Enter that the person means, and not by the one that ends a composition', async () => {
  const { page, say } = person
  const configuration = say('configuration')
  await person.open('/configuration/new')
  await page.getByRole('combobox', { name: configuration('fields.kind') }).click()
  await page.getByRole('option').first().click()
  await page.getByRole('textbox', { name: configuration('fields.name') }).click()
  const method = await openInputMethod(page)

  await method.compose(...letters)
  await method.press('Enter')
  await page.waitForTimeout(300)

  expect(new URL(page.url()).pathname).toBe('/configuration/new')
  await method.commit('カメラ')
  await method.compose('に', 'にご')
  await method.commit('二号')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: 'カメラ二号' }).waitFor()
})

it('changes a name in its place without losing it to a key of the input method', async () => {
  const { page } = person
  await person.open(`/configuration/${itemId}`)
  await page.keyboard.press('e')
  const box = page.locator('h1 input')
  await box.waitFor()
  await page.keyboard.press('End')
  const method = await openInputMethod(page)

  await method.compose('ｂ', 'びー')
  await method.press('Escape')
  await method.press('Enter')
  await method.press('j')
  await page.waitForTimeout(300)

  expect(await box.inputValue()).toBe('監視カメラびー')
  await method.commit('Ｂ')
  await page.keyboard.press('Enter')
  const saved = () => person.call<{ name: string }>('GET', `/cis/${itemId}`)
  await expect.poll(async () => (await saved()).name).toBe('監視カメラＢ')
  expect(person.faults).toEqual([])
})
