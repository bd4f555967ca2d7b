import { mendText } from '#formats/json/storable.ts'
import { type ProblemLog, problemLog } from '#formats/problem-log.ts'
import { decodeText } from '#formats/text/decode-text.ts'
import { problem, readable, unreadable } from '#kernel/parsed/parsed.ts'
import type { ScoreFeed, ScoreList } from '../feed.ts'

/** FIRST's Exploit Prediction Scoring System: a CSV of all CVEs a day. */
export const epss: ScoreFeed = {
  id: 'epss',
  title: 'FIRST EPSS',
  shape: 'scores',
  isRecord: (fileName) => fileName.endsWith('.csv'),
  recognises: (beginning) => marks.test(beginning),
  read(bytes) {
    const text = decodeText(bytes)
    if (!text.ok) return text
    const lines = text.value.split(/\r?\n/)
    // Since 2022 a comment before the header names the model and the day (sources.md 2.3 has all four forms).
    const comment = lines[0]?.startsWith('#') ? lines[0] : ''
    const start = comment === '' ? 0 : 1
    const columns = columnsOf(lines[start] ?? '')
    if (columns === null) {
      const found = (lines[start] ?? '').slice(0, 80)
      return unreadable(problem(`/line/${start + 1}`, 'feed.header-not-known', { found }))
    }
    const log = problemLog()
    const rows = readRows(lines, { from: start + 1, columns, log })
    return readable({ ...describe(comment, log), ...rows }, [...text.warnings, ...log.list()])
  },
}

const marks = /^(?:#model_version:|cve,epss(?:,percentile)?\r?\n)/

/** How many columns a row has; null for another file. */
function columnsOf(header: string): 2 | 3 | null {
  const names = header.trim().toLowerCase()
  if (names === 'cve,epss,percentile') return 3
  return names === 'cve,epss' ? 2 : null
}

function describe(comment: string, log: ProblemLog): Pick<ScoreList, 'model' | 'scoredOn'> {
  const model = /model_version:(?<model>[^,]+)/.exec(comment)?.groups?.model ?? ''
  const scoredOn = /score_date:(?<day>\d{4}-\d\d-\d\d)/.exec(comment)?.groups?.day ?? null
  return { model: mendText(model.trim().slice(0, 80), '/line/1', log), scoredOn }
}

interface Rows {
  readonly from: number
  readonly columns: 2 | 3
  readonly log: ProblemLog
}

type Columns = Pick<ScoreList, 'cves' | 'scores' | 'percentiles'>

/** A CVE that comes again counts with its last row. */
function readRows(lines: readonly string[], { from, columns, log }: Rows): Columns {
  const cves: string[] = []
  const scores: number[] = []
  const percentiles: (number | null)[] = []
  const places = new Map<string, number>()
  for (let index = from; index < lines.length; index++) {
    const line = lines[index] ?? ''
    if (line === '') continue
    const row = readRow(line, columns)
    if (row === null) {
      log.add(`/line/${index + 1}`, 'feed.line-not-read', { found: line.slice(0, 80) })
      continue
    }
    const place = places.get(row.cve) ?? cves.length
    places.set(row.cve, place)
    cves[place] = row.cve
    scores[place] = row.score
    percentiles[place] = row.percentile
  }
  return { cves, scores, percentiles }
}

function readRow(line: string, columns: number) {
  const cells = line.split(',')
  const [cve = '', score = '', percentile] = cells
  if (cells.length !== columns || !/^CVE-\d{4}-\d{4,19}$/.test(cve)) return null
  const value = probability(score)
  const rank = percentile === undefined ? null : probability(percentile)
  return value === null || (percentile !== undefined && rank === null)
    ? null
    : { cve, score: value, percentile: rank }
}

/** From 0 to 1, else null. */
function probability(text: string): number | null {
  const value = /^[\d.]+(?:e-?\d+)?$/i.test(text) ? Number(text) : Number.NaN
  return value >= 0 && value <= 1 ? value : null
}
