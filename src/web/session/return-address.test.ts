import { expect, it } from 'vitest'
import { safeReturn } from './return-address.ts'

it('goes back to where the person was', () => {
  expect(safeReturn('/vulnerabilities/VUL-2026-0412?tab=impact&lens=csirt#x')).toBe(
    '/vulnerabilities/VUL-2026-0412?tab=impact&lens=csirt#x',
  )
})

it.each([
  'https://elsewhere.example',
  '//elsewhere.example',
  '/\\elsewhere.example',
  'javascript:alert(1)',
  '/sign-in?to=/x',
  '/\n/elsewhere.example',
  '',
])('never leads to %j', (to) => {
  expect(safeReturn(to)).toBe('/')
})

it('begins at the start page when nothing was asked for', () => {
  expect(safeReturn(undefined)).toBe('/')
})
