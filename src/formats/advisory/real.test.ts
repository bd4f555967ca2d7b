import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { splitRecords } from '../json/split-records.ts'
import { cve } from './cve/index.ts'
import { nvd } from './nvd/index.ts'
import { recordArrays } from './nvd/versions.ts'
import { otherKinds, unreadRecords } from './real-exceptions.data.ts'

const shared = new URL('../../../../shared/data/', import.meta.url)
const areThere = existsSync(new URL('nvd/', shared))
const note = areThere ? '' : ' (skipped: ../shared/data is not here)'

function filesBelow(folder: string): readonly string[] {
  if (!areThere) return []
  return readdirSync(new URL(`${folder}/`, shared), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`
    if (entry.isDirectory()) return filesBelow(path)
    return /\.(?:nd)?json(?:\.gz)?$/.test(entry.name) ? [path] : []
  })
}

/** What became of the records of a file, and the codes and places of what was told of them. */
function readFile(path: string) {
  const packed = readFileSync(new URL(path, shared))
  const bytes = path.endsWith('.gz') ? gunzipSync(packed) : packed
  const splitter = splitRecords({ arrays: recordArrays, isLines: path.includes('.ndjson') })
  const pieces = [...splitter.push(bytes), ...splitter.end()]
  const unread: string[] = []
  const warned: string[] = []
  for (const { place, bytes: piece } of pieces) {
    const isCve = cve.recognises(piece.toString('utf8'))
    const read = (isCve ? cve : nvd).read(piece)
    if (read.ok) warned.push(...read.warnings.map(({ path: at, code }) => `${code} ${place}${at}`))
    else unread.push(...read.problems.map(({ path: at, code }) => `${code} ${place}${at}`))
  }
  return { records: pieces.length - unread.length, unread, warned, faults: splitter.faults }
}

/** The kind of a file that holds no records of these formats, by the beginning of its path. */
function kindOf(path: string): string | undefined {
  return otherKinds.find(([start]) => path.startsWith(start))?.[1]
}

const files = [...filesBelow('nvd'), ...filesBelow('cve5')]

describe.skipIf(!areThere)(`real records of the NVD and the CVE program${note}`, () => {
  it('are read, or refused for the reason that is known', () => {
    let records = 0
    const unread: string[] = []
    const warned: string[] = []
    for (const path of files.filter((one) => kindOf(one) === undefined)) {
      const found = readFile(path)
      records += found.records
      unread.push(...found.unread.map((one) => `${path}: ${one}`))
      warned.push(...found.warned.map((one) => `${path}: ${one}`))
      expect(found.faults, path).toEqual([])
    }

    expect(unread).toEqual(Object.keys(unreadRecords))
    expect(records).toBeGreaterThan(60_000)
    // Both copies of grype's case "invalid CPE", and nothing else.
    expect(warned.map((one) => one.replace(/^.*\//, '').length > 0 && one)).toHaveLength(2)
    expect(
      warned.every((one) => one.includes('invalid_cpe.json: advisory.cpe-not-valid /cve/configurations/0')),
    ).toBe(true)
  })

  it('lie beside files of other kinds, which are refused with the place', () => {
    for (const path of files.filter((one) => kindOf(one) !== undefined)) {
      const found = readFile(path)

      expect(found.records, path).toBe(0)
    }
    for (const [start] of otherKinds) {
      expect(
        files.some((path) => path.startsWith(start)),
        `${start} is no longer needed`,
      ).toBe(true)
    }
  })
})
