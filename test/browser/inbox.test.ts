import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Filled, fillCompany } from './filled.ts'
import { type BrowserHouse, openHouse, type Visitor, visit } from './house.ts'

let house: BrowserHouse
let administrator: Visitor
let filled: Filled

beforeAll(async () => {
  house = await openHouse('inbox')
  administrator = await visit(house, 'admin')
  filled = await fillCompany(administrator, 4)
})

afterAll(async () => {
  await house.close()
})

async function unread({ call }: Visitor): Promise<number> {
  const { total } = await call<{ total: number }>('GET', '/notices?limit=1')
  return total
}

/** Rows of the list that are still there for what it is narrowed to. */
function rowsOf({ page }: Visitor) {
  return page.locator('tbody tr:not([data-gone=true])')
}

it('marks several as read with keys alone, and takes it back', async () => {
  const { page, say } = administrator
  await expect.poll(() => unread(administrator)).toBeGreaterThanOrEqual(2)
  const before = await unread(administrator)
  await administrator.open('/inbox')
  await expect.poll(() => rowsOf(administrator).count()).toBe(before)

  await page.keyboard.press('j')
  await page.keyboard.press('x')
  await page.keyboard.press('Shift+J')
  await page.getByText(say('web')('list.chosen_other', { count: '2' })).waitFor()
  await page.keyboard.press('e')

  await page.getByText(say('web')('inbox.changed.read_other', { count: '2' })).waitFor()
  await expect.poll(() => unread(administrator)).toBe(before - 2)
  await expect.poll(() => rowsOf(administrator).count()).toBe(before - 2)

  await page.keyboard.press('Control+z')
  await expect.poll(() => unread(administrator)).toBe(before)
  await expect.poll(() => rowsOf(administrator).count()).toBe(before)
  expect(administrator.faults).toEqual([])
})

it('puts off what comes back by itself, live, and counts as unread again', async () => {
  const { page, say, call } = administrator
  const before = await unread(administrator)
  await administrator.open('/inbox')
  const first = rowsOf(administrator).first()
  const title = (await first.locator('a').first().textContent()) ?? ''

  await page.keyboard.press('j')
  await page.keyboard.press('h')
  await page.getByRole('button', { name: say('inbox')('putOff.tomorrow') }).click()

  await expect.poll(() => unread(administrator)).toBe(before - 1)
  await administrator.open('/inbox?state=snoozed')
  await page.getByRole('link', { name: title }).waitFor()

  await call('PATCH', '/me', { body: { timeZone: 'UTC' } })
  const { rows } = await call<{ rows: { id: string }[] }>('GET', '/notices?state=snoozed')
  const local = new Date(Date.now() + 6_000).toISOString().slice(0, 19)
  await call('POST', '/notices/changes', {
    body: { to: 'snoozed', until: { local }, notices: { ids: rows.map(({ id }) => id) } },
  })
  await expect.poll(() => rowsOf(administrator).count(), { timeout: 30_000 }).toBe(0)
  expect(await unread(administrator)).toBe(before)
  await administrator.open('/inbox')
  await page.getByText(say('inbox')('cameBack')).locator('visible=true').first().waitFor()
  expect(administrator.faults).toEqual([])
})

it('shows a team’s new name to whoever looks at it, and keeps the old one in its history', async () => {
  const reader = await visit(house, 'hanako')
  await reader.open('/administration/structure')
  await administrator.open(`/administration/structure/teams/${filled.teamId}`)
  const { page, say } = administrator

  const name = page.getByLabel(say('administration')('structure.nameJa'))
  await name.fill('製品の防衛室')
  await page.getByRole('button', { name: say('web')('actions.save') }).click()

  await reader.page.getByRole('link', { name: '製品の防衛室' }).waitFor()
  await page.locator('ins', { hasText: '製品の防衛室' }).waitFor()
  expect([...administrator.faults, ...reader.faults]).toEqual([])
  await reader.context.close()
})
