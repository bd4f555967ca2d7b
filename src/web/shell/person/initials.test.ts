import { expect, it } from 'vitest'
import { initialsOf } from './initials.ts'

it('shows the family name\u2019s first character, or Latin initials', () => {
  expect(initialsOf('佐藤 花子')).toBe('佐')
  expect(initialsOf('佐藤　花子')).toBe('佐')
  expect(initialsOf('𠮷田')).toBe('𠮷')
  expect(initialsOf('Hanako van Sato')).toBe('HS')
  expect(initialsOf('root')).toBe('R')
  expect(initialsOf('')).toBe('')
})
