import { existsSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { kev } from './index.ts'

const entry = {
  cveID: 'CVE-2026-0001',
  vendorProject: 'Trial',
  product: 'Product',
  vulnerabilityName: 'Trial Product Flaw',
  dateAdded: '2026-11-01',
  shortDescription: 'It can be used.',
  requiredAction: 'Update.',
  dueDate: '2026-11-21',
  knownRansomwareCampaignUse: 'Known',
  notes: 'See https://example.org/a ; https://example.org/b;',
  cwes: ['CWE-79'],
}

function read(vulnerabilities: readonly unknown[], rest: Readonly<Record<string, unknown>> = {}) {
  const count = vulnerabilities.length
  const list = {
    catalogVersion: '2026.11.22',
    dateReleased: '2026-11-22T10:00:00.5Z',
    count,
    vulnerabilities,
  }
  return kev.read(Buffer.from(JSON.stringify({ ...list, ...rest })))
}

it('reads an entry, which is also a record that names its CVE', () => {
  const list = read([entry])

  expect(list).toMatchObject({
    ok: true,
    warnings: [],
    value: { edition: '2026.11.22', listedAt: '2026-11-22T10:00:00.5Z', isComplete: true, unread: [] },
  })
  expect(list.ok && list.value.entries[0]).toMatchObject({
    cve: 'CVE-2026-0001',
    name: 'Trial Product Flaw',
    addedOn: '2026-11-01',
    dueOn: '2026-11-21',
    ransomware: true,
    action: 'Update.',
    facts: {
      name: 'CVE-2026-0001',
      names: ['CVE-2026-0001'],
      details: 'It can be used.',
      affected: '[]',
      links: [{ url: 'https://example.org/a' }, { url: 'https://example.org/b' }],
    },
  })
})

it('takes "Unknown" for unknown, not for no', () => {
  const list = read([{ ...entry, knownRansomwareCampaignUse: 'Unknown', dueDate: '' }])

  expect(list.ok && list.value.entries[0]).toMatchObject({ ransomware: null, dueOn: null })
})

it('tells an entry that cannot be read, which stays on the list by its CVE', () => {
  const list = read([entry, { ...entry, cveID: 'CVE-2026-0002', dateAdded: '2026-02-30' }])

  expect(list).toMatchObject({
    ok: true,
    value: { unread: ['CVE-2026-0002'], isComplete: true },
    warnings: [{ path: '/vulnerabilities/1/dateAdded', code: 'feed.date-not-valid' }],
  })
})

it.each([[{ ...entry, cveID: 'CVE-1' }], [{ ...entry, cveID: 7 }], ['text'], [null]])(
  'knows that it does not know all entries with %j',
  (bad) => {
    const list = read([entry, bad])

    expect(list.ok && list.value).toMatchObject({ unread: [], isComplete: false })
    expect(list.ok && list.value.entries).toHaveLength(1)
  },
)

it.each([
  ['cut short', { count: 9 }, 'feed.count-differs'],
  ['undated', { dateReleased: 'soon', catalogVersion: 'x' }, 'feed.date-missing'],
  ['of another form', { vulnerabilities: {} }, 'json.field-missing'],
])('refuses a list that is %s', (_, rest, code) => {
  expect(read([entry], rest)).toMatchObject({ ok: false, problems: [{ code }] })
})

it('takes the day of the edition where the time of release is missing', () => {
  const list = read([entry], { dateReleased: undefined })

  expect(list.ok && list.value.listedAt).toBe('2026-11-22T00:00:00Z')
})

const real = '../shared/data/kev/cisa-kev-data/known_exploited_vulnerabilities.json'

it.skipIf(!existsSync(real))(`reads every entry of the catalogue (${real})`, () => {
  const list = kev.read(readFileSync(real))

  expect(list).toMatchObject({ ok: true, warnings: [], value: { unread: [], isComplete: true } })
  expect(list.ok && list.value.entries.length).toBe(1404)
  expect(list.ok && list.value.entries.filter(({ ransomware }) => ransomware === true)).toHaveLength(293)
})
