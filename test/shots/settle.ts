import type { Page } from 'playwright-core'

/** Waits until nothing loads any more, all letters are there, and what moved has come to rest. */
export async function settle(page: Page): Promise<void> {
  await page.evaluate('document.fonts.ready.then(() => true)')
  const loading = page.locator('main [role=status]')
  for (let tries = 0; tries < 20 && (await loading.count()) > 0; tries += 1) await page.waitForTimeout(250)
  await page.waitForTimeout(600)
}
