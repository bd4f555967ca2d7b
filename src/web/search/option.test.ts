import { IconSearch } from '@tabler/icons-react'
import { expect, it } from 'vitest'
import { type Option, optionsIn, stepFrom } from './option.ts'

const option = (key: string): Option => ({ key, icon: IconSearch, label: key, run: () => undefined })
const options = optionsIn([
  { id: 'a', label: 'A', options: [option('1'), option('2')] },
  { id: 'b', label: 'B', options: [option('3')] },
])

it('steps through all groups and round at the ends', () => {
  expect(stepFrom(options, '1', 1)).toBe('2')
  expect(stepFrom(options, '2', 1)).toBe('3')
  expect(stepFrom(options, '3', 1)).toBe('1')
  expect(stepFrom(options, '1', -1)).toBe('3')
})

it('begins at the first where nothing is chosen, or what was is gone', () => {
  expect(stepFrom(options, null, 1)).toBe('2')
  expect(stepFrom(options, 'gone', -1)).toBe('3')
  expect(stepFrom([], null, 1)).toBeNull()
})
