import { expect, it } from 'vitest'
import { firstLanguage, rememberLanguage } from './language.ts'

it('begins with the browser’s language where we speak it', () => {
  expect(firstLanguage(new Memory(), ['fr-FR', 'ja-JP', 'en'])).toBe('ja')
  expect(firstLanguage(new Memory(), ['en-GB', 'ja'])).toBe('en')
  expect(firstLanguage(new Memory(), ['fr'])).toBe('en')
})

it('keeps to the language chosen before', () => {
  const memory = new Memory()
  rememberLanguage(memory, 'ja')

  expect(firstLanguage(memory, ['en-GB'])).toBe('ja')
})

class Memory {
  private readonly kept = new Map<string, string>()
  getItem(key: string): string | null {
    return this.kept.get(key) ?? null
  }
  setItem(key: string, value: string): void {
    this.kept.set(key, value)
  }
}
