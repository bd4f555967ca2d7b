import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { expect, it } from 'vitest'
import { decodeText } from '../../text/decode-text.ts'
import { readSbom } from '../index.ts'
import { unnoticedJson } from './real-exceptions.data.ts'

const shared = new URL('../../../../../shared/data/sbom/', import.meta.url)
const areThere = existsSync(shared)
const whenThere = areThere ? '' : ' (skipped: ../shared/data/sbom is not here)'

it.skipIf(!areThere)(`reads all components of every real CycloneDX document${whenThere}`, () => {
  const documents = realDocuments()

  for (const { name, bytes, value } of documents) {
    const result = readSbom(bytes)

    expect(result.ok, name).toBe(true)
    if (result.ok) expect(result.value.components.length, name).toBe(countNamed(value))
  }
  expect(documents.length).toBeGreaterThan(500)
})

it.skipIf(!areThere)(`refuses or warns of every invalid one, exceptions apart${whenThere}`, () => {
  const invalid = realDocuments().filter(({ name }) => /(?:invalid|broken)[^/]*$/i.test(name))
  const unnoticed = invalid.filter(({ bytes }) => {
    const result = readSbom(bytes)
    return result.ok && result.warnings.every(({ code }) => remarks.has(code))
  })

  expect(unnoticed.map(({ name }) => name).toSorted()).toEqual([...unnoticedJson.keys()].toSorted())
  expect(invalid.length).toBeGreaterThan(90)
})

/** What is said of valid documents too. */
const remarks: ReadonlySet<string> = new Set([
  'sbom.component-version-missing',
  'sbom.no-components',
  'sbom.purl-missing',
  'sbom.section-not-read',
])

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
