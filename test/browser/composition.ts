import type { CDPSession, Page } from 'playwright-core'

/** A Japanese input method, as Chromium is driven by one: what is composed stands underlined until it is committed. */
export interface InputMethod {
  /** Shows each text in turn as composition, like letters becoming kana. */
  compose(...texts: readonly string[]): Promise<void>
  /** Presses a key that belongs to the input method: the page sees it with code 229, while composing. */
  press(key: 'Enter' | 'Escape' | 'ArrowDown' | 'j' | 'e'): Promise<void>
  /** Puts the chosen text in place of the composition. */
  commit(text: string): Promise<void>
}

const processed = 229

/** Opens the input method for whatever has the focus on the page. */
export async function openInputMethod(page: Page): Promise<InputMethod> {
  const line: CDPSession = await page.context().newCDPSession(page)
  const strike = (type: 'rawKeyDown' | 'keyUp', key: string) =>
    line.send('Input.dispatchKeyEvent', { type, key, windowsVirtualKeyCode: processed })
  return {
    compose: async (...texts) => {
      for (const text of texts) {
        await strike('rawKeyDown', 'Process')
        const end = { selectionStart: text.length, selectionEnd: text.length }
        await line.send('Input.imeSetComposition', { text, ...end })
        await strike('keyUp', 'Process')
      }
    },
    press: async (key) => {
      await strike('rawKeyDown', key)
      await strike('keyUp', key)
    },
    commit: async (text) => {
      await line.send('Input.insertText', { text })
    },
  }
}
