import { expect, it } from 'vitest'
import { safeReturn, wasElsewhere } from './return-address.ts'

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

it('tells who comes for the first time from who comes back', () => {
  expect(['/', '/?lens=csirt', '//elsewhere.example', undefined].map(wasElsewhere)).toEqual(
    Array.from({ length: 4 }, () => false),
  )
  expect(wasElsewhere('/vulnerabilities')).toBe(true)
})
