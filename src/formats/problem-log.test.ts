import { expect, it } from 'vitest'
import { problemLog } from './problem-log.ts'

it('keeps problems in the order they were met', () => {
  const log = problemLog()
  log.add('/a', 'x.one')
  log.add('/b', 'x.two', { name: 'n' })

  expect(log.list()).toEqual([
    { path: '/a', code: 'x.one' },
    { path: '/b', code: 'x.two', facts: { name: 'n' } },
  ])
})

it('counts what it no longer keeps, per code', () => {
  const log = problemLog(2)
  for (let i = 0; i < 5; i++) log.add(`/${i}`, 'x.many')
  log.add('/z', 'x.once')

  expect(log.list().map(({ path, code, facts }) => [path, code, facts?.count])).toEqual([
    ['/0', 'x.many', undefined],
    ['/1', 'x.many', undefined],
    ['/z', 'x.once', undefined],
    ['', 'format.more-problems', 3],
  ])
})
