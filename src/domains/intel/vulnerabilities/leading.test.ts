import { expect, it } from 'vitest'
import { leadingFacts, type Member } from './leading.ts'

const now = Temporal.Instant.from('2026-11-22T00:00:00Z')
const vector = 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H'

function member(rest: Partial<Member>): Member {
  return {
    sourceId: 'osv',
    name: 'X-1',
    title: 'A flaw',
    word: null,
    vector: null,
    score: null,
    published: null,
    withdrawn: null,
    ...rest,
  }
}

it('takes title and severity each from the record that leads in it', () => {
  const facts = leadingFacts(
    [
      member({ name: 'A-1', title: '', vector, score: 9.8 }),
      member({ name: 'B-1', title: 'Told in words', word: 'low' }),
    ],
    now,
  )

  expect(facts).toMatchObject({
    title: 'Told in words',
    rating: 'critical',
    score: 9.8,
    vector,
    ratedBy: 'osv:A-1',
  })
})

it('has a word without a score where a source gives only a word', () => {
  expect(leadingFacts([member({ word: 'medium' })], now)).toMatchObject({
    rating: 'medium',
    score: null,
    vector: null,
    ratedBy: 'osv:X-1',
  })
})

it('keeps an unreadable vector and the word beside it', () => {
  expect(leadingFacts([member({ vector: 'CVSS:3.1/AV:N', word: 'high' })], now)).toMatchObject({
    rating: 'high',
    score: null,
    vector: 'CVSS:3.1/AV:N',
  })
})

it('says nothing where nobody does', () => {
  expect(leadingFacts([member({})], now)).toMatchObject({ rating: null, score: null, ratedBy: null })
  expect(leadingFacts([], now)).toMatchObject({ title: '', ratedBy: null, withdrawn: null })
})

it('lets a withdrawn record lead only when there is no other', () => {
  const withdrawn = member({ name: 'A-1', title: 'Taken back', withdrawn: '2026-11-01T00:00:00Z' })

  expect(leadingFacts([withdrawn, member({ title: 'Stands' })], now)).toMatchObject({
    title: 'Stands',
    withdrawn: null,
  })
  expect(leadingFacts([withdrawn], now)).toMatchObject({
    title: 'Taken back',
    withdrawn: '2026-11-01T00:00:00Z',
  })
})

it('was published when the earliest record that can be true says', () => {
  const times = [
    '1970-01-01T00:00:00Z',
    '2026-03-01T00:00:00.5Z',
    '2026-03-01T00:00:00Z',
    '2099-01-01T00:00:00Z',
  ]

  const facts = leadingFacts(
    times.map((published) => member({ published })),
    now,
  )

  expect(facts.published).toBe('2026-03-01T00:00:00Z')
})

it('does not depend on the order of the records', () => {
  const members = [
    member({ name: 'B-1', title: 'B' }),
    member({ name: 'A-1', title: 'A', word: 'low' }),
    member({ sourceId: 'kev', name: 'A-1', title: 'K', word: 'high' }),
  ]

  expect(leadingFacts(members, now)).toEqual(leadingFacts(members.toReversed(), now))
})

it('takes the title of an advisory before that of a list', () => {
  const facts = leadingFacts(
    [
      member({ sourceId: 'kev', name: 'A-1', title: 'Product of Maker' }),
      member({ name: 'B-1', title: 'Code runs' }),
    ],
    now,
  )

  expect(facts.title).toBe('Code runs')
})
