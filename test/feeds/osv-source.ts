import { buffer } from 'node:stream/consumers'
import { packFiles } from '#platform/archives/index.ts'
import {
  type Behaviour,
  give,
  openUnrulyServer,
  type UnrulyServer,
} from '#platform/net/trials/unruly-server.ts'

/** A record of the source, as it will say it. */
export interface TrialRecord {
  readonly id: string
  readonly modified: string
  readonly withdrawn?: string
  readonly summary?: string
}

/** A source laid out as OSV.dev is, on loopback. */
export interface OsvSource extends UnrulyServer {
  readonly address: string
  /** Publishes exactly these records of the ecosystem. */
  publish(ecosystem: string, records: readonly TrialRecord[]): Promise<void>
}

export async function openOsvSource(): Promise<OsvSource> {
  const server = await openUnrulyServer({})
  return {
    ...server,
    address: `${server.url}/osv/`,
    async publish(ecosystem, records) {
      const place = `/osv/${encodeURIComponent(ecosystem)}`
      const texts = records.map((record) => ({
        name: `${record.id}.json`,
        bytes: Buffer.from(textOf(record)),
      }))
      server.set(`${place}/modified_id.csv`, giveTagged(listOf(records)))
      server.set(`${place}/all.zip`, give(await zipOf(texts)))
      for (const { name, bytes } of texts) server.set(`${place}/${name}`, give(bytes))
    },
  }
}

/** Newest first, as the source lists them. */
export function listOf(records: readonly Pick<TrialRecord, 'id' | 'modified'>[]): string {
  const lines = records
    .toSorted((a, b) => (a.modified < b.modified ? 1 : -1))
    .map(({ id, modified }) => `${modified},${id}`)
  return `${lines.join('\n')}\n`
}

/** With a mark that changes with the content. */
export function giveTagged(body: string): Behaviour {
  const etag = `"${Buffer.from(body).toString('base64url').slice(-40)}-${body.length}"`
  return (request, response) => {
    const isKnown = request.headers['if-none-match'] === etag
    response.writeHead(isKnown ? 304 : 200, { etag }).end(isKnown ? undefined : body)
  }
}

export async function zipOf(files: readonly { name: string; bytes: Uint8Array }[]): Promise<Buffer> {
  async function* each() {
    yield* await Promise.resolve(files)
  }
  return await buffer(packFiles(each()))
}

/** A record in OSV's form, about a package of npm. */
export function textOf({ id, modified, withdrawn, summary = id }: TrialRecord): string {
  return JSON.stringify({
    schema_version: '1.6.0',
    id,
    modified,
    published: '2026-01-01T00:00:00Z',
    ...(withdrawn === undefined ? {} : { withdrawn }),
    summary,
    affected: [
      {
        package: { ecosystem: 'npm', name: `package-of-${id.toLowerCase()}` },
        ranges: [{ type: 'SEMVER', events: [{ introduced: '0' }, { fixed: '1.0.0' }] }],
      },
    ],
  })
}

/** `count` records, one changed each minute before the time. */
export function manyRecords(count: number, upTo = '2026-11-20T12:00:00Z'): readonly TrialRecord[] {
  const last = Temporal.Instant.from(upTo)
  return Array.from({ length: count }, (_, index) => ({
    id: `TRIAL-2026-${String(index + 1).padStart(5, '0')}`,
    modified: last.subtract({ minutes: index }).toString(),
  }))
}
