import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { expect, it } from 'vitest'
import { readSbom } from '../index.ts'

const shared = new URL('../../../../../shared/data/sbom/', import.meta.url)
const areThere = existsSync(shared)

it.skipIf(!areThere)(
  `reads all packages of every real SPDX document${areThere ? '' : ' (skipped: ../shared/data/sbom is not here)'}`,
  () => {
    const documents = realDocuments()

    for (const { name, bytes, packages } of documents) {
      const result = readSbom(bytes)

      expect(result.ok, name).toBe(true)
      if (!result.ok) continue
      const subjects = result.value.subject === null ? 0 : 1
      expect(result.value.components.length + subjects, name).toBe(packages)
    }
    expect(documents.length).toBeGreaterThan(200)
  },
)

interface RealDocument {
  readonly name: string
  readonly bytes: Buffer
  /** How many packages have a name; where there is none, how many files. */
  readonly packages: number
}

function realDocuments(): readonly RealDocument[] {
  return readdirSync(shared, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(?:json|spdx|tag-value|txt)(?:\.gz)?$/.test(name))
    .flatMap((name) => {
      const raw = readFileSync(new URL(encodeURI(name), shared))
      const bytes = name.endsWith('.gz') ? gunzipSync(raw) : raw
      const packages = countPackages(bytes)
      return packages === null ? [] : [{ name, bytes, packages }]
    })
}

/** By another way than the reader's; null where the bytes are no SPDX 2. */
function countPackages(bytes: Buffer): number | null {
  if (/^\ufeff?SPDXVersion: ?SPDX-2/m.test(bytes.toString('utf8', 0, 10_000))) return countTags(bytes)
  if (!bytes.includes('"SPDX-2.')) return null
  try {
    const { spdxVersion, packages = [], files = [] } = Object(JSON.parse(bytes.toString()))
    if (typeof spdxVersion !== 'string' || !spdxVersion.startsWith('SPDX-2.') || !Array.isArray(packages))
      return null
    const named = packages.filter((one) => Object(one).name).length
    return named > 0 || !Array.isArray(files) ? named : files.length
  } catch {
    return null
  }
}

function countTags(bytes: Buffer): number {
  const text = bytes.toString()
  const named = text.match(/^PackageName:[ \t]*\S/gm)?.length ?? 0
  return named > 0 ? named : (text.match(/^FileName:[ \t]*\S/gm)?.length ?? 0)
}
