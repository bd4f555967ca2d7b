import { expect, it } from 'vitest'
import { openJudge } from './matching/judge.ts'

const { publish, state, judgePurls } = await openJudge()

let count = 0

interface Draft {
  readonly name: string
  readonly status?: string
  readonly products: readonly (string | object)[]
  readonly id?: string
  readonly version?: number
}

function openVex({ name, status = 'fixed', products, id, version = 1 }: Draft): object {
  count += 1
  return {
    '@context': 'https://openvex.dev/ns/v0.2.0',
    '@id': id ?? `urn:maker:${count}`,
    author: 'Acme Rebuilds',
    timestamp: `2026-06-0${version}T00:00:00Z`,
    version,
    statements: [
      {
        vulnerability: { name: `ACME-${count}`, aliases: [name] },
        status,
        ...(status === 'not_affected' ? { justification: 'vulnerable_code_not_present' } : {}),
        products: products.map((one) => (typeof one === 'string' ? { '@id': one } : one)),
      },
    ],
  }
}

async function tell(id: string, ecosystem = 'Maven', name = 'org.example:lib'): Promise<void> {
  await publish({ id, ecosystem, name, fixed: '2.0.206' })
}

const upstream = 'pkg:maven/org.example/lib@1.4.200'
const rebuild = 'pkg:maven/org.example/lib@1.4.200-0.acme.3'

/** Which of the purls a vulnerability is found in; each test has a vulnerability of its own. */
async function foundIn(id: string, ...purls: readonly string[]) {
  const found = await judgePurls(purls)
  return purls.map(
    (purl) => found[purl]?.find((one) => one.startsWith(`${id} `))?.slice(id.length + 1) ?? null,
  )
}

it('takes the maker’s word for the build that it names, and for no other', async () => {
  await tell('CVE-2026-7001')
  await state('maker', openVex({ name: 'CVE-2026-7001', products: [rebuild] }))

  expect(await foundIn('CVE-2026-7001', rebuild, upstream, `${upstream}-0.acme.2`)).toEqual([
    null,
    'affected',
    'affected',
  ])
})

it('decides also where the statement was there before the vulnerability', async () => {
  await state(
    'maker',
    openVex({ name: 'CVE-2026-7002', status: 'not_affected', products: ['pkg:pypi/thing@1.0%2Bacme.1'] }),
  )
  await tell('CVE-2026-7002', 'PyPI', 'thing')

  expect(await foundIn('CVE-2026-7002', 'pkg:pypi/thing@1.0%2Bacme.1', 'pkg:pypi/thing@1.0')).toEqual([
    null,
    'affected',
  ])
})

it('does not free a release whose key is that of the build', async () => {
  await tell('CVE-2026-7003', 'npm', 'padder')
  await state('maker', openVex({ name: 'CVE-2026-7003', products: ['pkg:npm/padder@1.0.0%2Bacme.1'] }))

  expect(await foundIn('CVE-2026-7003', 'pkg:npm/padder@1.0.0', 'pkg:npm/padder@1.0.0%2Bacme.1')).toEqual([
    'affected',
    null,
  ])
})

it.each([
  ['of everybody', 'vex', { products: [rebuild] }],
  ['about a whole package', 'maker', { products: ['pkg:maven/org.example/lib'] }],
  [
    'about a part of something',
    'maker',
    { products: [{ '@id': 'pkg:oci/app@1', subcomponents: [{ '@id': rebuild }] }] },
  ],
  ['that leaves it open', 'maker', { products: [rebuild], status: 'under_investigation' }],
])('frees nothing by a statement %s', async (_, source, rest) => {
  const name = `CVE-2026-71${String(count).padStart(2, '0')}`
  await tell(name)
  await state(source, openVex({ name, ...rest }))

  expect(await foundIn(name, rebuild)).toEqual(['affected'])
})

it('leaves packages of distributions to those who publish advisories for them', async () => {
  const purl = 'pkg:deb/debian/lib@1.4-1?distro=debian-12'
  await publish({ id: 'CVE-2026-7004', ecosystem: 'Debian:12', name: 'lib', fixed: '2.0-1' })
  await state('maker', openVex({ name: 'CVE-2026-7004', products: [purl] }))

  expect(await foundIn('CVE-2026-7004', purl)).toEqual(['affected'])
})

it('takes back what a newer revision takes back, and begins to decide where the same came as nobody’s word', async () => {
  await tell('CVE-2026-7005')
  const first = openVex({ name: 'CVE-2026-7005', products: [rebuild], id: 'urn:again' })
  await state('vex', first)
  expect(await foundIn('CVE-2026-7005', rebuild)).toEqual(['affected'])

  await state('maker', first)
  expect(await foundIn('CVE-2026-7005', rebuild)).toEqual([null])

  await state(
    'maker',
    openVex({ name: 'CVE-2026-7005', status: 'affected', products: [rebuild], id: 'urn:again', version: 2 }),
  )
  expect(await foundIn('CVE-2026-7005', rebuild)).toEqual(['affected'])
})
