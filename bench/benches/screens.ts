import type { Browser, BrowserContext, Page } from 'playwright-core'
import { launchChromium } from '#test/browser/chromium.ts'
import { startServer, stopServer } from '#test/endurance/server-process.ts'
import type { Bench } from '../bench.ts'
import type { Staff } from '../generate/company.ts'
import type { Measurement } from '../report.ts'
import type { Size } from '../sizes.ts'
import { openStage } from '../stage/stage.ts'
import { measurement, milliseconds } from './measurement.ts'

const times = 5
const readers = ['engineer', 'manager', 'contact'] as const satisfies readonly (keyof Staff)[]

/** From a click within the open application until what was asked for stands there; nothing of it asked before. */
interface Screen {
  readonly name: string
  /** Where the click is made. */
  readonly from: (vulnerability: string) => string
  readonly click: string
  readonly content: string
}

const screens: readonly Screen[] = [
  { name: 'worklist', from: () => '/', click: 'nav a[href^="/vulnerabilities"]', content: 'main tbody tr' },
  {
    name: 'impact of the most held',
    from: (vulnerability) => `/vulnerabilities/${vulnerability}`,
    click: '[role=tab][id$="-tab-impact"]',
    content: '[data-node]',
  },
]

/** What a person waits for in a real browser: the server as it is started for people, on the full data. */
export const screensBench: Bench = {
  name: 'screens',
  async run(size) {
    const { secrets, vulnerabilities, data, environment } = await prepare(size)
    const server = await startServer(data, { port: 0, environment })
    const browser = await launchChromium()
    try {
      const measurements: Measurement[] = [
        await firstLoad(browser, { url: server.url, secret: secrets.engineer }),
      ]
      for (const role of readers) {
        const context = await signedIn(browser, { url: server.url, secret: secrets[role] })
        for (const screen of screens) {
          const samples = await clickAll(context, screen, vulnerabilities)
          measurements.push(
            measurement({
              name: `screens: ${screen.name}, ${role}`,
              target: milliseconds(300),
              samples,
              note: `click to content in Chromium, largest ${Math.round(Math.max(...samples))} ms`,
            }),
          )
        }
        await context.close()
      }
      return measurements
    } finally {
      await browser.close()
      await stopServer(server)
    }
  },
}

/** The most held vulnerabilities, so the largest pictures there are. */
async function prepare(size: Size) {
  const stage = await openStage(size)
  try {
    const { data, databaseUrl } = stage.place.config
    const database = databaseUrl === undefined ? {} : { DATABASE_URL: databaseUrl }
    const { rows } = await stage.client.query<{ short: string }>(
      `select v.short_id as short from matching.team_vulnerability t
         join intel.vulnerability v on v.id = t.vulnerability_id
       group by v.id order by max(t.cis) desc limit $1`,
      [times],
    )
    const [engineer, manager, contact] = await Promise.all(readers.map((role) => stage.secretOf(role)))
    return {
      data,
      environment: { RENKEI_LOG: 'error', ...database },
      secrets: { engineer: engineer ?? '', manager: manager ?? '', contact: contact ?? '' },
      vulnerabilities: rows.map(({ short }) => short),
    }
  } finally {
    await stage.close()
  }
}

async function signedIn(
  browser: Browser,
  { url, secret }: { readonly url: string; readonly secret: string },
): Promise<BrowserContext> {
  return await browser.newContext({
    baseURL: url,
    viewport: { width: 1440, height: 900 },
    extraHTTPHeaders: { authorization: `Bearer ${secret}` },
  })
}

/** Home in a browser that has never been here, from the address to its heading. */
async function firstLoad(
  browser: Browser,
  visitor: { readonly url: string; readonly secret: string },
): Promise<Measurement> {
  const samples: number[] = []
  for (let round = 0; round < times; round += 1) {
    const context = await signedIn(browser, visitor)
    const page = await context.newPage()
    await page.goto('/')
    await page.locator('main h1').waitFor()
    samples.push(Number(await page.evaluate('performance.now()')))
    await context.close()
  }
  return measurement({
    name: 'screens: first load, nothing kept',
    target: milliseconds(1000),
    samples,
    note: 'address to frame and heading in Chromium',
  })
}

/** One page each: what the browser keeps of files is warm after the first, what the application keeps is not. */
async function clickAll(
  context: BrowserContext,
  screen: Screen,
  vulnerabilities: readonly string[],
): Promise<readonly number[]> {
  const samples: number[] = []
  const [first = '', ...rest] = vulnerabilities
  for (const vulnerability of [first, first, ...rest]) {
    const page = await context.newPage()
    await page.goto(screen.from(vulnerability))
    await page.locator(screen.click).first().waitFor()
    await page.waitForLoadState('networkidle', { timeout: 3000 }).catch(() => undefined)
    samples.push(await clickToContent(page, screen))
    await page.close()
  }
  return samples.slice(1)
}

/** Milliseconds in the page itself, to the frame in which the content is there. */
async function clickToContent(page: Page, { click, content }: Screen): Promise<number> {
  const took = await page.evaluate(`new Promise((resolve) => {
    const began = performance.now()
    const look = () =>
      document.querySelector(${JSON.stringify(content)}) === null
        ? requestAnimationFrame(look)
        : resolve(performance.now() - began)
    document.querySelector(${JSON.stringify(click)}).click()
    look()
  })`)
  return Number(took)
}
