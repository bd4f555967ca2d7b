import { existsSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'

const rows = readFileSync('docs/expectations.md', 'utf8')
  .split('\n')
  .filter((line) => /^\| \d+ +\|/.test(line))
  .map((line) => line.split('|').map((cell) => cell.trim()))
  .map(([, number = '', what = '', state = '', how = '']) => ({ number: Number(number), what, state, how }))

const known = ['met', 'in part', 'later', 'not for us']

it('lists all thirty-six, each with a state', () => {
  const states = new Set(rows.map(({ state }) => state))

  expect(rows.map(({ number }) => number)).toEqual(Array.from({ length: 36 }, (_, index) => index + 1))
  expect(rows.filter(({ what, how }) => what === '' || how === '')).toEqual([])
  expect([...states].filter((state) => !known.includes(state))).toEqual([])
})

it('names a test for what is met, and only tests that exist', () => {
  const named = rows.map((row) => ({ ...row, paths: [...row.how.matchAll(/`((?:src|test)\/[^`]+)`/g)] }))

  const untested = named.filter(({ state, paths }) => state === 'met' && paths.length === 0)
  const missing = named.flatMap(({ number, paths }) =>
    paths.flatMap(([, path = '']) => (existsSync(path) ? [] : [`${number}: ${path}`])),
  )

  expect(untested).toEqual([])
  expect(missing).toEqual([])
})
