import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { splitRecords } from '../../json/split-records.ts'
import { splitElements } from '../../xml/split-elements.ts'
import type { Advisory } from '../model/advisory.ts'
import { readJvn } from './read.ts'
import { undeterminedPhrases, unreadAnswers, unreadFiles } from './real-exceptions.data.ts'
import { recordElements, recordLists } from './versions.ts'

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
  const splitter = path.endsWith('.json')
    ? splitRecords({ arrays: new Set(), nested: recordLists, isLines: false })
    : splitElements({ elements: recordElements })
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
  const answers = filesBelow('myjvn-np-examples/', /\.json$/).map(readFile)

  it('are read, or refused for the reason that is known', () => {
    const unread = files.flatMap(({ path, codes }) => [...new Set(codes)].map((code) => [path, code]))
    const expected = Object.entries(unreadFiles).map(([path, [code]]) => [path, code])

    expect(unread.toSorted()).toEqual(expected.toSorted())
    expect(files.flatMap(({ faults }) => faults)).toEqual([])
    expect(files.flatMap(({ warned }) => warned)).toEqual([])
    for (const { path, records } of files) if (!(path in unreadFiles)) expect(records, path).not.toEqual([])
  })

  it('are read in JSON too, or refused for the reason that is known', () => {
    const unread = answers.flatMap(({ path, codes }) => [...new Set(codes)].map((code) => [path, code]))
    const expected = Object.entries(unreadAnswers).map(([path, [code]]) => [path, code])

    expect(unread.toSorted()).toEqual(expected.toSorted())
    expect(answers.flatMap(({ faults }) => faults)).toEqual([])
    for (const { path, records } of answers)
      if (!(path in unreadAnswers)) expect(records, path).not.toEqual([])
  })

  it('say the same in both', () => {
    const inXml = new Map(files.flatMap(({ records }) => records.map((record) => [record.id, record])))
    const both = answers
      .flatMap(({ records }) => records)
      .flatMap((record) => {
        const other = inXml.get(record.id)
        return other === undefined || other.isOutline !== record.isOutline ? [] : [[record, other] as const]
      })

    expect(both.length).toBeGreaterThan(2)
    for (const [one, other] of both) {
      expect(one.aliases.toSorted(), one.id).toEqual(other.aliases.toSorted())
      expect(one.language, one.id).toBe(other.language)
      expect(one.summary, one.id).toBe(other.summary)
    }
  })

  it('name what they are about', () => {
    const records = [...files, ...answers].flatMap((file) => file.records)

    expect(records.length).toBeGreaterThan(30)
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
