import { expect, it } from 'vitest'
import { fc } from '#test/property.ts'
import { readFilter, toggleValue, wordsOf, writeFilter } from './filter.ts'

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

it('keeps values that it has words for, though they are not offered', () => {
  const field = { ...severity, beyond: (value: string) => `<${value}>` }
  const choice = readFilter('!other,high', field)

  expect(choice).toEqual({ values: ['high', 'other'], unwanted: true })
  expect(wordsOf(choice, field)).toEqual(['high', '<other>'])
})

it('reads back whatever was chosen', () => {
  const choices = fc.record({
    values: fc.subarray(
      severity.options.map(({ value }) => value),
      { minLength: 1 },
    ),
    unwanted: fc.boolean(),
  })
  fc.assert(
    fc.property(choices, (choice) => {
      expect(readFilter(writeFilter(choice) ?? undefined, severity)).toEqual(choice)
    }),
  )
})
