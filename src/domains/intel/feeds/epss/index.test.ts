import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { expect, it } from 'vitest'
import { epss } from './index.ts'

const comment = '#model_version:v2025.03.14,score_date:2026-11-22T00:00:00+0000'

function read(...lines: readonly string[]) {
  return epss.read(Buffer.from(`${lines.join('\n')}\n`))
}

it.each([
  ['of 2021', ['cve,epss', 'CVE-2026-0001,0.5'], { model: '', scoredOn: null, percentiles: [null] }],
  ['of late 2021', ['cve,epss,percentile', 'CVE-2026-0001,0.5,0.9'], { model: '', percentiles: [0.9] }],
  [
    'of today',
    [comment, 'cve,epss,percentile', 'CVE-2026-0001,0.5,0.9'],
    { model: 'v2025.03.14', scoredOn: '2026-11-22', percentiles: [0.9] },
  ],
  [
    'of today without percentiles',
    [comment, 'cve,epss', 'CVE-2026-0001,0.5'],
    { model: 'v2025.03.14', scoredOn: '2026-11-22', percentiles: [null] },
  ],
])('reads the form %s', (_, lines, expected) => {
  expect(read(...lines)).toMatchObject({
    ok: true,
    warnings: [],
    value: { cves: ['CVE-2026-0001'], scores: [0.5], ...expected },
  })
})

it.each([
  'CVE-2026-0001,1.5,0.9',
  'CVE-2026-0001,0.5,-1',
  'CVE-2026-0001,NaN,0.9',
  'CVE-2026-0001,,0.9',
  'CVE-2026-0001,0.5',
  'CVE-2026-0001,0.5,0.9,0.1',
  'GHSA-aaaa-bbbb-cccc,0.5,0.9',
  '<html>',
])('tells the line %j and reads the rest', (line) => {
  const list = read(comment, 'cve,epss,percentile', line, 'CVE-2026-0002,0.00043,1e-05')

  expect(list).toMatchObject({
    ok: true,
    value: { cves: ['CVE-2026-0002'], scores: [0.00043], percentiles: [0.00001] },
    warnings: [{ path: '/line/3', code: 'feed.line-not-read' }],
  })
})

it('counts the last line of a CVE that comes twice', () => {
  const list = read('cve,epss', 'CVE-2026-0001,0.1', 'CVE-2026-0002,0.2', 'CVE-2026-0001,0.3')

  expect(list.ok && list.value).toMatchObject({
    cves: ['CVE-2026-0001', 'CVE-2026-0002'],
    scores: [0.3, 0.2],
  })
})

it.each([
  ['another header', [comment, 'cve,score'], '/line/2'],
  ['a login page', ['<html><body>Sign in</body></html>'], '/line/1'],
  ['nothing', [''], '/line/1'],
])('refuses %s', (_, lines, path) => {
  expect(read(...lines)).toMatchObject({ ok: false, problems: [{ path, code: 'feed.header-not-known' }] })
})

it('tells that the encoding of a list is assumed, beside what is wrong with its lines', () => {
  const list = epss.read(Buffer.from('cve,epss\nCVE-2026-0001,0.5\n\x82\xa0\n', 'latin1'))

  expect(list).toMatchObject({
    ok: true,
    value: { cves: ['CVE-2026-0001'] },
    warnings: [{ code: 'text.encoding-assumed' }, { path: '/line/3', code: 'feed.line-not-read' }],
  })
})

const real = '../shared/data/epss/csv-samples'

it.skipIf(!existsSync(real))(`reads every sample (${real})`, () => {
  for (const name of readdirSync(real)) {
    const list = epss.read(gunzipSync(readFileSync(`${real}/${name}`)))

    expect(list).toMatchObject({ ok: true, warnings: [] })
    expect(list.ok && list.value.cves.length).toBe(2)
  }
})
