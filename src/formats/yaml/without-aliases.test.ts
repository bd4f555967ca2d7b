import { expect, it } from 'vitest'
import { problemLog } from '../problem-log.ts'
import { withoutAliases } from './without-aliases.ts'

it('security.md 4.7: keeps what aliases name once, and tells the others', () => {
  const log = problemLog()
  const named = { a: ['x'] }

  expect(withoutAliases({ one: named, two: [named] }, log)).toEqual({ one: { a: ['x'] }, two: [null] })
  expect(log.list()).toEqual([{ path: '/two/0', code: 'yaml.alias-not-read' }])
})

it('security.md 4.7: does not unfold a bomb', () => {
  let bomb: unknown = ['x']
  for (let level = 0; level < 60; level++) bomb = [bomb, bomb]

  expect(JSON.stringify(withoutAliases(bomb, problemLog())).length).toBeLessThan(1000)
})
