import { expect, it } from 'vitest'
import { isShown, type Watching } from './job-shown.ts'

const me = { id: 'me', name: 'Me' }
const other = { id: 'other', name: 'Other' }
const watching: Watching = {
  now: Date.parse('2026-11-22T10:20:00.000Z'),
  dismissed: '',
  opened: '2026-11-22T10:10:00.000Z',
  me: me.id,
}
const early = '2026-11-22T10:09:00.000Z'
const late = '2026-11-22T10:11:00.000Z'

it('shows what runs, whoever began it', () => {
  expect(isShown({ startedBy: other, endedAt: null }, watching)).toBe(true)
  expect(isShown({ startedBy: null, endedAt: null }, watching)).toBe(true)
})

it('shows the end of others’ work only when the page was open to see it', () => {
  expect(isShown({ startedBy: other, endedAt: early }, watching)).toBe(false)
  expect(isShown({ startedBy: other, endedAt: late }, watching)).toBe(true)
  expect(isShown({ startedBy: me, endedAt: early }, watching)).toBe(true)
})

it('forgets what was put away, and what ended long ago', () => {
  expect(isShown({ startedBy: me, endedAt: late }, { ...watching, dismissed: late })).toBe(false)
  const later = { ...watching, now: Date.parse('2026-11-22T10:30:00.000Z') }
  expect(isShown({ startedBy: me, endedAt: late }, later)).toBe(false)
})
