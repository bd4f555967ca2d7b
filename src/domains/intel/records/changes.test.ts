import { expect, it } from 'vitest'
import type { ReadRecord } from '../feeds/feed.ts'
import { osv } from '../feeds/osv/index.ts'
import { osvRecord } from '../trials/importing.ts'
import { doubtTimes, type Kept, meansTheSame, newestOfEach, standingOf } from './changes.ts'

const now = Temporal.Instant.from('2026-11-22T00:00:00Z')

function read(rest: Readonly<Record<string, unknown>>, hash = 'other'): ReadRecord {
  const facts = osv.read(Buffer.from(JSON.stringify(osvRecord('X-1', rest))))
  if (!facts.ok) throw new Error('the record cannot be read')
  return { facts: facts.value, content: new Uint8Array(), hash: Buffer.from(hash), problems: [] }
}

const kept: Kept = {
  name: 'X-1',
  revision: 1,
  hash: Buffer.from('kept'),
  modified: '2026-11-20T00:00:00Z',
  isWithdrawn: false,
  isWhole: true,
  isOutline: false,
}

it.each([
  ['same', { modified: '2026-11-21T00:00:00Z' }, 'kept'],
  ['changed', { modified: '2026-11-20T00:00:01Z' }, 'other'],
  ['older', { modified: '2026-11-19T00:00:00Z' }, 'other'],
  ['doubtful', {}, 'other'],
  ['changed', { modified: '2099-01-01T00:00:00Z' }, 'other'],
  ['changed', { modified: '1970-01-01T00:00:00Z' }, 'other'],
  ['changed', { withdrawn: '2026-11-20T00:00:00Z' }, 'other'],
] as const)('is %s for %j', (standing, rest, hash) => {
  expect(standingOf(read(rest, hash), kept, now)).toBe(standing)
})

it('doubts which of two copies is newer where only one of them tells its time', () => {
  expect(standingOf(read({ modified: undefined }), kept, now)).toBe('doubtful')
  expect(standingOf(read({}), { ...kept, modified: null }, now)).toBe('doubtful')
  expect(standingOf(read({ modified: undefined }), { ...kept, modified: null }, now)).toBe('changed')
})

it('reads again what an earlier program kept', () => {
  expect(standingOf(read({}, 'kept'), { ...kept, isWhole: false }, now)).toBe('changed')
})

it('is new when nothing is kept', () => {
  expect(standingOf(read({}), undefined, now)).toBe('new')
})

it('takes any other record after one whose time cannot be true', () => {
  const future = { ...kept, modified: '2099-01-01T00:00:00Z' }

  expect(standingOf(read({}), future, now)).toBe('changed')
})

it('takes the newest of copies, wherever it stands', () => {
  const older = read({ modified: '2026-11-18T00:00:00Z' }, 'older')
  const newer = read({ modified: '2026-11-19T00:00:00Z' }, 'newer')

  expect(newestOfEach([older, newer], now)).toEqual([newer])
  expect(newestOfEach([newer, older], now)).toEqual([newer])
})

it('knows the same words in another order', () => {
  const one = read({ aliases: ['GHSA-aaaa-bbbb-cccc', 'CVE-2026-0001'], related: ['A', 'B'] }).facts
  const other = read({ related: ['B', 'A'], aliases: ['CVE-2026-0001', 'GHSA-aaaa-bbbb-cccc'] }).facts

  expect(meansTheSame(one, other)).toBe(true)
  expect(meansTheSame(one, { ...other, title: 'Another' })).toBe(false)
})

it('doubts times that cannot be true, each with its place', () => {
  const { facts } = read({ published: '1970-01-01T00:00:00Z', modified: '2099-01-01T00:00:00Z' })

  expect(doubtTimes(facts, now)).toEqual([
    { path: '/published', code: 'advisory.time-not-plausible', facts: { time: '1970-01-01T00:00:00Z' } },
    { path: '/modified', code: 'advisory.time-not-plausible', facts: { time: '2099-01-01T00:00:00Z' } },
  ])
})
