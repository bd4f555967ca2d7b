import { expect, it } from 'vitest'
import { type FetchedFeed, fetchStateOf } from './fetch-state.ts'

const feed: FetchedFeed = {
  id: 'osv',
  title: 'OSV.dev',
  records: 1,
  withdrawn: 0,
  lastRun: null,
  settings: {
    url: 'https://feeds.example/',
    hosts: [],
    internalHosts: [],
    parts: [],
    enabled: true,
    intervalSeconds: 3600,
    shrinkPercent: 20,
    version: 1,
  },
  health: {
    outcome: 'new',
    triedAt: '2026-11-22T00:00:00Z',
    succeededAt: '2026-11-22T00:00:00Z',
    failures: 0,
    problem: null,
    waitUntil: null,
    nextAt: '2026-11-22T01:00:00Z',
    gapSince: null,
    held: null,
    job: null,
  },
}

function withHealth(health: Partial<FetchedFeed['health']>, settings: Partial<FetchedFeed['settings']> = {}) {
  return { ...feed, health: { ...feed.health, ...health }, settings: { ...feed.settings, ...settings } }
}

const id = '01a20551-0a7c-7fa4-aefd-a30e2a961132'

it.each([
  ['well', withHealth({})],
  ['waiting', withHealth({ outcome: null, nextAt: null })],
  ['off', withHealth({}, { enabled: false })],
  ['without-address', withHealth({}, { enabled: false, url: null })],
  ['gap', withHealth({ gapSince: '2026-11-21T00:00:00Z' })],
  ['failing', withHealth({ failures: 1, gapSince: '2026-11-21T00:00:00Z' }, { enabled: false })],
  ['held', withHealth({ failures: 1, held: { job: id, parts: [] } })],
  ['running', withHealth({ failures: 1, held: { job: id, parts: [] }, job: id })],
] as const)('tells %s', (state, one) => {
  expect(fetchStateOf(one)).toBe(state)
})
