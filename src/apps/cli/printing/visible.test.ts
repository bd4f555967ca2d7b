import { expect, it } from 'vitest'
import { fc } from '#test/property.ts'
import { visible, visibleJson } from './visible.ts'

/** What a terminal obeys, and what turns the direction of writing. */
const steers = /[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]/u

it('shows an escape instead of obeying it', () => {
  const text = visible('\u001b]0;owned\u0007 \u009b31m fdp.\u202eexe\n')

  expect(text).toBe('\\x1b]0;owned\\x07 \\x9b31m fdp.\\u202eexe\\x0a')
})

it('leaves names in any script as they are', () => {
  expect(visible('部品 Ünïcode – ok')).toBe('部品 Ünïcode – ok')
})

it('never lets anything through that steers a terminal', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(visible(text)).not.toMatch(steers)
    }),
  )
})

it('writes JSON that means the same and steers nothing', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.string({ unit: 'binary' })), (value) => {
      const text = visibleJson(value)

      expect(JSON.parse(text)).toEqual(value)
      expect(text.replaceAll('\n', '')).not.toMatch(steers)
    }),
  )
})
