import { expect, it } from 'vitest'
import { placeHint } from './place-hint.ts'

const window = { width: 1000, height: 800 }
const hint = { width: 200, height: 30 }

const at = (left: number, top: number) => ({ left, top, bottom: top + 20, width: 40 })

it('stands below the middle of what it is about', () => {
  expect(placeHint(at(480, 100), hint, window)).toEqual({ left: 400, top: 126 })
})

it('keeps clear of both sides of the window', () => {
  expect(placeHint(at(950, 100), hint, window).left).toBe(792)
  expect(placeHint(at(0, 100), hint, window).left).toBe(8)
})

it('begins at the left edge when it is wider than the window', () => {
  expect(placeHint(at(100, 100), { width: 400, height: 30 }, { width: 390, height: 800 }).left).toBe(8)
})

it('stands above where there is no room below', () => {
  expect(placeHint(at(480, 760), hint, window).top).toBe(724)
  expect(placeHint(at(480, 10), { width: 200, height: 790 }, window).top).toBe(8)
})
