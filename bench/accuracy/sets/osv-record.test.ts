import { expect, it } from 'vitest'
import { eventsOf } from './osv-record.ts'

it.each([
  ['< 3.0.0', [{ introduced: '0' }, { fixed: '3.0.0' }]],
  ['>= 2.0.0, <= 2.9.10.3', [{ introduced: '2.0.0' }, { last_affected: '2.9.10.3' }]],
  ['>= 1.4.198 < 2.2.220', [{ introduced: '1.4.198' }, { fixed: '2.2.220' }]],
  ['>= 0', [{ introduced: '0' }]],
  ['[2.9.0,2.9.10.7)', [{ introduced: '2.9.0' }, { fixed: '2.9.10.7' }]],
  ['(,1.2]', [{ introduced: '0' }, { last_affected: '1.2' }]],
])('%s as events', (constraint, events) => {
  expect(eventsOf(constraint)).toEqual(events)
})

it.each(['> 1.0', '= 1.0', 'everything', '(1.0,2.0)'])('%s has no notation in OSV', (constraint) => {
  expect(eventsOf(constraint)).toBeUndefined()
})
