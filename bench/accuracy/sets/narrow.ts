import { createHash } from 'node:crypto'
import { readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { readEntries } from '#platform/archives/index.ts'
import { zipOf } from '../../generate/zip.ts'
import type { Publication } from '../label.ts'

interface Found {
  readonly source: string
  readonly names: readonly string[]
  readonly bytes: Uint8Array
}

/**
 * The same publications with those records alone that bear one of the names, or share a name with one that does: what
 * is said of these vulnerabilities stays the same, and importing takes seconds.
 */
export async function narrow(
  publications: readonly Publication[],
  { names, work }: { readonly names: ReadonlySet<string>; readonly work: string },
): Promise<readonly Publication[]> {
  const found: Found[] = []
  for (const { source, path } of publications) {
    for await (const record of recordsIn(path)) {
      const own = namesIn(record)
      if (own.length > 0) found.push({ source, names: own, bytes: Buffer.from(JSON.stringify(record)) })
    }
  }
  const near = new Set(names)
  for (const one of found)
    if (one.names.some((name) => names.has(name))) for (const name of one.names) near.add(name)
  const wanted = found.filter((one) => one.names.some((name) => near.has(name)))
  return await Promise.all([...Map.groupBy(wanted, (one) => one.source)].map((group) => publish(work, group)))
}

async function publish(
  work: string,
  [source, records]: readonly [string, readonly Found[]],
): Promise<Publication> {
  const path = join(work, `${source}.zip`)
  const files = records.map(({ bytes }) => ({
    name: `${createHash('sha1').update(bytes).digest('hex')}.json`,
    bytes,
  }))
  await writeFile(path, zipOf(files))
  return { source, path }
}

async function* recordsIn(path: string): AsyncGenerator<unknown> {
  const isFolder = (await stat(path)).isDirectory()
  const names = isFolder ? (await readdir(path, { recursive: true })).toSorted() : ['']
  for (const name of names) yield* recordsOfFile(join(path, name))
}

async function* recordsOfFile(file: string): AsyncGenerator<unknown> {
  if (file.endsWith('.zip')) {
    for await (const { bytes } of readEntries(file, { accept: isJson, onProblem: () => undefined })) {
      yield* parse(bytes)
    }
    return
  }
  if (!/json(?:\.gz)?$/.test(file)) return
  const bytes = await readFile(file)
  const text = (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString()
  for (const piece of /ndjson/.test(file) ? text.split('\n') : [text]) yield* parse(Buffer.from(piece))
}

function isJson(name: string): boolean {
  return name.endsWith('.json')
}

function* parse(bytes: Uint8Array): Generator<unknown> {
  try {
    const value: unknown = JSON.parse(Buffer.from(bytes).toString())
    const { CVE_Items: items } = Object(value)
    if (Array.isArray(items)) yield* items
    else yield value
  } catch {
    // Some do not parse, on purpose: the full run tells of them.
  }
}

/** Of OSV (distributions name as `related` what they mend), CVE 5, NVD 2.0 and 1.1, and CSAF. */
function namesIn(record: unknown): readonly string[] {
  const { id, aliases, upstream, related, cveMetadata, cve, vulnerabilities } = Object(record)
  const listed = [aliases, upstream, related].flatMap((one) => (Array.isArray(one) ? one : []))
  const ofCsaf = (Array.isArray(vulnerabilities) ? vulnerabilities : []).map((one) => Object(one).cve)
  const own = [id, ...listed, Object(cveMetadata).cveId, Object(Object(cve).CVE_data_meta).ID, ...ofCsaf]
  return own.filter((one) => typeof one === 'string')
}
