import { existsSync, readFileSync } from 'node:fs'
import { Readable } from 'node:stream'
import { gunzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { asActor } from '#domains/identity/index.ts'
import { nvd } from '#domains/intel/feeds/nvd/index.ts'
import { matchRecords } from '#domains/matching/hits/match-actions.ts'
import { scanDocument } from '#domains/matching/scan/scan-actions.ts'
import { testContext, testDatabase } from './database.ts'
import { publishOf } from './matching/company.ts'

/** Real configurations in the form of the NVD's API 2.0; they are no part of the project. */
const file = new URL(
  '../../shared/data/nvd/anchore-nvd-data-overrides/overrides-2024.ndjson.gz',
  import.meta.url,
)
const isThere = existsSync(file)
const note = isThere ? '' : ' (skipped: ../shared/data is absent)'

/** The first of them. */
const limit = 400

/** What the record's own text says of a name; null: it does not speak of it. */
const expected: readonly (readonly [product: string, rest: string, cve: string, verdict: string | null])[] = [
  // Only on Windows, which the name does not tell.
  ['nvidia:chatrtx', '0.2.0:*:*:*:*:*:*:*', 'CVE-2024-0082', 'undetermined'],
  ['nvidia:chatrtx', '0.2.1:*:*:*:*:*:*:*', 'CVE-2024-0082', null],
  // Before update 2 of 12.6, on either of two systems.
  ['nvidia:cuda_toolkit', '12.6:u1:*:*:*:*:*:*', 'CVE-2024-0123', 'undetermined'],
  ['nvidia:cuda_toolkit', '12.6:u2:*:*:*:*:*:*', 'CVE-2024-0123', null],
  // The second of two configurations.
  ['x.org:xwayland', '23.2.3:*:*:*:*:*:*:*', 'CVE-2024-0229', 'affected'],
  ['x.org:xwayland', '23.2.4:*:*:*:*:*:*:*', 'CVE-2024-0229', null],
  ['x.org:x_server', '21.1.1:*:*:*:*:*:*:*', 'CVE-2024-0229', 'affected'],
  ['x.org:x_server', '1.1.0:*:*:*:*:*:*:*', 'CVE-2024-0229', null],
  // A plug-in of one system, with that system told, not told, and another told.
  [
    'royal-elementor-addons:royal_elementor_addons',
    '1.3.87:*:*:*:*:wordpress:*:*',
    'CVE-2024-0516',
    'affected',
  ],
  ['royal-elementor-addons:royal_elementor_addons', '1.3.87:*:*:*:*:*:*:*', 'CVE-2024-0516', 'undetermined'],
  ['royal-elementor-addons:royal_elementor_addons', '1.3.87:*:*:*:*:joomla:*:*', 'CVE-2024-0516', null],
  // Up to and including.
  ['wokamoto:simple_tweet', '1.4.0.2:*:*:*:*:wordpress:*:*', 'CVE-2024-0700', 'affected'],
  ['wokamoto:simple_tweet', '1.4.0.3:*:*:*:*:wordpress:*:*', 'CVE-2024-0700', null],
  // Two lines of one edition, and an edition with versions of its own.
  ['isc:bind', '9.18.27:*:*:*:stable:*:*:*', 'CVE-2024-0760', 'affected'],
  ['isc:bind', '9.18.28:*:*:*:stable:*:*:*', 'CVE-2024-0760', null],
  ['isc:bind', '9.19.24:*:*:*:stable:*:*:*', 'CVE-2024-0760', 'affected'],
  ['isc:bind', '9.18.27-s1:*:*:*:supported_preview:*:*:*', 'CVE-2024-0760', 'affected'],
  ['softing:edgeconnector', '3.60:*:*:*:*:*:*:*', 'CVE-2024-0860', 'affected'],
  ['softing:edgeconnector', '3.59.9:*:*:*:*:*:*:*', 'CVE-2024-0860', null],
  ['mozilla:firefox', '131.0:*:*:*:*:*:*:*', 'CVE-2024-10468', 'affected'],
  ['mozilla:firefox', '131.1:*:*:*:*:iphone_os:*:*', 'CVE-2024-10004', 'undetermined'],
]

function readRecords(): readonly { readonly id: string }[] {
  const lines = gunzipSync(readFileSync(file)).toString('utf8').split('\n').slice(0, limit)
  return lines.map((line) => {
    const { id, cve } = JSON.parse(line)
    return { vulnStatus: 'Analyzed', descriptions: [{ lang: 'en', value: id }], ...cve, id: String(id) }
  })
}

describe.skipIf(!isThere)(`real configurations of the NVD${note}`, () => {
  it('are matched as their own text says', async () => {
    const context = testContext(await testDatabase())
    const records = readRecords()
    await publishOf(context, nvd, records)
    const names = records.map((one) => one.id)
    await asActor(context, (deed) => matchRecords(deed, { sourceId: 'nvd', names, batch: 'x' }))
    const components = expected.map(([product, rest], index) => ({
      type: 'application',
      name: `c${index}`,
      cpe: `cpe:2.3:a:${product}:${rest}`,
    }))
    const document = { bomFormat: 'CycloneDX', specVersion: '1.6', version: 1, components }
    const bytes = Readable.from([Buffer.from(JSON.stringify(document))])

    const { look, hits } = await scanDocument(context, bytes, 'x.json')

    const found = new Map(
      hits.map(({ position, vulnerability, verdict }) => [
        `${look.components.name[position]} ${vulnerability.id}`,
        verdict,
      ]),
    )
    const verdicts = expected.map(([product, rest, cve], index) => [
      product,
      rest,
      cve,
      found.get(`c${index} ${cve}`) ?? null,
    ])
    expect(verdicts).toEqual(expected)
  }, 120_000)
})
