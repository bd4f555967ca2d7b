import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { gunzipSync, inflateRawSync } from 'node:zlib'
import { expect, it } from 'vitest'
import { fromBufferPromise } from 'yauzl'
import { readCsafDocument, recordsOf } from './index.ts'
import { refused } from './real-exceptions.data.ts'

const shared = new URL('../../../../../shared/data/', import.meta.url)
const areThere = existsSync(shared)

it.skipIf(!areThere)(
  `reads every real CSAF document${areThere ? '' : ' (skipped: ../shared/data is not here)'}`,
  async () => {
    const counts = { read: 0, records: 0, packages: 0 }
    const wrong: string[] = []
    for await (const { name, bytes } of documents()) {
      const read = readCsafDocument(bytes)
      if (read.ok === refused.has(name))
        wrong.push(`${name}: ${JSON.stringify(read.ok ? 'read' : read.problems)}`)
      if (!read.ok) continue
      const records = recordsOf(read.value)
      counts.read += 1
      counts.records += records.length
      counts.packages += records.reduce((sum, { advisory }) => sum + advisory.affected.length, 0)
      const ids = records.map(({ advisory }) => advisory.id)
      if (new Set(ids).size < ids.length) wrong.push(`${name}: two records share a name`)
    }

    expect(wrong).toEqual([])
    expect(counts.read).toBeGreaterThan(1000)
    expect(counts.records).toBeGreaterThan(3000)
    expect(counts.packages).toBeGreaterThan(300)
  },
  120_000,
)

interface Found {
  readonly name: string
  readonly bytes: Buffer
}

async function* documents(): AsyncGenerator<Found> {
  for (const folder of ['csaf', 'vex', 'jvn']) {
    for (const name of readdirSync(new URL(`${folder}/`, shared), { recursive: true, encoding: 'utf8' })) {
      const path = `${folder}/${name}`
      if (/\.(?:json|json\.gz|zip)$/.test(path)) yield* documentsIn(path)
    }
  }
}

async function* documentsIn(path: string): AsyncGenerator<Found> {
  const raw = readFileSync(new URL(encodeURI(path), shared))
  if (!path.endsWith('.zip')) {
    const bytes = path.endsWith('.gz') ? gunzipSync(raw) : raw
    if (isDocument(bytes)) yield { name: path, bytes }
    return
  }
  // The official cases have a test of their own.
  if (path.endsWith('validator.zip')) return
  const zip = await fromBufferPromise(raw, { lazyEntries: true })
  for await (const entry of zip.eachEntry()) {
    const { fileDataStart } = await zip.readLocalFileHeaderPromise(entry, { minimal: true })
    const packed = raw.subarray(fileDataStart, fileDataStart + entry.compressedSize)
    const bytes = entry.compressionMethod === 0 ? packed : inflateRawSync(packed)
    if (isDocument(bytes)) yield { name: `${path}/${entry.fileName}`, bytes }
  }
}

/** By another way than the reader's; the schemas, too, name the field, and JVN's bundles of STIX quote documents. */
function isDocument(bytes: Buffer): boolean {
  const text = bytes.toString('latin1')
  return /"csaf_version"\s*:\s*"/.test(text) && !/"type"\s*:\s*"bundle"/.test(text)
}
