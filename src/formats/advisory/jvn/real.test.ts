import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { splitElements } from '../../xml/split-elements.ts'
import { readCsafDocument } from '../csaf/index.ts'
import type { Advisory } from '../model/advisory.ts'
import { readJvn } from './read.ts'
import { otherAnswers, undeterminedPhrases, unreadFiles } from './real-exceptions.data.ts'
import { recordElements } from './versions.ts'

const shared = new URL('../../../../../shared/data/jvn/', import.meta.url)
const areThere = existsSync(shared)
const note = areThere ? '' : ' (skipped: ../shared/data is not here)'

function filesBelow(folder: string, names = /\.(?:xml|rdf)$/): readonly string[] {
  if (!areThere) return []
  return readdirSync(new URL(folder, shared), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}${entry.name}`
    if (entry.isDirectory()) return filesBelow(`${path}/`, names)
    return names.test(entry.name) ? [path] : []
  })
}

function readFile(path: string) {
  const splitter = splitElements({ elements: recordElements })
  const pieces = [...splitter.push(readFileSync(new URL(path, shared))), ...splitter.end()]
  const records: Advisory[] = []
  const codes: string[] = []
  const warned: string[] = []
  for (const { place, bytes } of pieces) {
    const read = readJvn(bytes)
    if (read.ok) {
      records.push(read.value)
      warned.push(...read.warnings.map(({ code, path: at }) => `${path}${place}${at} ${code}`))
    } else codes.push(...read.problems.map(({ code }) => code))
  }
  return { path, records, codes, warned, faults: splitter.faults }
}

describe.skipIf(!areThere)(`real files of JVN iPedia${note}`, () => {
  const files = filesBelow('').map(readFile)

  it('are read, or refused for the reason that is known', () => {
    const unread = files.flatMap(({ path, codes }) => [...new Set(codes)].map((code) => [path, code]))
    const expected = Object.entries(unreadFiles).map(([path, [code]]) => [path, code])

    expect(unread.toSorted()).toEqual(expected.toSorted())
    expect(files.flatMap(({ faults }) => faults)).toEqual([])
    expect(files.flatMap(({ warned }) => warned)).toEqual([])
    for (const { path, records } of files) if (!(path in unreadFiles)) expect(records, path).not.toEqual([])
  })

  it('lie beside answers in JSON, of which CSAF is read', () => {
    const paths = filesBelow('myjvn-np-examples/', /\.json$/)
    const documents = paths.filter((path) => readCsafDocument(readFileSync(new URL(path, shared))).ok)

    expect(paths.filter((path) => !documents.includes(path)).toSorted()).toEqual(
      Object.keys(otherAnswers).toSorted(),
    )
    expect(documents).toHaveLength(3)
  })

  it('name what they are about', () => {
    const records = files.flatMap((file) => file.records)

    expect(records.length).toBeGreaterThan(20)
    for (const record of records) {
      expect(record.summary, record.id).not.toBeNull()
      expect(record.details, record.id).not.toBeNull()
      expect(record.modified, record.id).not.toBeNull()
      expect(record.language, record.id).toBe('ja')
      expect(record.products?.length, record.id).toBeGreaterThan(0)
      if (record.isOutline !== true) {
        expect(record.impact, record.id).not.toBeNull()
        expect(record.solution, record.id).not.toBeNull()
      }
    }
  })

  it('say of most phrases about versions what they mean', () => {
    const phrases = files
      .flatMap(({ records }) => records.flatMap(({ products = [] }) => products))
      .flatMap(({ phrases: said = [] }) => said)
    const kinds = new Map(phrases.map((phrase) => [phrase.text, phrase.ranges]))
    const undetermined = [...kinds].flatMap(([text, ranges]) => (ranges === null ? [text] : []))

    process.stdout.write(`${kinds.size - undetermined.length} of ${kinds.size} phrases became ranges\n`)
    expect(undetermined.toSorted()).toEqual(Object.keys(undeterminedPhrases).toSorted())
  })
})
