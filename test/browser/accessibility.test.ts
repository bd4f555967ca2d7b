import { randomInt } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type ServerProcess, startServer, stopServer } from '../endurance/server-process.ts'
import { launchChromium } from './chromium.ts'
import { foundCompany, password } from './company.ts'

let browser: Browser
let server: ServerProcess
let data: string

beforeAll(async () => {
  data = await mkdtemp(join(tmpdir(), 'renkei-axe-'))
  server = await startServer(data, { port: randomInt(20_000, 30_000) })
  await foundCompany(server, 'ja')
  browser = await launchChromium()
})

afterAll(async () => {
  await browser.close()
  await stopServer(server)
  await rm(data, { recursive: true, force: true })
})

const pages = [
  '/',
  '/vulnerabilities',
  '/configuration',
  '/configuration/new',
  '/administration/people',
  '/administration/structure',
  '/administration/sources',
  '/administration/jobs',
  '/administration/system',
  '/administration/audit',
]

describe.each(['ja', 'en'])('in %s', (language) => {
  it.each(['light', 'dark'] as const)(
    'every screen is clean for axe in the %s theme, on a desk and on a phone',
    async (theme) => {
      const page = await signIn({ language, theme })

      const found: string[] = []
      for (const width of [1440, 390]) {
        await page.setViewportSize({ width, height: 900 })
        for (const path of pages)
          found.push(...(await inspect(page, `${path} at ${width}`, `${server.url}${path}`)))
      }

      expect(found).toEqual([])
    },
  )
})

async function signIn(look: { readonly language: string; readonly theme: 'light' | 'dark' }): Promise<Page> {
  const context = await browser.newContext({
    colorScheme: look.theme,
    viewport: { width: 1440, height: 900 },
  })
  const page = await context.newPage()
  await page.request.post(`${server.url}/api/v1/sessions`, {
    data: { login: 'admin', password },
    headers: { 'sec-fetch-site': 'same-origin' },
  })
  await page.request.patch(`${server.url}/api/v1/me`, {
    data: { language: look.language },
    headers: { 'sec-fetch-site': 'same-origin' },
  })
  return page
}

/** What is serious or critical by WCAG 2.2 AA, and a page wider than its window. */
async function inspect(page: Page, name: string, url: string): Promise<readonly string[]> {
  await page.goto(url)
  await page.locator('main h1').first().waitFor()
  await page.waitForTimeout(400)
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'])
    .analyze()
  const grave = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
  const overflow = await page.evaluate(
    'document.documentElement.scrollWidth - document.documentElement.clientWidth',
  )
  return [
    ...grave.map(
      ({ id, nodes }) => `${name}: ${id} on ${nodes.map((node) => node.html.slice(0, 120)).join(' | ')}`,
    ),
    ...(Number(overflow) > 0 ? [`${name}: ${overflow} px wider than the window`] : []),
  ]
}
