import { chown, mkdir, open, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Binaries } from './binaries.ts'
import { refuse } from './errors.ts'
import { type Outcome, runToEnd } from './launcher.ts'
import type { Passwords } from './passwords.ts'
import { hasProc } from './processes.ts'
import { clusterArgument } from './settings.ts'

/** The name of the role that owns the database of the same name. */
export const ownerRole = 'renkei'
export const superuserRole = 'postgres'

const draftPrefix = 'postgres.new-'

/**
 * The PostgreSQL major a cluster was made by, `undefined` when there is no cluster yet.
 * @throws postgres.not-ours when something else stands in its place
 */
export async function clusterMajor(cluster: string): Promise<number | undefined> {
  const notOurs = refuse('not-ours', { facts: { folder: cluster } })
  const names = await readdir(cluster).catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return []
    throw notOurs
  })
  if (names.length === 0) return undefined
  const major = Number.parseInt(await readFile(join(cluster, 'PG_VERSION'), 'utf8').catch(() => ''), 10)
  if (Number.isNaN(major)) throw notOurs
  return major
}

interface Birth {
  /** The data folder. */
  readonly folder: string
  readonly cluster: string
  readonly binaries: Binaries
  readonly passwords: Passwords
}

/**
 * Makes a cluster with its two roles and the database. It grows beside its place and is moved there when it is
 * whole, so an interruption leaves no half cluster; drafts of earlier interruptions are removed.
 * @throws postgres.start-failed with what PostgreSQL printed
 */
export async function createCluster(birth: Birth): Promise<void> {
  await removeDrafts(birth.folder)
  try {
    await growCluster(birth)
  } finally {
    await removeDrafts(birth.folder)
  }
}

async function growCluster({ folder, cluster, binaries, passwords }: Birth): Promise<void> {
  const draft = join(folder, `${draftPrefix}${process.pid}`)
  const passwordFile = `${draft}.password`
  const { account } = binaries.launcher
  await mkdir(draft, { mode: 0o700 })
  await writeFile(passwordFile, `${passwords.superuser}\n`, { mode: 0o600 })
  if (account !== undefined) {
    for (const path of [draft, passwordFile]) await chown(path, account.uid, account.gid)
  }
  const handles = await Promise.all([open(draft), open(passwordFile)])
  const draftBirth = { binaries, draft, passwordFile, handles: handles.map((handle) => handle.fd) }
  try {
    settle(await initdb(draftBirth))
    settle(await createOwner(draftBirth, passwords.owner))
  } finally {
    for (const handle of handles) await handle.close()
  }
  await rename(draft, cluster)
  await flush(folder)
}

async function removeDrafts(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    if (name.startsWith(draftPrefix))
      await rm(join(folder, name), { recursive: true, force: true, maxRetries: 5 })
  }
}

interface Draft {
  readonly binaries: Binaries
  readonly draft: string
  /** Holds the superuser's password, for the account alone to read. */
  readonly passwordFile: string
  /** The draft and the password file, open. */
  readonly handles: readonly number[]
}

async function initdb({ binaries, draft, passwordFile, handles }: Draft): Promise<Outcome> {
  const args = [
    ...['-D', clusterArgument(draft), '--username', superuserRole],
    ...['--auth=scram-sha-256', `--pwfile=${hasProc ? '/proc/self/fd/4' : passwordFile}`],
    ...['--encoding=UTF8', '--locale=C.UTF-8', ...localeProvider(binaries.major), '--data-checksums'],
  ]
  return await runToEnd(binaries.launcher, { path: binaries.initdb, args }, { handles })
}

/** Plain `C` would break Japanese trigrams. The builtin provider exists since PostgreSQL 17. */
function localeProvider(major: number): readonly string[] {
  return major >= 17 ? ['--locale-provider=builtin', '--builtin-locale=C.UTF-8'] : ['--locale-provider=libc']
}

/** The role the program works as: no superuser, so that row-level security binds it. */
async function createOwner({ binaries, draft, handles }: Draft, password: string): Promise<Outcome> {
  const text = [
    `CREATE ROLE ${ownerRole} LOGIN PASSWORD '${password}';`,
    `CREATE DATABASE ${ownerRole} OWNER ${ownerRole};`,
    '',
  ].join('\n')
  const args = ['--single', '-D', clusterArgument(draft), 'postgres']
  const outcome = await runToEnd(binaries.launcher, { path: binaries.postgres, args }, { text, handles })
  // The single-user server tells of a failed statement in its log only.
  return /\b(ERROR|FATAL|PANIC):/.test(outcome.output) ? { ...outcome, ok: false } : outcome
}

function settle(outcome: Outcome): void {
  if (!outcome.ok) throw refuse('start-failed', { facts: { log: lastLines(outcome.output) } })
}

function lastLines(output: string): string {
  return output.split('\n').slice(-20).join('\n')
}

/** Makes the move lasting. */
async function flush(folder: string): Promise<void> {
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
