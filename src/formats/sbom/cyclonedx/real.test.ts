import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { expect, it } from 'vitest'
import { decodeText } from '../../text/decode-text.ts'
import { readSbom } from '../index.ts'

const shared = new URL('../../../../../shared/data/sbom/', import.meta.url)
const areThere = existsSync(shared)

it.skipIf(!areThere)(
  `reads all components of every real CycloneDX document${areThere ? '' : ' (skipped: ../shared/data/sbom is not here)'}`,
  () => {
    const documents = realDocuments()

    for (const { name, bytes, value } of documents) {
      const result = readSbom(bytes)

      expect(result.ok, name).toBe(true)
      if (result.ok) expect(result.value.components.length, name).toBe(countNamed(value))
    }
    expect(documents.length).toBeGreaterThan(500)
  },
)

interface RealDocument {
  readonly name: string
  readonly bytes: Buffer
  readonly value: Readonly<Record<string, unknown>>
}

function realDocuments(): readonly RealDocument[] {
  return readdirSync(shared, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(?:json|cdxjson)(?:\.gz)?$/.test(name))
    .flatMap((name) => {
      const raw = readFileSync(new URL(encodeURI(name), shared))
      const bytes = name.endsWith('.gz') ? gunzipSync(raw) : raw
      const value = parsed(bytes)
      return value?.bomFormat === 'CycloneDX' ? [{ name, bytes, value }] : []
    })
}

function parsed(bytes: Buffer): Readonly<Record<string, unknown>> | null {
  const text = decodeText(bytes)
  try {
    const value: unknown = text.ok ? JSON.parse(text.value) : null
    return isRecord(value) ? value : null
  } catch {
    return null
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** By another way than the reader's: everything with a name or purl in any `components`, except the subject itself. */
function countNamed(document: Readonly<Record<string, unknown>>): number {
  const subject = isRecord(document.metadata) ? document.metadata.component : undefined
  return countIn(document.components) + (isRecord(subject) ? countIn(subject.components) : 0)
}

function countIn(components: unknown): number {
  if (!Array.isArray(components)) return 0
  return components
    .filter(isRecord)
    .reduce((sum, { name, purl, components: inner }) => sum + (name || purl ? 1 : 0) + countIn(inner), 0)
}
