import { createReadStream, existsSync, readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { beforeAll, describe, expect, it } from 'vitest'
import { type DocumentLook, lookIntoDocument } from '#domains/inventory/index.ts'
import { type Scan, scanDocument } from '#domains/matching/scan/scan-actions.ts'
import { recogniseSbom } from '#formats/sbom/index.ts'
import { importAdvisories } from './accuracy/advisories.ts'
import { applicationDocuments } from './accuracy/application.data.ts'
import { distributionDocuments } from './accuracy/distribution.data.ts'
import type { ExpectedDocument } from './accuracy/expectation.ts'
import { languageDocuments } from './accuracy/languages.data.ts'
import { npmDocuments } from './accuracy/npm.data.ts'
import { testContext, testDatabase } from './database.ts'

/** Real documents and advisories; they are no part of the project. */
const shared = new URL('../../shared/data/', import.meta.url).pathname
const isThere = existsSync(`${shared}osv`) && existsSync(`${shared}sbom`)
const absent = isThere ? '' : ' (skipped: ../shared/data is absent)'

const documents = [...npmDocuments, ...applicationDocuments, ...languageDocuments, ...distributionDocuments]
const pathOf = (document: ExpectedDocument) => `${shared}sbom/${document.path}`
const readableOnes = isThere ? documents.filter(isReadable) : []

const context = testContext(await testDatabase())

function isReadable(document: ExpectedDocument): boolean {
  const bytes = readFileSync(pathOf(document))
  return recogniseSbom(document.path.endsWith('.gz') ? gunzipSync(bytes) : bytes) !== null
}

/** A purl as people write it: nothing encoded, without what only tells apart. */
function plain(purl: string | null): string {
  return decodeURIComponent((purl ?? '').split(/[?#]/)[0] ?? '')
}

function keysOf(document: ExpectedDocument, look: DocumentLook): readonly string[] {
  const wanted = new Set(document.components.map((one) => one.purl))
  return look.components.packageKey.filter((_, position) =>
    wanted.has(plain(look.components.purl[position] ?? null)),
  )
}

async function lookInto(document: ExpectedDocument): Promise<DocumentLook> {
  const { read } = await lookIntoDocument(createReadStream(pathOf(document)), document.path)
  if (!read.ok) throw new Error(`${document.path} cannot be read`)
  return read.value
}

/** What the scan says of a component, each vulnerability by the name that is expected of it, else by its own. */
function namesFound(scan: Scan, purl: string, expected: readonly string[]): readonly string[] {
  const hits = scan.hits.filter(({ position }) => plain(scan.look.components.purl[position] ?? null) === purl)
  const names = hits.map(({ vulnerability, verdict }) => {
    const own = [vulnerability.id, ...vulnerability.aliases]
    const name = expected.find((one) => own.includes(one)) ?? vulnerability.id
    return verdict === 'affected' ? name : `${name} (${verdict})`
  })
  return [...new Set(names)].sort()
}

describe.skipIf(!isThere)(`what a scan finds is what the advisories say${absent}`, () => {
  const scans = new Map<string, Scan>()

  beforeAll(async () => {
    const keys = new Set<string>()
    for (const document of readableOnes)
      for (const key of keysOf(document, await lookInto(document))) keys.add(key)
    await importAdvisories(context, `${shared}osv`, keys)
    for (const document of readableOnes) {
      scans.set(document.path, await scanDocument(context, createReadStream(pathOf(document)), document.path))
    }
  }, 180_000)

  for (const document of documents) {
    const isRead = readableOnes.includes(document)
    const reason = isRead || !isThere ? '' : ' (skipped: its format is not read yet)'
    describe.skipIf(!isRead)(`in ${document.path}${reason}`, () => {
      it.each(document.components)('$purl: $because', ({ purl, affected }) => {
        const scan = scans.get(document.path)
        if (scan === undefined) throw new Error('the document was not scanned')

        expect(scan.look.components.purl.map(plain)).toContain(purl)
        expect(namesFound(scan, purl, affected)).toEqual([...affected].sort())
      })
    })
  }
})

it('expects something of ten documents and more', () => {
  const components = documents.flatMap((document) => document.components)

  expect(documents.length).toBeGreaterThanOrEqual(10)
  expect(components.some((one) => one.affected.length === 0)).toBe(true)
  expect(components.some((one) => one.affected.length > 0)).toBe(true)
})
