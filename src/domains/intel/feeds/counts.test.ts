import { expect, it } from 'vitest'
import { affects, osvRecord } from '../trials/importing.ts'
import { addCounts, countRecords, countsFrom, noCounts } from './counts.ts'
import { osv } from './osv/index.ts'

function read(id: string, rest: Readonly<Record<string, unknown>>) {
  const facts = osv.read(Buffer.from(JSON.stringify(osvRecord(id, rest))))
  if (!facts.ok) throw new Error('the record cannot be read')
  return { facts: facts.value }
}

const records = [
  read('A', { affected: [affects('one'), affects('two')] }),
  read('B', {
    affected: [affects('one'), { package: { ecosystem: 'Unheard', name: 'x' }, versions: ['1'] }],
  }),
  read('C', { withdrawn: '2026-11-20T00:00:00Z', affected: [affects('one')] }),
  read('D', { affected: [{ ranges: [{ type: 'GIT', repo: 'https://a', events: [{ introduced: '0' }] }] }] }),
]

it('counts a record in each ecosystem it speaks of, releases left out', () => {
  const counts = countRecords(records, { changed: ['A', 'D'], older: 1 })

  expect(counts).toMatchObject({ read: 4, changed: 2, withdrawn: 1, withoutScheme: 2, older: 1 })
  expect(counts.ecosystems).toEqual([
    { ecosystem: 'npm', read: 3, changed: 1, withdrawn: 1, withoutScheme: 0 },
    { ecosystem: 'Unheard', read: 1, changed: 0, withdrawn: 0, withoutScheme: 1 },
    { ecosystem: 'GIT', read: 1, changed: 1, withdrawn: 0, withoutScheme: 1 },
  ])
})

it('adds up to the same in pieces as at once, also after a checkpoint', () => {
  const kept = { changed: ['A', 'D'], older: 0 }
  const whole = addCounts(noCounts, countRecords(records, kept))

  const pieces = records.reduce(
    (sum, record) => addCounts(countsFrom(JSON.parse(JSON.stringify(sum))), countRecords([record], kept)),
    noCounts,
  )

  expect(pieces).toEqual(whole)
})

it('counts nothing where nothing was kept', () => {
  expect(countsFrom(undefined)).toEqual(noCounts)
  expect(countsFrom({ part: 'npm' })).toEqual(noCounts)
})
