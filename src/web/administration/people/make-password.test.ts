import { expect, it } from 'vitest'
import { makePassword } from './make-password.ts'

it('makes four groups of five that can be read aloud', () => {
  expect(makePassword()).toMatch(/^[a-hjkmnp-z2-9]{5}(-[a-hjkmnp-z2-9]{5}){3}$/)
})

it('makes another one each time', () => {
  const made = new Set(Array.from({ length: 50 }, () => makePassword()))

  expect(made.size).toBe(50)
})

it('throws away the bytes that would make some letters more likely', () => {
  const rounds = [new Uint8Array(20).fill(255), new Uint8Array(20).fill(0)]

  const made = makePassword(() => rounds.shift() ?? new Uint8Array(20))

  expect(made).toBe('aaaaa-aaaaa-aaaaa-aaaaa')
})
