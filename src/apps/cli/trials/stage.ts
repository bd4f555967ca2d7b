import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { afterAll, onTestFinished, TestRunner } from 'vitest'
import type { Database } from '#platform/database/database.ts'
import type { Sink } from '../printing/sink.ts'
import { runCli } from '../run-cli.ts'

/** What a command said and how it ended. */
export interface Told {
  readonly code: number
  readonly out: string
  readonly err: string
}

/** A stream that remembers. */
export function listeningSink(look: Omit<Sink, 'write'> = {}): Sink & { read(): string } {
  const chunks: string[] = []
  return { ...look, write: (text) => chunks.push(text), read: () => chunks.join('') }
}

/** Runs a command in this process, in an environment of its own. */
export async function tell(
  words: readonly string[],
  environment: Readonly<Record<string, string>> = {},
  input = '',
): Promise<Told> {
  const out = listeningSink()
  const err = listeningSink()
  const surroundings = { out, err, input: Readable.from([Buffer.from(input)]), environment }
  const code = await runCli(words, surroundings)
  return { code, out: out.read(), err: err.read() }
}

/** A folder that is gone when the test, or else the file, has ended. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'renkei-cli-'))
  const remove = () => rm(folder, { recursive: true, force: true, maxRetries: 5 })
  if (TestRunner.getCurrentTest() === undefined) afterAll(remove)
  else onTestFinished(remove)
  return folder
}

/** The environment of a command that runs alone on a test's database. */
export async function aloneOn(database: Database): Promise<Readonly<Record<string, string>>> {
  return { DATABASE_URL: urlOf(database), RENKEI_DATA: await temporaryFolder(), RENKEI_LOG: 'error' }
}

function urlOf({ address }: Database): string {
  if ('url' in address) return address.url
  const { host, port, user, password, database } = address
  const query = new URLSearchParams({ host, port: String(port) })
  return `postgresql://${encodeURIComponent(user)}:${encodeURIComponent(password)}@localhost/${database}?${query}`
}

/** A CycloneDX document that lists packages of npm, e.g. `left-stuffer@1.2.0`. */
export async function writeSbom(folder: string, name: string, packages: readonly string[]): Promise<string> {
  const components = packages.map((text) => {
    const [packageName = '', version = ''] = text.split('@')
    return { type: 'library', name: packageName, version, purl: `pkg:npm/${packageName}@${version}` }
  })
  const path = join(folder, name)
  const document = { bomFormat: 'CycloneDX', specVersion: '1.6', version: 1, components }
  await writeFile(path, JSON.stringify(document))
  return path
}

/** An advisory in OSV's form: versions of a package of npm below `fixed` are affected. */
export function advisory(id: string, packageName: string, fixed: string): string {
  return JSON.stringify({
    schema_version: '1.6.0',
    id,
    modified: '2026-01-02T00:00:00Z',
    published: '2026-01-01T00:00:00Z',
    aliases: [id.replace('TRIAL', 'CVE')],
    summary: `${packageName} writes \u001b[31mtoo far`,
    affected: [
      {
        package: { ecosystem: 'npm', name: packageName },
        ranges: [{ type: 'SEMVER', events: [{ introduced: '0' }, { fixed }] }],
      },
    ],
  })
}
