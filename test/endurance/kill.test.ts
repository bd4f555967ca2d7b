import { randomInt } from 'node:crypto'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { ZipFile } from 'yazl'
import { createClient } from '#contract/client.ts'
import { createUser, readDirectory } from '#contract/identity/people.ts'
import { createToken, setUp } from '#contract/identity/sessions.ts'
import { importFeed } from '#contract/intel/feeds.ts'
import { createCi, listCiComponents } from '#contract/inventory/cis.ts'
import { importDocument } from '#contract/inventory/documents.ts'
import { createAssessment, listAssessments } from '#contract/matching/assessments.ts'
import { listFindings } from '#contract/matching/findings.ts'
import { readJob } from '#contract/platform/jobs.ts'
import { listNotices } from '#contract/sharing/notices.ts'
import {
  findPostmaster,
  findProcesses,
  killHard,
  type ServerProcess,
  startServer,
  stopServer,
} from './server-process.ts'

/** Twenty in `npm run test:kill`; a few in every run. */
const rounds = Number(process.env.RENKEI_KILL_ROUNDS ?? 3)
const packagesPerRound = 400
const port = randomInt(20_000, 30_000)

const data = await mkdtemp(join(tmpdir(), 'renkei-kill-'))
let server: ServerProcess | undefined

afterAll(async () => {
  if (server !== undefined) await stopServer(server)
  await rm(data, { recursive: true, force: true })
})

it(`loses and doubles nothing when killed ${rounds} times in the midst of its work`, async () => {
  server = await startServer(data, { port })
  const company = await found(server)
  const acknowledged = { jobs: new Set<string>(), assessments: new Set<string>() }

  for (let round = 0; round < rounds; round += 1) {
    const work = beginWork(company, round, acknowledged)
    await new Promise((resolve) => setTimeout(resolve, randomInt(50, 2500)))
    const seconds = await killAndRecover(round)
    await work
    expect(seconds, `round ${round}: ready again`).toBeLessThan(10)
  }
  for (const job of acknowledged.jobs) {
    expect(['done', 'partly'], `job ${job}`).toContain(await waitForJob(company, job))
  }
  await expectEverything(company, acknowledged)
  await stopServer(server)
  server = undefined

  expect(findProcesses(data)).toEqual([])
}, 600_000)

type Company = Awaited<ReturnType<typeof found>>

/** Sets the house up: an engineer of the PSIRT, who makes the item that everything is imported into. */
async function found(started: ServerProcess) {
  const headers: Record<string, string> = { 'sec-fetch-site': 'same-origin' }
  const call = createClient(
    async ({ method, url, headers: own, body }) => {
      const options = { method, headers: own, body: body ?? null, duplex: 'half' } as const
      const answer = await fetch(`http://127.0.0.1:${port}${url}`, options)
      const cookie = answer.headers.get('set-cookie')?.split(';')[0]
      if (cookie !== undefined) headers.cookie = cookie
      const text = await answer.text()
      return { status: answer.status, text: () => Promise.resolve(text) }
    },
    () => headers,
  )
  await call(setUp, {
    body: {
      token: started.setupToken ?? '',
      organisation: { ja: '試験', en: null },
      login: 'admin',
      name: 'Admin',
      email: null,
      password: 'kill me if you can',
      language: 'en',
    },
  })
  const { teams } = await call(readDirectory)
  const teamId = teams.find((team) => team.kind === 'psirt')?.id ?? ''
  const password = 'survive every round'
  const memberships = [{ role: 'engineer' as const, teamId }, { role: 'handler' as const }]
  await call(createUser, { body: { login: 'engineer', name: 'E', password, memberships } })
  const { secret } = await call(createToken, { body: { label: 'kill', user: 'engineer' } })
  delete headers.cookie
  headers.authorization = `Bearer ${secret}`
  const item = await call(createCi, { body: { kind: 'host', name: 'target', teamId } })
  return { call, teamId, itemId: item.id }
}

interface Acknowledged {
  readonly jobs: Set<string>
  readonly assessments: Set<string>
}

/** A document and the records about it at once, and a decision; what was answered must be there at the end. */
async function beginWork(company: Company, round: number, acknowledged: Acknowledged): Promise<void> {
  const { call, itemId, teamId } = company
  const document = new Blob([JSON.stringify(sbomOf(round))])
  const records = new Blob([new Uint8Array(await zipOf(round))])
  const decide = async () => {
    const { rows } = await call(listFindings, { query: { status: 'open', limit: 1 } })
    const vulnerabilityId = rows[0]?.vulnerability.id
    if (vulnerabilityId === undefined) return
    const made = await call(createAssessment, { body: { vulnerabilityId, teamId, status: 'affected' } })
    acknowledged.assessments.add(made.id)
  }
  await Promise.allSettled([
    call(importDocument, { params: { id: itemId }, query: { slot: `round-${round}` }, body: document }).then(
      ({ job }) => acknowledged.jobs.add(job),
    ),
    call(importFeed, { params: { source: 'osv' }, query: { name: `round-${round}` }, body: records }).then(
      ({ job }) => acknowledged.jobs.add(job),
    ),
    decide(),
  ])
}

/** @returns seconds until the server answered again */
async function killAndRecover(round: number): Promise<number> {
  if (server === undefined) throw new Error('there is no server to kill')
  const isServersTurn = round % 2 === 0
  const postmaster = findPostmaster(data)
  if (postmaster !== undefined && (!isServersTurn || randomInt(3) === 0)) await killHard(postmaster)
  const began = performance.now()
  if (isServersTurn) {
    const gone = once(server.child, 'exit')
    await killHard(server.child.pid ?? 0)
    await gone
    server = await startServer(data, { port })
  }
  await waitForLife()
  return (performance.now() - began) / 1000
}

async function waitForLife(): Promise<void> {
  const until = performance.now() + 30_000
  while (performance.now() < until) {
    const answer = await fetch(`http://127.0.0.1:${port}/healthz`).catch(() => undefined)
    if (answer?.status === 200) return
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error(`no sign of life:\n${server?.log.slice(-20).join('\n')}`)
}

async function waitForJob({ call }: Company, id: string): Promise<string> {
  const until = performance.now() + 120_000
  for (;;) {
    const { state, problems } = await call(readJob, { params: { id } })
    if (state === 'failed') return JSON.stringify(problems)
    if (state !== 'waiting' && state !== 'running') return state
    if (performance.now() > until) return `still ${state}`
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}

/** Rounds whose document and records were both acknowledged must show each of their findings once. */
async function expectEverything(company: Company, acknowledged: Acknowledged): Promise<void> {
  const { call, itemId } = company
  const { total: components } = await call(listCiComponents, { params: { id: itemId }, query: { limit: 1 } })
  const findings = await readAll((cursor) =>
    call(listFindings, { query: { ci: itemId, limit: 200, cursor } }),
  )
  const names = findings.map((finding) => `${finding.vulnerability.name} ${finding.component.name}`)
  const decisions = await readAll((cursor) => call(listAssessments, { query: { limit: 200, cursor } }))
  const notices = await readAll((cursor) =>
    call(listNotices, { query: { state: 'all', limit: 200, cursor } }),
  )
  const subjects = notices.map((notice) => `${notice.kind} ${notice.subject.id}`)

  expect((components ?? 0) % packagesPerRound, 'documents are whole or not there').toBe(0)
  expect(new Set(names).size, 'no finding twice').toBe(names.length)
  expect(names.length % packagesPerRound, 'records are matched whole').toBe(0)
  expect(names.length).toBeGreaterThan(0)
  expect(new Set(subjects).size, 'no notice twice').toBe(subjects.length)
  expect([...acknowledged.assessments].filter((id) => !decisions.some((made) => made.id === id))).toEqual([])
}

async function readAll<Row>(
  load: (
    cursor: string | undefined,
  ) => Promise<{ readonly rows: readonly Row[]; readonly next: string | null }>,
): Promise<readonly Row[]> {
  const rows: Row[] = []
  let cursor: string | undefined
  do {
    const page = await load(cursor)
    rows.push(...page.rows)
    cursor = page.next ?? undefined
  } while (cursor !== undefined)
  return rows
}

function sbomOf(round: number): object {
  const components = Array.from({ length: packagesPerRound }, (_, index) => ({
    type: 'library',
    name: `package-${round}-${index}`,
    version: '1.0.0',
    purl: `pkg:npm/package-${round}-${index}@1.0.0`,
  }))
  return { bomFormat: 'CycloneDX', specVersion: '1.6', version: 1, components }
}

async function zipOf(round: number): Promise<Buffer> {
  const zip = new ZipFile()
  for (let index = 0; index < packagesPerRound; index += 1) {
    const record = {
      schema_version: '1.7.0',
      id: `TEST-${round}-${index}`,
      modified: '2026-11-22T00:00:00Z',
      summary: 'planted',
      affected: [
        {
          package: { ecosystem: 'npm', name: `package-${round}-${index}` },
          ranges: [{ type: 'SEMVER', events: [{ introduced: '0' }] }],
        },
      ],
    }
    zip.addBuffer(Buffer.from(JSON.stringify(record)), `${record.id}.json`)
  }
  zip.end()
  const chunks: Buffer[] = []
  for await (const chunk of zip.outputStream) chunks.push(Buffer.from(chunk))
  return Buffer.concat(chunks)
}
