import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { zipOf } from '../../generate/zip.ts'
import type { Publication } from '../label.ts'

export type Events = readonly Readonly<Record<string, string>>[]

/** What a package is affected by, as OSV writes it. */
export interface Affected {
  readonly package: { readonly ecosystem: string; readonly name: string }
  readonly ranges: readonly { readonly type: 'ECOSYSTEM'; readonly events: Events }[]
  readonly versions: readonly string[]
}

/** An advisory in OSV's form. */
export interface OsvRecord {
  readonly id: string
  readonly aliases: readonly string[]
  readonly affected: readonly Affected[]
}

/** Writes the records as OSV publishes them: a zip with one file a record. */
export async function publishOsv(folder: string, records: readonly OsvRecord[]): Promise<Publication> {
  const path = join(folder, 'osv.zip')
  const files = records.map((record) => ({
    name: `${record.id.replaceAll(/[^\w.-]/g, '_')}.json`,
    bytes: Buffer.from(JSON.stringify({ ...frame, summary: record.id, ...record })),
  }))
  await writeFile(path, zipOf(files))
  return { source: 'osv', path }
}

const frame = {
  schema_version: '1.6.0',
  modified: '2026-01-02T00:00:00Z',
  published: '2026-01-01T00:00:00Z',
}

/**
 * A constraint as trivy's and vunnel's records write it: comparisons joined by commas or blanks (`>= 1.2, < 1.4`), or
 * an interval in Maven's notation (`[1.2,1.4)`).
 * @returns undefined for what OSV cannot say
 */
export function eventsOf(constraint: string): Events | undefined {
  const interval = /^([[(])([^,]*),([^,]*)([\])])$/.exec(constraint.trim())
  if (interval !== null) return eventsOfInterval(interval)
  const comparisons = [...constraint.matchAll(/(>=|<=|>|<|=)\s*([^\s,<>=]+)/g)]
  const events: Record<string, string>[] = []
  for (const [, operator = '', version = ''] of comparisons) {
    const event = eventOf(operator, version)
    if (event === undefined) return undefined
    events.push(event)
  }
  if (events.length === 0) return undefined
  return events.some((event) => 'introduced' in event) ? events : [{ introduced: '0' }, ...events]
}

function eventOf(operator: string, version: string): Record<string, string> | undefined {
  if (operator === '>=') return { introduced: version }
  if (operator === '<') return { fixed: version }
  return operator === '<=' ? { last_affected: version } : undefined
}

function eventsOfInterval([, open = '', low = '', high = '', close = '']: RegExpExecArray):
  | Events
  | undefined {
  if (open === '(' && low !== '') return undefined
  const upper = close === ')' ? { fixed: high } : { last_affected: high }
  return [{ introduced: low === '' ? '0' : low }, ...(high === '' ? [] : [upper])]
}
