import type { Visitor } from './house.ts'

/** Where the records of a filled company stand. */
export interface Filled {
  readonly productId: string
  readonly releaseId: string
  readonly hostId: string
  /** A vulnerability with everything: severity, exploitation, score, interest, decision. */
  readonly cve: string
  readonly userId: string
  readonly jobId: string
  /** The PSIRT, its organisation, a division that owns the host, and a customer to whom a delivery went. */
  readonly teamId: string
  readonly organisationId: string
  readonly divisionId: string
  readonly customerId: string
  /** A package that items hold and advisories tell of, and one whose versions cannot be compared; by their keys. */
  readonly packageKey: string
  readonly oddKey: string
}

interface Made {
  readonly id: string
  readonly version: number
}

/** Components that the advisories below hit; the last one has no version and is read with a problem. */
const components = [
  { type: 'library', name: 'planted', version: '1.4.2', purl: 'pkg:npm/planted@1.4.2' },
  { type: 'library', name: 'sound', version: '2.0.0', purl: 'pkg:npm/sound@2.0.0' },
  { type: 'library', name: 'odd', version: 'not a version', purl: 'pkg:npm/odd@not%20a%20version' },
  { type: 'library', purl: 'pkg:' },
]

/**
 * Fills the company with a little of everything that a screen can show: items of both sides with documents in two
 * states, relations, advisories of every severity, lists of the exploited, interest, decisions, a job that failed.
 */
export async function fillCompany({ call }: Visitor, advisories = 8): Promise<Filled> {
  type Parts = { id: string; kind: string }[]
  const { teams, organisations } = await call<{ teams: Parts; organisations: Parts }>('GET', '/directory')
  const organisationOf = (kind: string) => organisations.find((one) => one.kind === kind)?.id ?? ''
  const teamOf = (kind: string) => teams.find((team) => team.kind === kind)?.id ?? ''
  await joinBothTeams(call, { csirt: teamOf('csirt'), psirt: teamOf('psirt') })
  const create = (item: object) => call<Made>('POST', '/cis', { body: item })
  const product = await create({
    kind: 'product',
    name: 'ネットワークカメラ NC-200',
    teamId: teamOf('psirt'),
  })
  const release = await create({
    kind: 'release',
    name: 'ネットワークカメラ NC-200 2.4',
    partOfId: product.id,
    teamId: teamOf('psirt'),
    criticality: 'high',
    exposure: 'internet',
    attributes: { version: '2.4', phase: 'shipped' },
  })
  const organisationId = organisationOf('own')
  const division = await call<Made>('POST', '/divisions', {
    body: { name: { ja: '情報システム部', en: null }, organisationId },
  })
  const host = await create({
    kind: 'host',
    name: 'vpn-gw-01',
    teamId: teamOf('csirt'),
    divisionId: division.id,
    tlp: 'amber',
  })
  const delivery = { kind: 'delivery', name: 'NC-200 40 台', teamId: teamOf('psirt') }
  await create({ ...delivery, attributes: { customer: '納品先 / Customer', quantity: 40 } })
  await create({ kind: 'dev-environment', name: 'Build line 3', teamId: null })
  await call('POST', `/cis/${release.id}/relations`, { body: { kind: 'connects-to', toId: host.id } })

  await importInto(call, release.id, { name: 'nc-200.cdx.json', parts: components.slice(0, 1) })
  await importInto(call, release.id, { name: 'nc-200.cdx.json', parts: components })
  await importInto(call, host.id, { name: 'vpn.cdx.json', parts: components.slice(0, 2) })
  const broken = await call<{ job: string }>('POST', `/cis/${host.id}/documents?name=photo.json&slot=other`, {
    body: Buffer.from('{"photo": true}'),
  })
  for (let number = 1; number <= advisories; number += 1) {
    const body = Buffer.from(JSON.stringify(advisoryOf(number)))
    await call('POST', `/feeds/osv/imports?name=${number}.json`, { body })
  }
  await call('POST', '/feeds/kev/imports?name=kev.json', { body: Buffer.from(JSON.stringify(exploited)) })
  await call('POST', '/feeds/epss/imports?name=epss.csv', { body: Buffer.from(scores) })
  await waitFor(async () => (await listed(call)).total === advisories && (await jobsRest(call)))

  const vulnerability = (await listed(call)).rows.find(({ name }) => name === nameOf(1))
  const vulnerabilityId = vulnerability?.id ?? ''
  const teamId = teamOf('psirt')
  const seen = await call<{ rows: { team: { id: string }; interest: { version: number } | null }[] }>(
    'GET',
    `/interests?vulnerability=${vulnerabilityId}`,
  )
  const version = seen.rows.find(({ team }) => team.id === teamId)?.interest?.version ?? 0
  const vulnerabilities = [{ id: vulnerabilityId, version }]
  await call('PUT', '/interests', { body: { teamId, level: 'immediate', note: '出荷済み', vulnerabilities } })
  await call('POST', '/assessments', {
    body: { vulnerabilityId, teamId: teamOf('csirt'), status: 'affected', note: 'Patch window on Sunday' },
  })
  const { rows: users } = await call<{ rows: { id: string; login: string }[] }>('GET', '/users')
  const userId = users.find(({ login }) => login === 'hanako')?.id ?? ''
  return {
    productId: product.id,
    releaseId: release.id,
    hostId: host.id,
    cve: nameOf(1),
    userId,
    jobId: broken.job,
    teamId: teamOf('psirt'),
    organisationId,
    divisionId: division.id,
    customerId: organisationOf('customer'),
    packageKey: 'npm/planted',
    oddKey: 'npm/odd',
  }
}

/** The administrator also works in both teams, and so sees every control. */
async function joinBothTeams(
  call: Visitor['call'],
  { csirt, psirt }: { readonly csirt: string; readonly psirt: string },
): Promise<void> {
  const { rows } = await call<{ rows: (Made & { login: string })[] }>('GET', '/users')
  const me = rows.find(({ login }) => login === 'admin')
  const memberships = [
    { role: 'administrator', teamId: null, divisionId: null },
    { role: 'responder', teamId: csirt, divisionId: null },
    { role: 'engineer', teamId: psirt, divisionId: null },
  ]
  await call('PATCH', `/users/${me?.id}`, { body: { memberships }, version: me?.version ?? 0 })
}

const nameOf = (number: number) => `CVE-2026-${String(number).padStart(4, '0')}`

const vectors = [
  'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H',
  'CVSS:3.1/AV:N/AC:L/PR:L/UI:N/S:U/C:H/I:H/A:N',
  'CVSS:3.1/AV:L/AC:L/PR:L/UI:N/S:U/C:L/I:L/A:L',
  'CVSS:3.1/AV:L/AC:H/PR:L/UI:R/S:U/C:L/I:N/A:N',
]

/** Every fifth without a severity; every other hits both sides; the last knows no fixed version. */
function advisoryOf(number: number) {
  const vector = vectors[number % 5]
  return {
    schema_version: '1.7.0',
    id: `GHSA-aaaa-bbbb-${String(number).padStart(4, '0')}`,
    aliases: [nameOf(number)],
    modified: '2026-11-22T00:00:00Z',
    published: '2026-11-01T00:00:00Z',
    summary: `Planted flaw ${number} lets strangers in`,
    details: '## What happens\n\nA request with a long name ends the process.\n\n- update\n- or `deny` it',
    references: [{ type: 'ADVISORY', url: 'https://example.test/advisory' }],
    severity: vector === undefined ? [] : [{ type: 'CVSS_V3', score: vector }],
    affected: [
      {
        package: { ecosystem: 'npm', name: number % 2 === 0 ? 'sound' : 'planted' },
        ranges: [
          {
            type: 'SEMVER',
            events: [{ introduced: '1.0.0' }, ...(number % 4 === 0 ? [] : [{ fixed: '2.5.0' }])],
          },
        ],
      },
    ],
  }
}

const exploited = {
  catalogVersion: '2026.11.22',
  dateReleased: '2026-11-22T10:00:00.5Z',
  count: 1,
  vulnerabilities: [
    {
      cveID: nameOf(1),
      vendorProject: 'Trial',
      product: 'Planted',
      vulnerabilityName: 'Planted flaw',
      dateAdded: '2026-11-20',
      shortDescription: 'It is used.',
      requiredAction: 'Update.',
      dueDate: '2026-12-11',
      knownRansomwareCampaignUse: 'Known',
      notes: '',
      cwes: ['CWE-79'],
    },
  ],
}

const scores = [
  '#model_version:v2025.03.14,score_date:2026-11-22T00:00:00+0000',
  'cve,epss,percentile',
  `${nameOf(1)},0.91,0.99`,
  `${nameOf(2)},0.02,0.4`,
  '',
].join('\n')

async function importInto(
  call: Visitor['call'],
  id: string,
  { name, parts }: { readonly name: string; readonly parts: readonly object[] },
): Promise<void> {
  const sbom = { bomFormat: 'CycloneDX', specVersion: '1.6', version: 1, components: parts }
  const body = Buffer.from(JSON.stringify(sbom))
  const { job } = await call<{ job: string }>('POST', `/cis/${id}/documents?name=${name}`, { body })
  await waitFor(async () => (await call<{ endedAt: string | null }>('GET', `/jobs/${job}`)).endedAt !== null)
}

async function listed(call: Visitor['call']) {
  return await call<{ total: number; rows: { id: string; name: string }[] }>('GET', '/vulnerabilities')
}

async function jobsRest(call: Visitor['call']): Promise<boolean> {
  const { rows } = await call<{ rows: { endedAt: string | null }[] }>('GET', '/jobs?all=true&limit=50')
  return rows.every(({ endedAt }) => endedAt !== null)
}

/** Asks until it is so. @throws Error after a minute */
async function waitFor(isSo: () => Promise<boolean>): Promise<void> {
  const until = performance.now() + 60_000
  while (!(await isSo())) {
    if (performance.now() > until) throw new Error('the company was not filled within a minute')
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
}
