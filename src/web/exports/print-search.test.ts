import { expect, it } from 'vitest'
import { readPrintSearch } from './print-search.ts'
import { listAt } from './printed-list.ts'

it('reads texts and numbers, and leaves the lens to the frame', () => {
  expect(readPrintSearch({ q: 2026, state: 'open', lens: 'csirt', odd: ['x'] })).toEqual({
    q: '2026',
    state: 'open',
  })
})

it.each([
  ['vulnerabilities', 'matching.list-vulnerabilities'],
  ['cis', 'inventory.list-cis'],
  ['cis/0190a/components', 'inventory.list-ci-components'],
  ['impact/items', 'matching.stream-impact-items'],
])('finds the list at %s', (path, id) => {
  expect(listAt(path)?.route.id).toBe(id)
})

it.each(['', 'cis/', 'cis//components', 'me', 'vulnerabilities/CVE-2026-1'])('finds none at %j', (path) => {
  expect(listAt(path)).toBeUndefined()
})
