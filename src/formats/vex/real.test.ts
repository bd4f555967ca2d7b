import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { gunzipSync, inflateRawSync } from 'node:zlib'
import { expect, it } from 'vitest'
import { fromBufferPromise } from 'yauzl'
import { readVex } from './index.ts'
import { refused, silent } from './real-exceptions.data.ts'

const shared = new URL('../../../../shared/data/', import.meta.url)
const areThere = existsSync(shared)

it.skipIf(!areThere)(
  `reads every real VEX document${areThere ? '' : ' (skipped: ../shared/data is not here)'}`,
  async () => {
    const counts = new Map<string, number>()
    const count = (what: string, by: number) => counts.set(what, (counts.get(what) ?? 0) + by)
    const wrong: string[] = []
    for await (const { name, bytes } of documents()) {
      const read = readVex(bytes)
      if (read.ok === refused.has(name))
        wrong.push(`${name}: ${JSON.stringify(read.ok ? 'read' : read.problems)}`)
      if (!read.ok) continue
      const { format, statements, products } = read.value
      count(format, 1)
      count('statements', statements.length)
      count('products', products.length)
      count('warnings', read.warnings.length)
      const isSilent = format !== 'csaf' && statements.length === 0
      if (isSilent !== silent.has(name) && /\/vex\/|VEX/.test(`/${name}`))
        wrong.push(
          `${name}: ${isSilent ? 'says nothing' : 'has statements'} ${JSON.stringify(read.warnings)}`,
        )
    }

    expect(wrong).toEqual([])
    expect(counts.get('openvex')).toBeGreaterThanOrEqual(10)
    expect(counts.get('cyclonedx')).toBeGreaterThanOrEqual(25)
    expect(counts.get('csaf')).toBeGreaterThan(1000)
    expect(counts.get('statements')).toBeGreaterThan(5000)
    expect(counts.get('products')).toBeGreaterThan(50_000)
  },
  180_000,
)

interface Found {
  readonly name: string
  readonly bytes: Buffer
}

async function* documents(): AsyncGenerator<Found> {
  for (const folder of ['vex', 'csaf', 'sbom', 'jvn']) {
    for (const name of readdirSync(new URL(`${folder}/`, shared), { recursive: true, encoding: 'utf8' })) {
      if (/\.(?:json|json\.gz|zip)$/.test(name)) yield* documentsIn(`${folder}/${name}`)
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
  // The official cases of CSAF's rules are for the judge.
  if (path.endsWith('validator.zip')) return
  const zip = await fromBufferPromise(raw, { lazyEntries: true })
  for await (const entry of zip.eachEntry()) {
    if (!entry.fileName.endsWith('.json')) continue
    const { fileDataStart } = await zip.readLocalFileHeaderPromise(entry, { minimal: true })
    const packed = raw.subarray(fileDataStart, fileDataStart + entry.compressedSize)
    const bytes = entry.compressionMethod === 0 ? packed : inflateRawSync(packed)
    if (isDocument(bytes)) yield { name: `${path}/${entry.fileName}`, bytes }
  }
}

/** By another way than the readers'; schemas name the fields too, and bundles of STIX quote documents. */
function isDocument(bytes: Buffer): boolean {
  const text = bytes.toString('latin1')
  if (/"type"\s*:\s*"bundle"/.test(text) || text.includes('"$defs"')) return false
  if (/"csaf_version"\s*:\s*"/.test(text) || /"@context"\s*:\s*"https:\/\/openvex/.test(text)) return true
  return /"bomFormat"\s*:\s*"CycloneDX"/.test(text) && /"vulnerabilities"\s*:\s*\[/.test(text)
}
