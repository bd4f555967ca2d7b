import { globSync, readFileSync } from 'node:fs'
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { layFlat } from '../texts/catalogue.ts'
import { foundCompany, type Language } from './company.ts'
import { type Filled, fillCompany } from './filled.ts'
import { type BrowserHouse, openEmptyHouse, type Visitor, visit } from './house.ts'
import { openingsOf, type Screen, screensOf } from './screens.ts'

let house: BrowserHouse
let filled: Filled
const firstDay: string[] = []

beforeAll(async () => {
  house = await openEmptyHouse('axe')
  firstDay.push(...(await inspectFirstDay('ja')), ...(await inspectFirstDay('en')))
  await foundCompany(house.server, 'ja')
  const administrator = await visit(house, 'admin')
  filled = await fillCompany(administrator)
  await administrator.context.close()
})

afterAll(async () => {
  await house.close()
})

/**
 * Which theme at which width: colours do not depend on the language, nor places on the theme, so both languages
 * together see every theme at every width.
 */
const looks = {
  ja: [
    { width: 1440, colorScheme: 'light' },
    { width: 390, colorScheme: 'dark' },
  ],
  en: [
    { width: 1440, colorScheme: 'dark' },
    { width: 390, colorScheme: 'light' },
  ],
} as const

it('the first page of all is clean', () => {
  expect(firstDay).toEqual([])
})

describe.each(['ja', 'en'] as const)('in %s', (language) => {
  it('every screen is clean for axe, on a desk and on a phone', async () => {
    const visitor = await visit(house, 'admin', { language })

    const found = await inspectAll(visitor, screensOf(filled))

    expect(found).toEqual([])
    expect(visitor.faults).toEqual([])
    await visitor.context.close()
  }, 600_000)

  it('so is what opens upon them', async () => {
    const visitor = await visit(house, 'admin', { language })

    const found = await inspectAll(visitor, openingsOf(filled))

    expect(found).toEqual([])
    expect(visitor.faults).toEqual([])
    await visitor.context.close()
  }, 600_000)
})

async function inspectFirstDay(language: Language): Promise<readonly string[]> {
  const context = await house.browser.newContext({ locale: language })
  const page = await context.newPage()
  const found: string[] = []
  for (const path of [`/set-up#${house.server.setupToken}`, '/sign-in']) {
    await page.goto(`${house.server.url}${path}`)
    await page.locator('h1').first().waitFor()
    found.push(...(await inspectLooks(page, path, language)))
  }
  await context.close()
  return found
}

async function inspectAll(visitor: Visitor, screens: readonly Screen[]): Promise<readonly string[]> {
  const found: string[] = []
  for (const { name, path, reach } of screens) {
    await visitor.page.setViewportSize({ width: 1440, height: 900 })
    await visitor.open(path)
    await visitor.page.waitForTimeout(300)
    await reach?.(visitor)
    found.push(
      ...(await inspectLooks(visitor.page, name, visitor.language)),
      ...(await findKeys(visitor.page, name)),
    )
  }
  return found
}

async function inspectLooks(page: Page, name: string, language: Language): Promise<readonly string[]> {
  const found: string[] = []
  for (const { width, colorScheme } of looks[language]) {
    await page.setViewportSize({ width, height: 900 })
    await page.emulateMedia({ colorScheme })
    await page.waitForTimeout(200)
    found.push(...(await findGrave(page, `${name} at ${width} ${colorScheme}`)))
    const overflow = await page.evaluate(
      'document.documentElement.scrollWidth - document.documentElement.clientWidth',
    )
    if (Number(overflow) > 0) found.push(`${name}: ${overflow} px wider than a window of ${width}`)
  }
  return found
}

/** What is serious or critical by WCAG 2.2 AA. */
async function findGrave(page: Page, look: string): Promise<readonly string[]> {
  // One run in the page itself: without frames there is nothing to put together in a page of its own.
  const axe = new AxeBuilder({ page }).setLegacyMode().withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'])
  const { violations } = await axe.analyze()
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${look}: ${id} on ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`)
}

/** Codes of refusals and problems are shown as they are, to be quoted. */
const notForWeb = /(cli|errors|mail|problems)\.json$/

const keys = globSync('src/texts/en/*.json')
  .filter((file) => !notForWeb.test(file))
  .flatMap((file) => [...layFlat(JSON.parse(readFileSync(file, 'utf8'))).keys()])
  .filter((key) => key.includes('.'))

/** Texts that were not there when they were needed: their key stands in their place. */
async function findKeys(page: Page, name: string): Promise<readonly string[]> {
  const text: unknown = await page.evaluate('document.body.innerText')
  const shown = new Set(String(text).split(/\s+/))
  return keys.filter((key) => shown.has(key)).map((key) => `${name}: the key ${key} stands for a text`)
}
