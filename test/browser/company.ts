import { createClient } from '#contract/client.ts'
import { createOrganisation, createUser, readDirectory } from '#contract/identity/people.ts'
import { setUp } from '#contract/identity/sessions.ts'
import type { ServerProcess } from '../endurance/server-process.ts'

/** Everybody's password in the tests. */
export const password = 'two strands move together'

export type Language = 'ja' | 'en'

export interface People {
  /** A product-security engineer of the PSIRT, who reads `language`. */
  readonly engineer: string
  /** An information handler of the PSIRT, who reads the other language. */
  readonly handler: string
  readonly guest: string
}

/** Sets the house up over its API: both teams, an engineer and a handler of the PSIRT, a customer's guest. */
export async function foundCompany(server: ServerProcess, language: Language): Promise<People> {
  const headers: Record<string, string> = { 'sec-fetch-site': 'same-origin' }
  const call = createClient(
    async ({ method, url, headers: own, body }) => {
      const answer = await fetch(`${server.url}${url}`, { method, headers: own, body: body ?? null })
      const cookie = answer.headers.get('set-cookie')?.split(';')[0]
      if (cookie !== undefined) headers.cookie = cookie
      const text = await answer.text()
      return { status: answer.status, text: () => Promise.resolve(text) }
    },
    () => headers,
  )
  await call(setUp, {
    body: {
      token: server.setupToken ?? '',
      organisation: { ja: '連携製作所', en: 'Renkei Works' },
      login: 'admin',
      name: '管理 太郎',
      email: null,
      password,
      language,
    },
  })
  const { teams } = await call(readDirectory)
  const teamId = teams.find((team) => team.kind === 'psirt')?.id ?? ''
  const customer = await call(createOrganisation, {
    body: { name: { ja: '納品先', en: 'Customer' }, kind: 'customer' },
  })
  const other = language === 'ja' ? 'en' : 'ja'
  const engineer = { login: 'hanako', name: '製品 花子', email: 'hanako@example.test' }
  const memberships = [{ role: 'engineer' as const, teamId }]
  await call(createUser, { body: { ...engineer, password, language, memberships } })
  const handler = { login: 'ken', name: 'Ken Handler', email: 'ken@example.test' }
  await call(createUser, {
    body: { ...handler, password, language: other, memberships: [{ role: 'handler', teamId }] },
  })
  await call(createUser, {
    body: {
      login: 'guest',
      name: 'Guest',
      password,
      language,
      organisationId: customer.id,
      memberships: [{ role: 'guest' }],
    },
  })
  return { engineer: 'hanako', handler: 'ken', guest: 'guest' }
}
