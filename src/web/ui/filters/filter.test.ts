import { expect, it } from 'vitest'
import { readFilter, toggleValue, writeFilter } from './filter.ts'

const severity = {
  id: 'severity',
  label: '',
  options: ['critical', 'high', 'low'].map((value) => ({ value, label: value })),
}

it('survives the way through the address', () => {
  const choice = { values: ['critical', 'low'], unwanted: true }

  expect(writeFilter(choice)).toBe('!critical,low')
  expect(readFilter('!critical,low', severity)).toEqual(choice)
})

it('takes from the address only what can be chosen', () => {
  expect(readFilter('high,<script>,', severity)).toEqual({ values: ['high'], unwanted: false })
  expect(readFilter(undefined, severity)).toEqual({ values: [], unwanted: false })
})

it('leaves the address clean when nothing is chosen', () => {
  expect(writeFilter(toggleValue({ values: ['high'], unwanted: false }, 'high'))).toBeNull()
})
