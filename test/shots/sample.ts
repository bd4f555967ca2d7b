import type { Filled } from '../browser/filled.ts'
import { type BrowserHouse, visit } from '../browser/house.ts'

/** The vulnerability that concerns both teams, of which the guide tells. */
const both = 'CVE-2023-4911'

interface Named {
  readonly id: string
  readonly name: string
}

/** Where the records of the sample company stand that a picture is taken of. */
export async function findSample(house: BrowserHouse): Promise<Filled> {
  const { call, context } = await visit(house, 'aoki')
  const { rows: items } = await call<{ rows: Named[] }>('GET', '/cis?limit=200')
  const { rows: jobs } = await call<{ rows: { id: string }[] }>('GET', '/jobs?limit=20')
  const { rows: people } = await call<{ rows: { id: string; login: string }[] }>('GET', '/users?limit=200')
  type Parts = { id: string; kind: string }[]
  const { teams, organisations, divisions } = await call<{
    teams: Parts
    organisations: Parts
    divisions: { id: string }[]
  }>('GET', '/directory')
  const idOf = (part: string) => items.find(({ name }) => name.includes(part))?.id ?? ''
  await context.close()
  return {
    productId: idOf('GX-7 産業用ゲートウェイ'),
    releaseId: idOf('GX-7 ファームウェア 6.0'),
    hostId: idOf('vpn-gw-01'),
    cve: both,
    userId: people.find(({ login }) => login === 'hayashi')?.id ?? '',
    jobId: jobs[0]?.id ?? '',
    teamId: teams.find(({ kind }) => kind === 'psirt')?.id ?? '',
    organisationId: organisations.find(({ kind }) => kind === 'own')?.id ?? '',
    divisionId: divisions[0]?.id ?? '',
    customerId: organisations.find(({ kind }) => kind === 'customer')?.id ?? '',
    packageKey: 'maven/org.apache.logging.log4j:log4j-core',
    oddKey: 'generic/openssl',
  }
}
