import { expect, it } from 'vitest'
import { cellsOf, type StrandLevel } from './level.ts'

const looks = (level: StrandLevel) => cellsOf(level).map((cell) => cell.look)

it('fills as many cells as the level is high', () => {
  expect(looks('none')).toEqual(['empty', 'empty', 'empty', 'empty'])
  expect(looks('medium')).toEqual(['filled', 'filled', 'empty', 'empty'])
  expect(looks('immediate')).toEqual(['filled', 'filled', 'filled', 'filled'])
})

it('outlines what is only possible', () => {
  expect(looks({ from: 'low', to: 'high' })).toEqual(['filled', 'outlined', 'outlined', 'empty'])
  expect(looks({ from: 'none', to: 'immediate' })).toEqual(['outlined', 'outlined', 'outlined', 'outlined'])
})

it('never draws the unknown like none', () => {
  expect(looks('unknown')).not.toContain('empty')
})
