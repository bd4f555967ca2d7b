import { expect, it } from 'vitest'
import { capsOf } from './key-names.ts'

it('draws the caps of the machine in use', () => {
  expect(capsOf('mod+k', 'Mozilla/5.0 (Macintosh; Intel Mac OS X)')).toEqual(['⌘', 'K'])
  expect(capsOf('mod+k', 'Mozilla/5.0 (Windows NT 10.0)')).toEqual(['Ctrl', 'K'])
  expect(capsOf('g h', 'X11')).toEqual(['G', 'H'])
  expect(capsOf(' ', 'X11')).toEqual(['Space'])
})
