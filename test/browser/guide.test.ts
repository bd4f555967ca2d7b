import { readdirSync } from 'node:fs'
import { AxeBuilder } from '@axe-core/playwright'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type BrowserHouse, openHouse, visit } from './house.ts'

let house: BrowserHouse

beforeAll(async () => {
  house = await openHouse('guide')
})

afterAll(async () => {
  await house.close()
})

function pagesIn(language: string): readonly string[] {
  const folder = new URL(`../../docs/guide/${language}/`, import.meta.url)
  return readdirSync(folder).filter((name) => name.endsWith('.md'))
}

it.each([
  { language: 'ja', colorScheme: 'light', width: 1440 },
  { language: 'en', colorScheme: 'dark', width: 390 },
] as const)(
  'is open to whoever is not signed in, page by page, in %o',
  async ({ language, colorScheme, width }) => {
    const context = await house.browser.newContext({
      locale: language,
      colorScheme,
      viewport: { width, height: 900 },
    })
    const page = await context.newPage()
    const faults: string[] = []
    page.on('console', (message) => message.type() === 'error' && faults.push(message.text()))
    page.on(
      'response',
      (answer) => answer.status() >= 400 && faults.push(`${answer.status()} ${answer.url()}`),
    )
    await page.goto(`${house.server.url}/guide`)
    expect(new URL(page.url()).pathname).toBe(`/guide/${language}/`)
    const links = await page.locator('nav.pages a').all()
    const addresses = await Promise.all(links.map((link) => link.getAttribute('href')))
    expect(addresses.length).toBe(pagesIn(language).length)

    for (const address of addresses) {
      await page.goto(new URL(address ?? '', `${house.server.url}/guide/${language}/`).href)
      await page.locator('main h1').waitFor()
      for (const picture of await page.locator('main img').all()) {
        await picture.scrollIntoViewIfNeeded()
        await expect.poll(() => picture.evaluate('(one) => one.naturalWidth')).not.toBe(0)
      }
      const { violations } = await new AxeBuilder({ page }).analyze()
      const grave = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
      expect(grave.map(({ id, nodes }) => `${address} ${id} ${nodes[0]?.html}`)).toEqual([])
      const overflow = 'document.documentElement.scrollWidth - document.documentElement.clientWidth'
      expect(await page.evaluate(overflow), `${address}`).toBeLessThanOrEqual(0)
    }

    expect(faults).toEqual([])
    await context.close()
  },
  120_000,
)

it('is reached from the person menu, in the reader’s language, and says the same in the other', async () => {
  const { page, say, open, context } = await visit(house, 'admin', { language: 'en' })
  await open('/')
  await page.locator('header button[aria-haspopup]').last().click()
  const opened = context.waitForEvent('page')
  await page.getByRole('menuitem', { name: say('web')('guide.title') }).click()
  const guide = await opened

  await guide.getByRole('link', { name: 'The worklist, and deciding' }).first().click()
  await guide.getByRole('heading', { level: 1, name: 'The worklist, and deciding' }).waitFor()
  await guide.getByRole('link', { name: '日本語' }).click()

  await guide.getByRole('heading', { level: 1, name: '脆弱性の一覧と判断' }).waitFor()
  await context.close()
})
