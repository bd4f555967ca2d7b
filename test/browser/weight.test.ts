import { gzipSync } from 'node:zlib'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type BrowserHouse, openHouse, visit } from './house.ts'

let house: BrowserHouse

beforeAll(async () => {
  house = await openHouse('weight')
})

afterAll(async () => {
  await house.close()
})

/** What Home needs, packed by gzip, fonts aside; in bytes. 350 kB are promised. */
const needed = 320_000

/** With what comes once the browser is idle: short messages, the palette, the Japanese faces, the lists a click away. */
const all = 460_000

describe.each(['ja', 'en'] as const)('in %s', (language) => {
  it('asks for little before Home can be used', async () => {
    const { page } = await visit(house, 'admin', { language })
    await page.addInitScript('requestIdleCallback = () => 0')

    const loads = await loadHome(page)

    expect(sum(loads), heaviest(loads)).toBeLessThanOrEqual(needed)
    expect(heaviest(loads)).not.toMatch(/\/(administration|configuration|errors|problems|cli|mail)-/)
    await page.context().close()
  })

  it('asks for little afterwards', async () => {
    const { page } = await visit(house, 'admin', { language })

    const loads = await loadHome(page)

    expect(heaviest(loads)).toContain('/assets/messages-')
    expect(sum(loads), heaviest(loads)).toBeLessThanOrEqual(all)
    await page.context().close()
  })
})

async function loadHome(page: Page): Promise<readonly Load[]> {
  const loads = watchLoads(page)
  await page.goto(house.server.url)
  await page.locator('main h2').first().waitFor()
  let before = -1
  while (loads.length > before) {
    before = loads.length
    await page.waitForTimeout(2_000)
  }
  return loads.filter(({ path }) => !/\.woff2?$/.test(path))
}

function heaviest(loads: readonly Load[]): string {
  return loads
    .toSorted((one, other) => other.bytes - one.bytes)
    .map(({ path, bytes }) => `${bytes} ${path}`)
    .join('\n')
}

interface Load {
  readonly path: string
  /** Known a moment later than that it is there. */
  bytes: number
}

/** Everything the page asks for, in the order in which it is there; gzip is what the least of browsers get. */
function watchLoads(page: Page): Load[] {
  const loads: Load[] = []
  page.on('requestfinished', async (request) => {
    const { pathname } = new URL(request.url())
    const load = { path: pathname, bytes: 0 }
    loads.push(load)
    const body = await (await request.response())?.body().catch(() => undefined)
    load.bytes = body === undefined ? 0 : gzipSync(body, { level: 9 }).length
  })
  return loads
}

function sum(loads: readonly Load[]): number {
  return loads.reduce((total, { bytes }) => total + bytes, 0)
}
