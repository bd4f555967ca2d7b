import { createHash } from 'node:crypto'
import type { Client } from 'pg'
import { asActor, type Context } from '#domains/identity/index.ts'
import { osv } from '#domains/intel/feeds/osv/index.ts'
import { keepRecords } from '#domains/intel/records/record-actions.ts'

/** A package of the made-up company that an advisory may name. */
export interface HeldPackage {
  readonly packageKey: string
  /** As advisories write it. */
  readonly ecosystem: string
  readonly name: string
  readonly occurrences: number
  readonly cis: number
}

/** How package keys begin, and what advisories call the ecosystem. */
const ecosystems = [
  ['npm/', 'npm'],
  ['pypi/', 'PyPI'],
  ['maven/', 'Maven'],
  ['golang/', 'Go'],
  ['deb/debian/', 'Debian:12'],
] as const

/** Packages that are held, the most popular first. */
export async function listHeldPackages(client: Client): Promise<readonly HeldPackage[]> {
  const { rows } = await client.query<{ key: string; occurrences: string; cis: string }>(
    'select package_key as key, occurrences, cis from bench.package order by occurrences desc, package_key',
  )
  return rows.flatMap(({ key, occurrences, cis }) => {
    const found = ecosystems.find(([start]) => key.startsWith(start))
    if (found === undefined) return []
    const [beginning, ecosystem] = found
    const name = key.slice(beginning.length)
    return [{ packageKey: key, ecosystem, name, occurrences: Number(occurrences), cis: Number(cis) }]
  })
}

/** An advisory on all versions of some packages, as an OSV record; a revision may free them again. */
export function advisoryOn(
  id: string,
  packages: readonly Pick<HeldPackage, 'ecosystem' | 'name'>[],
  revision: { readonly number: number; readonly withdrawn?: boolean } = { number: 0 },
): object {
  const modified = new Date(Date.UTC(2026, 1, 1) + revision.number * 60_000).toISOString()
  return {
    schema_version: '1.7.0',
    id,
    published: '2026-02-01T00:00:00Z',
    modified,
    ...(revision.withdrawn === true ? { withdrawn: modified } : {}),
    summary: `Made up for a measurement, revision ${revision.number}.`,
    details: 'Every version is affected.',
    affected: packages.map(({ ecosystem, name }) => ({
      package: { ecosystem, name },
      ranges: [
        {
          type: ecosystem === 'npm' || ecosystem === 'Go' ? 'SEMVER' : 'ECOSYSTEM',
          events: [{ introduced: '0' }],
        },
      ],
    })),
    database_specific: { severity: 'CRITICAL' },
  }
}

/**
 * Keeps records as an import does, in one transaction, with the event that tells of them.
 * @returns when it was committed, by `performance.now()`
 */
export async function commitAdvisories(
  context: Context,
  batch: string,
  documents: readonly object[],
): Promise<number> {
  const records = documents.map((document) => {
    const content = Buffer.from(JSON.stringify(document))
    const read = osv.read(content)
    if (!read.ok) throw new Error(`the advisory cannot be read: ${JSON.stringify(read.problems)}`)
    const hash = createHash('sha256').update(content).digest()
    return { facts: read.value, content, hash, problems: [] }
  })
  await asActor(context, (deed) => keepRecords(deed, 'osv', { records, jobId: batch }))
  return performance.now()
}
