import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findChromium, launchChromium } from './chromium.ts'

describe('launchChromium', () => {
  let browser: Browser

  beforeAll(async () => {
    browser = await launchChromium()
  })

  afterAll(async () => {
    await browser.close()
  })

  it('shows a page of this machine, Japanese included', async () => {
    const server = createServer((_, answer) => {
      answer.setHeader('content-type', 'text/html; charset=utf-8').end('<h1>脆弱性 CVE</h1>')
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const page = await browser.newPage()

    await page.goto(`http://127.0.0.1:${portOf(server.address())}/`)

    expect(await page.getByRole('heading').textContent()).toBe('脆弱性 CVE')
    await page.close()
    await new Promise((resolve) => server.close(resolve))
  })
})

describe('findChromium', () => {
  it('takes the program that RENKEI_CHROMIUM names', () => {
    expect(findChromium({ RENKEI_CHROMIUM: '/opt/browser/chromium', PATH: '' })).toBe('/opt/browser/chromium')
  })
})

function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === 'string') throw new Error('no port')
  return address.port
}
