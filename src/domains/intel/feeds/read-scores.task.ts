import { type Parsed, readable } from '#kernel/parsed/parsed.ts'
import type { ScoreList } from './feed.ts'
import { feeds } from './index.ts'

/** Rows in the form the database takes them: columns, their values separated by commas, empty for null. */
export interface ScoreRows {
  readonly cves: string
  readonly scores: string
  readonly percentiles: string
}

/** A list in pieces. */
export interface PackedScores {
  readonly model: string
  readonly scoredOn: string | null
  readonly count: number
  readonly rows: readonly ScoreRows[]
}

const rowsAtOnce = 50_000

/** For the sandbox: one published list to its scores. */
export function run(input: { readonly feed: string; readonly bytes: Uint8Array }): Parsed<PackedScores> {
  const feed = feeds.get(input.feed)
  if (feed?.shape !== 'scores') throw new Error(`${input.feed} publishes no scores`)
  const read = feed.read(input.bytes)
  if (!read.ok) return read
  const { model, scoredOn, cves } = read.value
  const pieces = Math.ceil(cves.length / rowsAtOnce)
  const rows = Array.from({ length: pieces }, (_, index) => packRows(read.value, index * rowsAtOnce))
  return readable({ model, scoredOn, count: cves.length, rows }, read.warnings)
}

function packRows({ cves, scores, percentiles }: ScoreList, from: number): ScoreRows {
  const to = from + rowsAtOnce
  return {
    cves: cves.slice(from, to).join(),
    scores: scores.slice(from, to).join(),
    percentiles: percentiles.slice(from, to).join(),
  }
}
