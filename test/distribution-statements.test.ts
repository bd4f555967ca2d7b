import { expect, it } from 'vitest'
import { deriveRanges } from '#domains/matching/ranges/derive.ts'
import { readCsafDocument, recordsOf } from '#formats/advisory/csaf/index.ts'
import { openJudge } from './matching/judge.ts'

const { publishAs, judgePurls } = await openJudge()

const platforms = {
  'RHEL-8': 'cpe:/o:redhat:enterprise_linux:8::baseos',
  'RHEL-9': 'cpe:/a:redhat:enterprise_linux:9::appstream',
  'EUS-9.2': 'cpe:/a:redhat:rhel_eus:9.2::appstream',
  'ELS-7': 'cpe:/o:redhat:rhel_els:7',
  'OCP-4': 'cpe:/a:redhat:openshift:4.14::el8',
  'SLES-15.3': 'cpe:/o:suse:sles:15:sp3',
  'OE-22.03-SP3': 'cpe:/a:openEuler:openEuler:22.03-LTS-SP3',
} as const

interface Build {
  readonly id: string
  readonly purl?: string
  readonly in: readonly (keyof typeof platforms)[]
}

interface Statement {
  readonly cve: string
  readonly builds: readonly Build[]
  readonly statuses: Readonly<Record<string, readonly string[]>>
  readonly more?: object
}

/** A document of a distributor: builds as components of its systems. */
function documentOf({ cve, builds, statuses, more = {} }: Statement) {
  return {
    document: {
      category: 'csaf_vex',
      csaf_version: '2.0',
      title: cve,
      publisher: { category: 'vendor', name: 'Distributor', namespace: 'https://www.distributor.example' },
      tracking: { id: cve, status: 'final', version: '1', current_release_date: '2026-01-01T00:00:00Z' },
    },
    product_tree: {
      full_product_names: [
        ...Object.entries(platforms).map(([id, cpe]) => ({
          product_id: id,
          name: id,
          product_identification_helper: { cpe },
        })),
        ...builds.map(({ id, purl }) => ({
          product_id: id,
          name: id,
          ...(purl === undefined ? {} : { product_identification_helper: { purl } }),
        })),
      ],
      relationships: builds.flatMap(({ id, in: systems }) =>
        systems.map((system) => ({
          category: 'default_component_of',
          product_reference: id,
          relates_to_product_reference: system,
          full_product_name: { product_id: `${system}:${id}`, name: `${id} in ${system}` },
        })),
      ),
    },
    vulnerabilities: [{ cve, product_status: statuses, ...more }],
  }
}

function rangesOf(statement: Statement) {
  const read = readCsafDocument(JSON.stringify(documentOf(statement)))
  if (!read.ok) throw new Error(JSON.stringify(read.problems))
  return deriveRanges({ withdrawn: false, affected: recordsOf(read.value)[0]?.advisory.affected ?? [] })
}

function rpm(name: string, version: string | null, more = ''): string {
  return `pkg:rpm/redhat/${name}${version === null ? '' : `@${encodeURIComponent(version)}`}?arch=x86_64${more}`
}

it('"not affected" of a distribution is a stretch of its rank, with its justification', () => {
  const ranges = rangesOf({
    cve: 'CVE-2026-3000',
    builds: [{ id: 'tool', purl: rpm('tool', null), in: ['RHEL-8', 'RHEL-9', 'OCP-4'] }],
    statuses: { known_not_affected: ['RHEL-8:tool', 'OCP-4:tool'], known_affected: ['RHEL-9:tool'] },
    more: {
      flags: [{ label: 'vulnerable_code_not_present', product_ids: ['RHEL-8:tool', 'OCP-4:tool'] }],
      remediations: [
        { category: 'no_fix_planned', details: 'Out of support scope', product_ids: ['RHEL-9:tool'] },
      ],
    },
  })

  expect(
    ranges.map(({ distribution, verdict, rank, remark, text }) => ({
      distribution,
      verdict,
      rank,
      remark,
      text,
    })),
  ).toEqual([
    {
      distribution: 'redhat-9',
      verdict: 'affected',
      rank: 'distribution',
      remark: 'end_of_support',
      text: '*',
    },
    {
      distribution: 'redhat-8',
      verdict: 'not_affected',
      rank: 'distribution',
      remark: 'vulnerable_code_not_present',
      text: '*',
    },
  ])
})

it('who is no distributor excuses no package of a distribution', () => {
  const statement = {
    cve: 'CVE-2026-3001',
    builds: [{ id: 'tool', purl: 'pkg:deb/debian/tool@1-1?distro=debian-12', in: ['RHEL-8'] as const }],
    statuses: { known_not_affected: ['RHEL-8:tool'] },
  }

  expect(rangesOf(statement)).toEqual([])
})

it('fixes of one release and of lines that stay behind it are told apart', async () => {
  await publishAs(
    'csaf',
    documentOf({
      cve: 'CVE-2026-3002',
      builds: [
        { id: 'a', purl: rpm('lined', '2.5-3.el9_5.1'), in: ['RHEL-9'] },
        { id: 'b', purl: rpm('lined', '2.5-2.el9_2.4'), in: ['EUS-9.2'] },
        { id: 'c', purl: rpm('lined', '2.1-9.el7_9'), in: ['ELS-7'] },
      ],
      statuses: { fixed: ['RHEL-9:a', 'EUS-9.2:b', 'ELS-7:c'] },
    }),
  )

  expect(
    await judgePurls([
      'pkg:rpm/redhat/lined@2.5-3.el9?distro=rhel-9.4',
      'pkg:rpm/redhat/lined@2.5-3.el9_5.1?distro=rhel-9.5',
      'pkg:rpm/redhat/lined@2.1-8.el7?distro=rhel-7.9',
      'pkg:rpm/redhat/lined@2.1-9.el7_9?distro=rhel-7.9',
    ]),
  ).toEqual({
    'pkg:rpm/redhat/lined@2.5-3.el9?distro=rhel-9.4': ['CVE-2026-3002 affected'],
    'pkg:rpm/redhat/lined@2.5-3.el9_5.1?distro=rhel-9.5': [],
    'pkg:rpm/redhat/lined@2.1-8.el7?distro=rhel-7.9': ['CVE-2026-3002 affected'],
    'pkg:rpm/redhat/lined@2.1-9.el7_9?distro=rhel-7.9': [],
  })
})

it('between several fixes of one release it depends on the line, but for what is made of one fix alone', async () => {
  await publishAs(
    'csaf',
    documentOf({
      cve: 'CVE-2026-3003',
      builds: [
        { id: 'a', purl: rpm('many', '1.4-2.el8'), in: ['RHEL-8'] },
        { id: 'b', purl: rpm('many', '2.0-5.el8'), in: ['RHEL-8'] },
      ],
      statuses: { fixed: ['RHEL-8:a', 'RHEL-8:b'] },
    }),
  )
  const at = (version: string) => `pkg:rpm/redhat/many@${version}?distro=rhel-8`

  expect(
    await judgePurls([at('1.4-1.el8'), at('1.4-2.el8'), at('1.5-1.el8'), at('2.0-4.el8'), at('2.0-5.el8')]),
  ).toEqual({
    [at('1.4-1.el8')]: ['CVE-2026-3003 affected'],
    [at('1.4-2.el8')]: [],
    [at('1.5-1.el8')]: ['CVE-2026-3003 undetermined'],
    [at('2.0-4.el8')]: ['CVE-2026-3003 affected'],
    [at('2.0-5.el8')]: [],
  })
})

it('a product that stands upon a system does not tell its release', async () => {
  await publishAs(
    'csaf',
    documentOf({
      cve: 'CVE-2026-3004',
      builds: [{ id: 'a', purl: rpm('layered', '1.4-2.rhaos4.14.el8'), in: ['OCP-4'] }],
      statuses: { fixed: ['OCP-4:a'] },
    }),
  )
  const purl = 'pkg:rpm/redhat/layered@1.4-1.rhaos4.12.el8?distro=rhel-8'

  expect(await judgePurls([purl])).toEqual({ [purl]: ['CVE-2026-3004 undetermined'] })
})

it('RPMs that a distributor names by their files alone are known by name, version and release', async () => {
  await publishAs(
    'csaf',
    documentOf({
      cve: 'CVE-2026-3005',
      builds: [
        { id: 'vimmer-9.0-33.oe2203sp3.src.rpm', in: ['OE-22.03-SP3'] },
        { id: 'libvim-2-7-2.9.7-150000.3.70.1.x86_64', in: ['SLES-15.3'] },
      ],
      statuses: {
        fixed: [
          'OE-22.03-SP3:vimmer-9.0-33.oe2203sp3.src.rpm',
          'SLES-15.3:libvim-2-7-2.9.7-150000.3.70.1.x86_64',
        ],
      },
    }),
  )

  expect(
    await judgePurls([
      'pkg:rpm/openeuler/vimmer@9.0-32.oe2203sp3?distro=openeuler-22.03',
      'pkg:rpm/openeuler/vimmer@9.0-33.oe2203sp3?distro=openeuler-22.03',
      'pkg:rpm/suse/libvim-2-7@2.9.7-150000.3.69.1?distro=sles-15.3',
    ]),
  ).toEqual({
    'pkg:rpm/openeuler/vimmer@9.0-32.oe2203sp3?distro=openeuler-22.03': ['CVE-2026-3005 affected'],
    'pkg:rpm/openeuler/vimmer@9.0-33.oe2203sp3?distro=openeuler-22.03': [],
    'pkg:rpm/suse/libvim-2-7@2.9.7-150000.3.69.1?distro=sles-15.3': ['CVE-2026-3005 affected'],
  })
})

it('what is said of a source is said of what is built from it, and the other way round', async () => {
  await publishAs(
    'csaf',
    documentOf({
      cve: 'CVE-2026-3006',
      builds: [{ id: 'a', purl: 'pkg:rpm/redhat/sourced?arch=src', in: ['RHEL-8'] }],
      statuses: { known_affected: ['RHEL-8:a'] },
      more: {
        remediations: [{ category: 'none_available', details: 'Affected', product_ids: ['RHEL-8:a'] }],
      },
    }),
    documentOf({
      cve: 'CVE-2026-3007',
      builds: [{ id: 'a', purl: rpm('sourced-libs', '1.0-2.el8'), in: ['RHEL-8'] }],
      statuses: { fixed: ['RHEL-8:a'] },
    }),
  )
  await publishAs('osv', {
    id: 'CVE-2026-3008',
    modified: '2026-01-01T00:00:00Z',
    affected: [
      {
        package: { ecosystem: 'openSUSE:Leap 15.4', name: 'libbuilt1' },
        ranges: [{ type: 'ECOSYSTEM', events: [{ introduced: '0' }, { fixed: '2-1' }] }],
      },
    ],
  })
  const libraries = 'pkg:rpm/redhat/sourced-libs@1.0-1.el8?distro=rhel-8.9&upstream=sourced-1.0-1.el8.src.rpm'
  const tools = 'pkg:rpm/redhat/sourced-tools@1.0-1.el8?distro=rhel-8.9&upstream=sourced-1.0-1.el8.src.rpm'
  const built = 'pkg:rpm/opensuse/libbuilt1@1-1?distro=opensuse-leap-15.4&upstream=built-1-1.src.rpm'

  expect(await judgePurls([libraries, tools, built])).toEqual({
    [libraries]: ['CVE-2026-3006 affected no_fix', 'CVE-2026-3007 affected'],
    [tools]: ['CVE-2026-3006 affected no_fix'],
    [built]: ['CVE-2026-3008 affected'],
  })
})
