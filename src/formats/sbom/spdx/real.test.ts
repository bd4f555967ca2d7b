import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { decodeText } from '../../text/decode-text.ts'
import { readSbom } from '../index.ts'
import type { SbomDocument } from '../model/sbom-document.ts'
import { realExceptions } from './real-exceptions.data.ts'

const shared = new URL('../../../../../shared/data/sbom/', import.meta.url)
const areThere = existsSync(shared)
const whenThere = areThere ? '' : ' (skipped: ../shared/data/sbom is not here)'

/** There are seven hundred files, and machines that do other things too. */
const soon = 120_000

describe.skipIf(!areThere)(`real SPDX documents${whenThere}`, { timeout: soon }, () => {
  const texts = areThere ? realTexts() : []
  const documents = texts.flatMap((one) => documentIn(one) ?? [])

  it('are read with all their packages, in every notation', () => {
    const counts = new Map<string, number>()
    const refused: string[] = []
    for (const { name, notation, bytes, packages } of documents) {
      const result = readSbom(bytes, name)
      if (!result.ok) {
        refused.push(name)
        continue
      }
      const subjects = result.value.subject === null ? 0 : 1
      counts.set(notation, (counts.get(notation) ?? 0) + 1)
      expect(result.value.format, name).toBe('spdx')
      expect(result.value.components.length + subjects, name).toBe(packages)
    }

    expect(refused.toSorted()).toEqual([...realExceptions.refused.keys()].toSorted())
    expect(
      Object.fromEntries([...counts].map(([notation, count]) => [notation, count >= atLeast(notation)])),
    ).toEqual({ json: true, 'json-ld': true, rdf: true, 'tag-value': true, xml: true, yaml: true })
  })

  it('say the same in each notation they are published in', () => {
    const said = sameInEachNotation.map((name) => {
      const raw = readFileSync(new URL(`spdx-tools-java/testResources/${name}`, shared))
      const result = readSbom(name.endsWith('.gz') ? gunzipSync(raw) : raw)
      return result.ok ? meaningOf(result.value) : result.problems
    })

    for (const one of said) expect(one).toEqual(said[0])
  })

  it('whose JSON is damaged are refused with the line', () => {
    const damaged = texts.filter(({ text }) => /"spdxVersion"\s*:\s*"SPDX-/.test(text) && !isJson(text))

    for (const { name, bytes } of damaged) {
      expect(readSbom(bytes, name), name).toMatchObject({
        ok: false,
        problems: [{ path: expect.stringMatching(/^\/line\/\d+$/) }],
      })
    }
    expect(damaged.length).toBeGreaterThan(0)
  })

  it('that are invalid are refused or told with the place of what is wrong, exceptions apart', () => {
    const unnoticed = documents
      .filter(({ name }) => invalidName.test(name))
      .filter(({ name, bytes }) => {
        const result = readSbom(bytes, name)
        return result.ok && result.warnings.every(({ code }) => remarks.has(code))
      })
      .map(({ name }) => name)

    expect(unnoticed.toSorted()).toEqual([...realExceptions.unnoticed.keys()].toSorted())
  })
})

const sameInEachNotation = [
  'SPDXJSONExample-v2.3.spdx.json',
  'SPDXYAMLExample-2.3.spdx.yaml',
  'SPDXXMLExample-v2.3.spdx.xml',
  'SPDXRdfExample-v2.3.spdx.rdf.gz',
]

/** RDF has no order and no brackets around a whole expression, and each file has a namespace of its own. */
function meaningOf({ subject, components, authors, dependencies, created, linked }: SbomDocument): unknown {
  const plain = components.map(({ path, licences, hashes, ...rest }) => ({
    ...rest,
    hashes: hashes.map(({ algorithm, value }) => `${algorithm} ${value}`).toSorted(),
    licences: licences.map(({ text }) =>
      text
        .replace(/^\((.*)\)$/, '$1')
        .split(/ (?:AND|OR) /)
        .toSorted(),
    ),
  }))
  const names = dependencies.map(({ from, to }) => `${components[from]?.name} ${components[to]?.name}`)
  return {
    subject,
    created,
    linked,
    names,
    authors: authors.toSorted(),
    components: plain.toSorted((a, b) => a.name.localeCompare(b.name)),
  }
}

/** How many documents of a notation there are at the least. */
function atLeast(notation: string): number {
  return (
    new Map([
      ['json', 150],
      ['json-ld', 80],
      ['tag-value', 30],
      ['yaml', 6],
      ['xml', 5],
      ['rdf', 5],
    ]).get(notation) ?? 0
  )
}

const invalidName = /(?:^|\/)(?:[^/]*(?:[Ii]nvalid|[Bb]roken|[Ww]rong|Bad[A-Z])[^/]*|bad)(?:\/|$)/

/** What is said of valid documents too. */
const remarks: ReadonlySet<string> = new Set([
  'sbom.component-version-missing',
  'sbom.no-components',
  'sbom.purl-missing',
  'sbom.reference-outside',
])

interface RealDocument {
  readonly name: string
  readonly notation: string
  readonly bytes: Buffer
  /** How many packages have a name; where there is none, how many files. */
  readonly packages: number
}

interface RealText {
  readonly name: string
  readonly bytes: Buffer
  readonly text: string
}

function documentIn({ name, bytes, text }: RealText): RealDocument | null {
  const found = countIn(text)
  return found === null ? null : { name, bytes, ...found }
}

function realTexts(): readonly RealText[] {
  return readdirSync(shared, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(?:json|spdx|tag-value|txt|xml|rdf|ya?ml)(?:\.gz)?$/.test(name))
    .flatMap((name) => {
      const raw = readFileSync(new URL(encodeURI(name), shared))
      const bytes = name.endsWith('.gz') ? gunzipSync(raw) : raw
      const text = decodeText(bytes)
      // CycloneDX makes up most of the files and is no concern of ours.
      return text.ok && /spdx/i.test(text.value) && !/"bomFormat"|cyclonedx\.org\/schema/.test(text.value)
        ? [{ name, bytes, text: text.value }]
        : []
    })
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

/** By other ways than the reader's; null where the text is no SPDX. */
function countIn(text: string): { readonly notation: string; readonly packages: number } | null {
  const beginning = text.slice(0, 10_000)
  if (/^SPDXVersion: ?SPDX-2/m.test(beginning)) return { notation: 'tag-value', packages: countTags(text) }
  if (/<spdx:SpdxDocument\b/.test(text)) return { notation: 'rdf', packages: distinct(text, rdfPackage) }
  if (/<spdxVersion>SPDX-2/.test(beginning)) {
    return { notation: 'xml', packages: text.match(/<packages>/g)?.length ?? 0 }
  }
  if (/^["']?spdxVersion["']?: *["']?SPDX-2/m.test(text)) return countEntries('yaml', () => parse(text))
  if (text.includes('"SPDX-2.')) return countEntries('json', () => JSON.parse(text))
  return /"https?:\/\/spdx\.org\/rdf\/3/.test(text) ? countGraph(text) : null
}

const rdfPackage = /<spdx:Package rdf:about="([^"]*)"/g

function distinct(text: string, pattern: RegExp): number {
  return new Set([...text.matchAll(pattern)].map(([, id]) => id)).size
}

function countEntries(notation: string, parsed: () => unknown) {
  try {
    const { spdxVersion, packages = [], files = [] } = Object(parsed())
    if (typeof spdxVersion !== 'string' || !spdxVersion.startsWith('SPDX-2.') || !Array.isArray(packages)) {
      return null
    }
    const named = packages.filter((one) => Object(one).name).length
    return { notation, packages: named > 0 || !Array.isArray(files) ? named : files.length }
  } catch {
    return null
  }
}

function countGraph(text: string) {
  const graph: unknown = Object(JSON.parse(text))['@graph']
  const elements = Array.isArray(graph) ? graph.map((one) => Object(one)) : []
  const named = elements.filter(({ type, name }) => /Package$/.test(type) && name).length
  const files = elements.filter(({ type, name }) => type === 'software_File' && name).length
  return { notation: 'json-ld', packages: named > 0 ? named : files }
}

function countTags(text: string): number {
  const named = text.match(/^PackageName:[ \t]*\S/gm)?.length ?? 0
  return named > 0 ? named : (text.match(/^FileName:[ \t]*\S/gm)?.length ?? 0)
}
