import { expect, it } from 'vitest'
import { isComposing, match, nameOf, type Stroke } from './stroke.ts'

const plain: Stroke = {
  key: 'j',
  keyCode: 74,
  isComposing: false,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
}

it('hears nothing while an input method composes, in Safari neither', () => {
  expect(nameOf({ ...plain, key: 'Enter', isComposing: true })).toBeNull()
  expect(nameOf({ ...plain, key: 'Enter', keyCode: 229 })).toBeNull()
  expect(isComposing({ isComposing: false, keyCode: 13 })).toBe(false)
})

it('names strokes by what they type', () => {
  expect(nameOf({ ...plain, key: 'J', shiftKey: true })).toBe('shift+j')
  expect(nameOf({ ...plain, key: 'J' })).toBe('j')
  expect(nameOf({ ...plain, key: '?', shiftKey: true })).toBe('?')
  expect(nameOf({ ...plain, key: 'k', metaKey: true })).toBe('mod+k')
  expect(nameOf({ ...plain, key: 'Enter', shiftKey: true })).toBe('shift+Enter')
  expect(nameOf({ ...plain, key: 'Shift' })).toBeNull()
})

it('finds single strokes and sequences', () => {
  const shortcuts = ['j', 'g h', 'g v', '?']

  expect(match(['j'], shortcuts)).toEqual({ keys: 'j' })
  expect(match(['g'], shortcuts)).toBe('begun')
  expect(match(['g', 'v'], shortcuts)).toEqual({ keys: 'g v' })
  expect(match(['g', 'x'], shortcuts)).toBe('none')
})

it('lets a stroke count by itself when it ends no sequence', () => {
  expect(match(['g', 'j'], ['j', 'g h'])).toEqual({ keys: 'j' })
})
