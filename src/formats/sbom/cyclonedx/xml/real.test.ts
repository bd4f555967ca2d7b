import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { expect, it } from 'vitest'
import type { XmlElement } from '../../../xml/element.ts'
import { readXml } from '../../../xml/read-xml.ts'
import { readSbom } from '../../index.ts'
import type { SbomDocument } from '../../model/sbom-document.ts'
import { realExceptions } from './real-exceptions.data.ts'

const shared = new URL('../../../../../../shared/data/sbom/', import.meta.url)
const areThere = existsSync(shared)
const whenThere = areThere ? '' : ' (skipped: ../shared/data/sbom is not here)'

it.skipIf(!areThere)(`reads all components of every real CycloneDX document in XML${whenThere}`, () => {
  const documents = realDocuments()

  for (const { name, bytes } of documents.filter((one) => !isInvalid(one))) {
    const result = readSbom(bytes)

    expect(result.ok, name).toBe(true)
    if (result.ok) expect(result.value.components.length, name).toBe(countNamed(bytes))
  }
  expect(documents.length).toBeGreaterThan(300)
})

/** What is said of valid documents too. */
const remarks: ReadonlySet<string> = new Set([
  'sbom.component-version-missing',
  'sbom.no-components',
  'sbom.purl-missing',
  'sbom.section-not-read',
])

it.skipIf(!areThere)(`refuses or warns of every invalid one, exceptions apart${whenThere}`, () => {
  const unnoticed = realDocuments()
    .filter(isInvalid)
    .filter(({ bytes }) => {
      const result = readSbom(bytes)
      return result.ok && result.warnings.every(({ code }) => remarks.has(code))
    })
    .map(({ name }) => name)

  expect(unnoticed.toSorted()).toEqual([...realExceptions.unnoticed.keys()].toSorted())
})

it.skipIf(!areThere)(`makes of the same document in XML and JSON the same model${whenThere}`, () => {
  const pairs = realDocuments().flatMap(({ name, bytes }) => {
    const json = new URL(encodeURI(name.replace(/\.xml$/, '.json')), shared)
    return name.startsWith('cyclonedx-spec-tests/') && existsSync(json)
      ? [{ name, bytes, json: readFileSync(json) }]
      : []
  })
  const different = pairs.flatMap(({ name, bytes, json }) => {
    const [fromXml, fromJson] = [modelOf(bytes), modelOf(json)]
    return JSON.stringify(fromXml) === JSON.stringify(fromJson) ? [] : [name]
  })

  expect(different.toSorted()).toEqual([...realExceptions.different.keys()].toSorted())
  expect(pairs.length).toBeGreaterThan(200)
})

/** Places differ, and so does what is not taken over where the two forms of one document hold different things. */
function modelOf(bytes: Uint8Array): unknown {
  const result = readSbom(bytes)
  if (!result.ok) return result.problems.map(({ code }) => code)
  const { unused, components, subject, services = [], vulnerabilities = [], ...rest } = result.value
  const places: readonly SbomDocument['subject'][] = [subject, ...components]
  return {
    ...rest,
    services: services.map((one) => ({ ...one, path: '' })),
    vulnerabilities: vulnerabilities.map((one) => ({ ...one, path: '' })),
    components: places.map((one) => (one === null ? null : { ...one, path: '' })),
  }
}

function isInvalid({ name }: { readonly name: string }): boolean {
  return basename(name).includes('invalid-')
}

function realDocuments(): readonly { readonly name: string; readonly bytes: Buffer }[] {
  return readdirSync(shared, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.xml(?:\.gz)?$/.test(name))
    .flatMap((name) => {
      const raw = readFileSync(new URL(encodeURI(name), shared))
      const bytes = name.endsWith('.gz') ? gunzipSync(raw) : raw
      return bytes.includes('http://cyclonedx.org/schema/bom/') ? [{ name, bytes }] : []
    })
}

/** By another way than the reader's. */
function countNamed(bytes: Uint8Array): number {
  const root = readXml(bytes)
  if (!root.ok) return -1
  const metadata = root.value.children.filter(({ name }) => name === 'metadata')
  const subjects = metadata.flatMap(({ children }) => children.filter(({ name }) => name === 'component'))
  return [root.value, ...subjects].reduce((sum, one) => sum + countIn(one), 0)
}

function countIn(holder: XmlElement): number {
  const lists = holder.children.filter(({ name }) => name === 'components')
  const inner = lists.flatMap(({ children }) => children.filter(({ name }) => name === 'component'))
  const isNamed = (one: XmlElement) =>
    one.children.some(({ name, text }) => (name === 'name' || name === 'purl') && text.trim() !== '')
  return inner.reduce((sum, one) => sum + (isNamed(one) ? 1 : 0) + countIn(one), 0)
}
