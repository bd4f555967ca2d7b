import { expect, it } from 'vitest'
import type { Vulnerability } from '#contract/matching/findings.ts'
import { compareRecords } from './compare-records.ts'

type SourceRecord = Vulnerability['records'][number]

const silent: SourceRecord = {
  source: 'osv',
  id: 'X-1',
  title: '',
  severities: [],
  own: null,
  problems: [],
  document: null,
  publishedAt: null,
  modifiedAt: null,
  withdrawnAt: null,
  receivedAt: '2026-11-22T00:00:00Z',
  references: 0,
  packages: [],
}

function agreements(...records: readonly Partial<SourceRecord>[]) {
  const rows = compareRecords(records.map((record) => ({ ...silent, ...record })))
  return Object.fromEntries(rows.map(({ id, agreement }) => [id, agreement]))
}

it('leaves out what nobody says, and asks no agreement upon what is the record’s own', () => {
  expect(agreements({}, {})).toEqual({ received: null, references: null })
})

it('tells what differs from what only some say', () => {
  const found = agreements(
    { title: 'One', publishedAt: '2026-01-02T00:00:00Z', own: { rating: 'high', score: null } },
    { title: 'Other', publishedAt: '2026-01-02T09:30:00Z' },
  )

  expect(found).toMatchObject({ title: 'differs', published: 'same', own: 'partial' })
  expect(agreements({ withdrawnAt: '2026-01-02T00:00:00Z' }, {})).toMatchObject({ withdrawn: 'differs' })
})

it('compares each scheme and each package by itself, whatever the order', () => {
  const vector = (system: 'cvss-v3' | 'cvss-v4', text: string) => ({
    system,
    vector: text,
    score: null,
    rating: null,
  })
  const found = agreements(
    {
      severities: [vector('cvss-v3', 'a'), vector('cvss-v4', 'b')],
      packages: [{ packageKey: 'npm/a', ranges: ['< 1', '2'], fixed: ['1'] }],
    },
    {
      severities: [vector('cvss-v3', 'other')],
      packages: [
        { packageKey: 'npm/a', ranges: ['2', '< 1'], fixed: ['1.1'] },
        { packageKey: 'npm/b', ranges: [], fixed: [] },
      ],
    },
  )

  expect(found).toMatchObject({
    'score cvss-v3': 'differs',
    'score cvss-v4': 'partial',
    'affected npm/a': 'same',
    'fixed npm/a': 'differs',
    'affected npm/b': 'partial',
  })
  expect(found).not.toHaveProperty('fixed npm/b')
})

it('marks those that say something else than the first who says it', () => {
  const [row] = compareRecords([
    { ...silent, title: '' },
    { ...silent, title: 'One' },
    { ...silent, title: 'Other' },
    { ...silent, title: 'One' },
  ])

  expect(row?.cells).toEqual([
    { said: false, differs: false },
    { said: true, differs: false },
    { said: true, differs: true },
    { said: true, differs: false },
  ])
})
