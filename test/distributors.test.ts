import { existsSync, readFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import { readEntries } from '#platform/archives/index.ts'
import { openJudge } from './matching/judge.ts'

/** Documents as distributors published them; they are no part of the project. */
const shared = new URL('../../shared/data/csaf/', import.meta.url).pathname
const isThere = existsSync(shared)
const absent = isThere ? '' : ' (skipped: ../shared/data is absent)'

const openEuler =
  'vendors-misc/openeuler/csaf/testdata/fixtures/happy/advisories/2025/csaf-openeuler-sa-2025-1351.json'

async function redHat(name: string): Promise<object> {
  const path = `${shared}redhat-vex.zip`
  const entries = readEntries(path, { accept: (entry) => entry.endsWith(name), onProblem: () => undefined })
  for await (const { bytes } of entries) return JSON.parse(Buffer.from(bytes).toString())
  throw new Error(`${name} is not there`)
}

/** Established by reading the documents: purl, then what they say of it. */
const said: readonly (readonly [purl: string, ...said: string[]])[] = [
  // Fixed in 8 by 3.6.16-8.el8_9.3, in 9 by 3.7.6-23.el9_3.4 and by 3.8.3-4.el9_4; 6 and 7 are out of support.
  ['pkg:rpm/redhat/gnutls@3.6.16-8.el8_9?distro=rhel-8.9', 'CVE-2024-28834 affected'],
  ['pkg:rpm/redhat/gnutls@3.6.16-8.el8_9.3?distro=rhel-8.9'],
  ['pkg:rpm/centos/gnutls@3.6.16-4.el8?distro=centos-8', 'CVE-2024-28834 affected'],
  ['pkg:rpm/redhat/gnutls@3.7.6-21.el9?distro=rhel-9.2', 'CVE-2024-28834 affected'],
  ['pkg:rpm/redhat/gnutls@3.7.6-23.el9_3.4?distro=rhel-9.3'],
  ['pkg:rpm/redhat/gnutls@3.7.8-1.el9?distro=rhel-9.4', 'CVE-2024-28834 undetermined'],
  ['pkg:rpm/redhat/gnutls@3.8.3-1.el9?distro=rhel-9.4', 'CVE-2024-28834 affected'],
  ['pkg:rpm/redhat/gnutls@3.8.3-4.el9_4?distro=rhel-9.4'],
  ['pkg:rpm/redhat/gnutls@3.3.29-9.el7_6?distro=rhel-7.9', 'CVE-2024-28834 affected end_of_support'],
  [
    'pkg:rpm/redhat/gnutls-c%2B%2B@3.3.29-9.el7_6?distro=rhel-7.9&upstream=gnutls-3.3.29-9.el7_6.src.rpm',
    'CVE-2024-28834 affected end_of_support',
  ],
  // Fixed in 8 by 2.2.5-16.el8_10, in 9 by 2.5.0-3.el9_5.1; the line that stays at 9.4 has a fix of its own.
  ['pkg:rpm/redhat/expat-devel@2.2.5-15.el8?distro=rhel-8.10', 'CVE-2024-50602 affected'],
  ['pkg:rpm/redhat/expat@2.5.0-3.el9_5.1?distro=rhel-9.5'],
  ['pkg:rpm/redhat/expat@2.5.0-2.el9?distro=rhel-9.4', 'CVE-2024-50602 affected'],
  [
    'pkg:rpm/redhat/mingw32-expat@2.4.8-2.el8?distro=rhel-8.9&upstream=mingw-expat-2.4.8-2.el8.src.rpm',
    'CVE-2024-50602 affected no_fix_planned',
  ],
  // The stream 15 of 9 has no fix at that time; streams of 8 were fixed one by one.
  [
    'pkg:rpm/redhat/postgresql@15.2-1.module%2Bel9.2.0?distro=rhel-9.2&rpmmod=postgresql:15:1:2',
    'CVE-2023-2454 affected no_fix',
  ],
  ['pkg:rpm/redhat/postgresql@9.2.24-8.el7_9?distro=rhel-7.9', 'CVE-2023-2454 affected end_of_support'],
  // Fixed in each service pack by a release of its own.
  ['pkg:rpm/openeuler/vim@9.0-32.oe2203sp3?distro=openeuler-22.03', 'CVE-2025-29768 affected'],
  ['pkg:rpm/openeuler/vim@9.0-33.oe2203sp3?distro=openeuler-22.03'],
  ['pkg:rpm/openeuler/vim-X11@9.0-32.oe2203sp4?distro=openeuler-22.03-LTS-SP4', 'CVE-2025-29768 affected'],
]

describe.skipIf(!isThere)(`what distributors say${absent}`, () => {
  let found: Readonly<Record<string, readonly string[]>> = {}

  beforeAll(async () => {
    const { publishAs, judgePurls } = await openJudge()
    const documents = await Promise.all(
      ['cve-2024-28834.json', 'cve-2024-50602.json', 'cve-2023-2454.json'].map(redHat),
    )
    await publishAs('csaf', ...documents, JSON.parse(readFileSync(`${shared}${openEuler}`, 'utf8')))
    found = await judgePurls(said.map(([purl]) => purl))
  }, 120_000)

  it.each(said)('%s', (purl, ...expected) => {
    expect(found[purl]).toEqual(expected)
  })
})
