import { expect, it } from 'vitest'
import { readOsv } from './read.ts'

const vector = 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H'

function read(...severity: readonly object[]) {
  const record = readOsv(
    JSON.stringify({ schema_version: '1.7.0', id: 'X-1', modified: '2026-11-22T00:00:00Z', severity }),
  )
  if (!record.ok) throw new Error('the record cannot be read')
  return { severities: record.value.severities, warnings: record.warnings }
}

it('scores each vector by its own version', () => {
  const { severities, warnings } = read(
    { type: 'CVSS_V3', score: vector },
    { type: 'CVSS_V4', score: 'CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:H/SI:H/SA:H' },
    { type: 'CVSS_V2', score: 'AV:N/AC:L/Au:N/C:C/I:C/A:C' },
  )

  expect(warnings).toEqual([])
  expect(severities.map(({ system, score, rating }) => [system, score, rating])).toEqual([
    ['cvss-v3', 9.8, 'critical'],
    ['cvss-v4', 10, 'critical'],
    ['cvss-v2', 10, 'high'],
  ])
})

it.each([
  ['CVSS_V4', 'CVSS:4.0/AV:N', 'cvss.metric-missing'],
  ['CVSS_V3', `${vector}/AV:L`, 'cvss.metric-twice'],
  ['CVSS_V3', 'CVSS:9.9/AV:N', 'cvss.prefix-unknown'],
  ['CVSS_V4', vector.replace('3.1', '4.0'), 'cvss.value-unknown'],
  ['CVSS_V3', vector + '/E:X'.repeat(400), 'cvss.too-long'],
])('keeps %s %.60s as written, without a score, and says where it stands', (type, score, code) => {
  const { severities, warnings } = read({ type: 'CVSS_V3', score: vector }, { type, score })

  expect(severities[1]).toMatchObject({ vector: score, score: null, rating: null })
  expect(warnings[0]).toMatchObject({ path: '/severity/1/score', code })
})

it('scores a vector of another version than announced, with a warning', () => {
  const { severities, warnings } = read({ type: 'CVSS_V4', score: vector })

  expect(severities).toMatchObject([{ score: 9.8 }])
  expect(warnings).toMatchObject([
    { path: '/severity/0', code: 'advisory.severity-of-other-version', facts: { version: '3.1' } },
  ])
})
