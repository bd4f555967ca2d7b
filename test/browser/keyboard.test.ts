import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { password } from './company.ts'
import { type Filled, fillCompany } from './filled.ts'
import { type BrowserHouse, openHouse, type Visitor, visit } from './house.ts'
import { screensOf } from './screens.ts'
import { words } from './texts.ts'

let house: BrowserHouse
let filled: Filled

beforeAll(async () => {
  house = await openHouse('keyboard')
  const administrator = await visit(house, 'admin')
  filled = await fillCompany(administrator, 4)
  await administrator.context.close()
})

afterAll(async () => {
  await house.close()
})

it('Tab reaches every control of every screen, and shows where it stands', async () => {
  const visitor = await visit(house, 'admin', { language: 'en' })
  const found: string[] = []

  for (const { name, path } of screensOf(filled)) {
    await visitor.open(path)
    await settled(visitor.page)
    found.push(...(await walk(visitor.page)).map((fault) => `${name}: ${fault}`))
  }

  expect(found).toEqual([])
  expect(visitor.faults).toEqual([])
  await visitor.context.close()
}, 240_000)

it('a person without a mouse signs in, finds what is urgent, decides, and takes it back', async () => {
  const { page, say, context } = await strangerAt(house)
  const web = say('web')
  const vulnerabilities = say('vulnerabilities')
  await page.goto(house.server.url)
  await page.getByLabel(web('session.login')).waitFor()
  await page.keyboard.type('hanako')
  await page.keyboard.press('Tab')
  await page.keyboard.type(password)
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: web('sections.home') }).waitFor()

  await page.keyboard.press('?')
  await page.getByRole('dialog').waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'hidden' })
  await page.keyboard.press('g')
  await page.keyboard.press('v')
  await page.getByRole('heading', { level: 1, name: web('sections.vulnerabilities') }).waitFor()
  await page.getByText(filled.cve).first().waitFor()
  await page.keyboard.press('j')
  await page.keyboard.press('Enter')
  await page.locator('main h1').filter({ hasText: 'Planted flaw' }).waitFor()
  expect(await page.evaluate('document.activeElement.tagName')).toBe('H1')

  await page.keyboard.press('e')
  const dialog = page.getByRole('dialog')
  await dialog.waitFor()
  await tabTo(page, (element) => /^radio (affected|not_affected|fixed|under_investigation)\b/.test(element))
  await page.keyboard.press('Space')
  while (!String(await page.evaluate(describe)).startsWith('radio affected')) {
    await page.keyboard.press('ArrowDown')
  }
  await tabTo(page, (element) => element.startsWith('textarea'))
  await page.keyboard.type('Checked on the bench')
  await page.keyboard.press('Control+Enter')
  await dialog.waitFor({ state: 'hidden' })
  await page.locator('main').getByText(vulnerabilities('status.affected.word')).first().waitFor()
  await tabTo(page, (element) => element.includes(vulnerabilities('tabs.findings')))
  await arrowTo(page, 'ArrowRight', vulnerabilities('tabs.decisions'))
  await page.getByRole('tabpanel').getByText('Checked on the bench').first().waitFor()
  await tabTo(page, (element) => element.includes(vulnerabilities('decision.undo')))
  await page.keyboard.press('Enter')
  await page.getByRole('tabpanel').getByText('Checked on the bench').first().waitFor()
  await tabTo(page, (element) => element.includes(vulnerabilities('tabs.decisions')))
  await arrowTo(page, 'ArrowLeft', vulnerabilities('tabs.findings'))
  await page.locator('main').getByText(vulnerabilities('status.none')).first().waitFor()
  await context.close()
})

it('the first Tab offers to skip what surrounds the page', async () => {
  const { page, open, context } = await visit(house, 'admin')
  await open('/vulnerabilities')

  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')

  expect(await page.evaluate('document.activeElement.id')).toBe('main')
  await context.close()
})

/** Somebody who is not signed in yet. */
async function strangerAt({ browser }: BrowserHouse) {
  const context = await browser.newContext({ locale: 'ja', viewport: { width: 1440, height: 900 } })
  context.setDefaultTimeout(20_000)
  const page = await context.newPage()
  const say: Visitor['say'] = (nameSpace) => words('ja', nameSpace)
  return { context, page, say }
}

/** Presses Tab until the focus stands on what is wanted. @throws Error after a hundred times */
async function tabTo(page: Page, isIt: (element: string) => boolean): Promise<void> {
  for (let count = 0; count < 100; count += 1) {
    const element = String(await page.evaluate(describe))
    if (isIt(element)) return
    await page.keyboard.press('Tab')
  }
  throw new Error('Tab does not lead there')
}

/** Goes along the tabs of a record until the one that is wanted is open. */
async function arrowTo(page: Page, arrow: 'ArrowLeft' | 'ArrowRight', tab: string): Promise<void> {
  const wanted = page.getByRole('tab', { name: tab, selected: true })
  for (let count = 0; count < 10 && (await wanted.count()) === 0; count += 1) await page.keyboard.press(arrow)
  await wanted.waitFor()
}

/** What has the focus, in a few small letters: kind, value, words. */
const describe = `{
  const { activeElement: at } = document
  const kind = at.type === 'radio' ? 'radio' : at.tagName
  const words = at.matches('a, button') ? at.textContent : (at.labels?.[0]?.textContent ?? '')
  ;[kind, at.value, words].join(' ').toLowerCase()
}`

/** Waits until nothing more comes: a list that arrives late brings its own controls. */
async function settled(page: Page): Promise<void> {
  for (let before = -1, now = 0; before !== now; ) {
    before = now
    await page.waitForTimeout(400)
    now = Number(await page.evaluate("document.querySelectorAll('*').length"))
  }
}

/** Walks once through the page with Tab. @returns controls that were not reached or do not show the focus */
async function walk(page: Page): Promise<readonly string[]> {
  const count = Number(await page.evaluate(beginWalk))
  const steps: string[] = []
  for (let step = 0; step <= count + 5; step += 1) {
    await page.keyboard.press('Tab')
    const seen = String(await page.evaluate(lookAtFocus))
    if (seen !== 'seen' && seen !== 'nothing') steps.push(seen)
  }
  const missed: unknown = await page.evaluate(
    "[...document.querySelectorAll('[data-walk=wanted]')].map((one) => one.outerHTML.slice(0, 160))",
  )
  const unreached = Array.isArray(missed) ? missed.map((one) => `never reached: ${one}`) : []
  return [...new Set(steps), ...unreached]
}

/** Marks what Tab should reach; of radio buttons with one name only one can be. Starts at the top. */
const beginWalk = `{
  const wanted = 'a[href], button, input, select, textarea, summary, [tabindex="0"]'
  const isThere = (one) =>
    !one.disabled && one.tabIndex >= 0 && one.checkVisibility({ visibilityProperty: true }) && one.closest('[inert]') === null
  const groups = new Set()
  const controls = [...document.querySelectorAll(wanted)].filter(isThere).filter((one) => {
    if (one.type !== 'radio') return true
    const isFirst = !groups.has(one.name)
    groups.add(one.name)
    return isFirst
  })
  for (const one of controls) one.dataset.walk = one.type === 'radio' ? 'group' : 'wanted'
  document.activeElement?.blur()
  getSelection()?.removeAllRanges()
  document.body.tabIndex = -1
  document.body.focus()
  document.body.removeAttribute('tabindex')
  controls.length
}`

/** Whether what has the focus shows it: by a ring or a shadow on itself or on what it is drawn by. */
const lookAtFocus = `{
  const { activeElement: at } = document
  const shows = (one) => {
    if (!one) return false
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(one)
    return (outlineStyle !== 'none' && outlineWidth !== '0px') || boxShadow !== 'none'
  }
  const drawn = (one) => [one, one.firstElementChild, one.nextElementSibling, one.parentElement, one.parentElement?.parentElement, ...(one.labels ?? [])]
  if (at === document.body || at === null) 'nothing'
  else {
    at.dataset.walk = 'reached'
    drawn(at).some(shows) ? 'seen' : 'the focus does not show on ' + at.outerHTML.slice(0, 160)
  }
}`
