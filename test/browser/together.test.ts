import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type BrowserHouse, openHouse, type Visitor, visit } from './house.ts'

let house: BrowserHouse
let administrator: Visitor

beforeAll(async () => {
  house = await openHouse('together')
  administrator = await visit(house, 'admin')
})

afterAll(async () => {
  await house.close()
})

const rounds = 100

it('twenty tabs of one person use one stream, and the next takes over when the first goes', async () => {
  const engineer = await visit(house, 'hanako')
  const { context, say } = engineer
  const first = await context.newPage()
  await first.goto(`${house.server.url}/configuration`)
  await first.getByText(say('web')('live.connected.word')).waitFor()
  const others = await Promise.all(
    Array.from({ length: 19 }, async () => {
      const tab = await context.newPage()
      await tab.goto(`${house.server.url}/configuration`)
      return tab
    }),
  )
  for (const tab of others) await tab.getByText(say('web')('live.connected.word')).waitFor()
  expect(await streams()).toBe(1)

  await createItem('タブで見る品目')
  for (const tab of [first, ...others]) await shows(tab, 'タブで見る品目')
  await first.close()
  await createItem('引き継いだ品目')

  for (const tab of others) await shows(tab, '引き継いだ品目')
  expect(await streams()).toBe(1)
  expect(engineer.faults).toEqual([])
  await context.close()
})

it('two people change neighbouring fields of one record, and neither loses anything', async () => {
  const item = await createItem('ゲートウェイ')
  const engineer = await visit(house, 'hanako')
  await engineer.open(`/configuration/${item.id}`)
  const typist = await beginName(engineer)
  const levels = ['high', 'medium', 'low'] as const

  let version = item.version
  for (let round = 0; round < rounds; round += 1) {
    const criticality = levels[round % 3]
    const [changed] = await Promise.all([
      administrator.call<Item>('PATCH', `/cis/${item.id}`, { body: { criticality }, version }),
      typist.type(round),
      ...(round % 10 === 0 ? [createItem(`Neighbour ${round}`)] : []),
    ])
    version = changed.version
    await typist.check()
  }
  await engineer.page.keyboard.press('Enter')

  await expect
    .poll(() => administrator.call<Item>('GET', `/cis/${item.id}`))
    .toMatchObject({ name: typist.typed(), criticality: levels[(rounds - 1) % 3] })
  expect(engineer.faults).toEqual([])
  await engineer.context.close()
})

it('two people write the same field while a third saves it again and again: each keeps their words', async () => {
  const item = await createItem('同じ欄')
  const one = await visit(house, 'hanako')
  const other = await visit(house, 'admin', { language: 'en' })
  for (const person of [one, other]) await person.open(`/configuration/${item.id}`)
  const typists = [await beginName(one), await beginName(other)] as const

  let version = item.version
  for (let round = 0; round < rounds; round += 1) {
    const [changed] = await Promise.all([
      administrator.call<Item>('PATCH', `/cis/${item.id}`, { body: { name: `保存 ${round}` }, version }),
      typists[0].type(round),
      typists[1].type(round + 7),
    ])
    version = changed.version
    for (const typist of typists) await typist.check()
  }

  const saved = async () => (await administrator.call<Item>('GET', `/cis/${item.id}`)).name
  await settle(one, { theirs: `保存 ${rounds - 1}`, mine: typists[0].typed(), keep: 'mine' })
  await expect.poll(saved).toBe(typists[0].typed())
  await settle(other, { theirs: typists[0].typed(), mine: typists[1].typed(), keep: 'theirs' })
  for (const { page } of [one, other]) await page.locator('h1').getByText(typists[0].typed()).waitFor()
  expect(await saved()).toBe(typists[0].typed())
  expect([...one.faults, ...other.faults]).toEqual([])
  await Promise.all([one.context.close(), other.context.close()])
})

it('typing into a list’s search loses no letter while the list changes and the address follows', async () => {
  const person = await visit(house, 'hanako')
  const { page, say } = person
  await person.open('/configuration')
  const box = page.getByRole('textbox', { name: say('configuration')('search') })
  await box.click()
  let typed = ''

  for (let round = 0; round < rounds; round += 1) {
    const letter = letterOf(round)
    typed += letter
    await page.keyboard.type(letter)
    // Now and then as long as the pause after which the list is narrowed, and a little more.
    await page.waitForTimeout(round % 3 === 0 ? 250 + ((round * 7) % 50) : 30)
    if (round % 8 === 0) await createItem(`Passing ${round}`)
    expect(await focused(page)).toBe(typed)
  }

  await expect.poll(() => new URL(page.url()).searchParams.get('q')).toBe(typed)
  expect(await focused(page)).toBe(typed)
  expect(person.faults).toEqual([])
  await person.context.close()
})

interface Item {
  readonly id: string
  readonly name: string
  readonly version: number
}

async function createItem(name: string): Promise<Item> {
  const { teams } = await administrator.call<{ teams: { id: string; kind: string }[] }>('GET', '/directory')
  const teamId = teams.find(({ kind }) => kind === 'psirt')?.id
  return await administrator.call<Item>('POST', '/cis', { body: { kind: 'product', name, teamId } })
}

/** How many event streams the server holds open, as its figures say. */
async function streams(): Promise<number> {
  const answer = await administrator.page.request.get(`${house.server.url}/metrics`)
  return Number(/^renkei_streams (\d+)$/m.exec(await answer.text())?.[1])
}

/** Whether the list has the row, or says that something new waits. */
async function shows(tab: Page, name: string): Promise<void> {
  const row = tab.getByRole('row').filter({ hasText: name })
  const bar = tab.locator('[aria-live=polite] button')
  await row.or(bar).first().waitFor()
  if ((await row.count()) === 0) await bar.click()
  await row.waitFor()
}

const letterOf = (round: number) => 'abcdefghijklmnopqrstuvwxyz'[(round * 7) % 26] ?? 'a'

/** A person who writes the item's name, begun with `e`, and looks after each stroke whether all is still there. */
async function beginName({ page }: Visitor) {
  await page.keyboard.press('e')
  await page.locator('h1 input').waitFor()
  await page.keyboard.press('Control+A')
  await page.keyboard.press('Delete')
  let typed = ''
  return {
    typed: () => typed,
    type: async (round: number) => {
      typed += letterOf(round)
      await page.keyboard.type(letterOf(round))
    },
    check: async () => {
      expect(await focused(page)).toBe(typed)
    },
  }
}

/** What stands in the field that has the focus; null when none has. */
async function focused(page: Page): Promise<string | null> {
  return await page.evaluate('document.activeElement?.value ?? null')
}

interface Settled {
  readonly theirs: string
  readonly mine: string
  readonly keep: 'mine' | 'theirs'
}

/** Saves, is shown both, and lets one of them hold. */
async function settle({ page, say }: Visitor, { theirs, mine, keep }: Settled): Promise<void> {
  const web = say('web')
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog')
  await dialog.getByText(theirs, { exact: true }).waitFor()
  await dialog.getByText(mine, { exact: true }).waitFor()
  await dialog.getByRole('radio', { name: web(`conflict.${keep}`) }).check()
  await dialog.getByRole('button', { name: web('conflict.settle') }).click()
  await dialog.waitFor({ state: 'hidden' })
}
