import { ensureChromium } from './chromium.ts'

/** Runs once before the browser tests: the first of them need not wait for an installation. */
export function setup(): void {
  ensureChromium()
}
