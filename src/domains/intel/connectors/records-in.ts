import { splitRecords } from '#formats/json/split-records.ts'

/** What of an answer can be told without reading it: how many records it holds, and whether it is whole. */
export interface Counted {
  readonly records: number
  readonly isWhole: boolean
}

/** Counts the records of an answer by its brackets alone. @param arrays names of the arrays in which they stand */
export function countRecordsIn(bytes: Uint8Array, arrays: ReadonlySet<string>): Counted {
  const splitter = splitRecords({ arrays, isLines: false })
  const places = [...splitter.push(bytes), ...splitter.end()].map(({ place }) => place)
  const records = places.filter((place) => place !== '').length
  return { records, isWhole: splitter.faults.length === 0 && !places.includes('') }
}

/** Whether an answer is a web page: a log-in, a notice, an error with 200. */
export function isMarkup(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.subarray(0, 512)).toString('latin1').trimStart().startsWith('<')
}
