import {
  countFindings as countFindingsRoute,
  listFindings as listFindingsRoute,
  listVulnerabilities as listVulnerabilitiesRoute,
  readVulnerability as readVulnerabilityRoute,
} from '#contract/matching/findings.ts'
import type { Context } from '#domains/identity/index.ts'
import { answering } from '#platform/http/answer.ts'
import { readCursor, writeCursor } from '#platform/http/cursor.ts'
import { presentAssessment } from '../assessments/assessment-routes.ts'
import type { VulnerabilityRow } from '../worklist/vulnerability-view.ts'
import { countFindings, listFindings, listVulnerabilities, readVulnerability } from './finding-actions.ts'
import type { FindingRow } from './finding-view.ts'

const answer = answering<Context>()

/** Vulnerabilities and findings. */
export const findingRoutes = [
  answer(listVulnerabilitiesRoute, async ({ context, query }) => {
    const [rating, cis, id] = readCursor(query.cursor) ?? []
    const after =
      typeof rating === 'number' && typeof cis === 'number' && typeof id === 'string'
        ? { rating, cis, id }
        : undefined
    const { rows, total } = await listVulnerabilities(context, { ...query, after })
    const last = rows.at(-1)
    const next =
      rows.length === query.limit && last !== undefined ? writeCursor([last.rating, last.cis, last.id]) : null
    return { rows: rows.map(presentVulnerability), next, total }
  }),
  answer(readVulnerabilityRoute, async ({ context, params }) => {
    const { row, records } = await readVulnerability(context, params.alias)
    const [lead] = records
    return {
      ...presentVulnerability(row),
      summary: lead?.title ?? null,
      details: lead?.details ?? null,
      references: records.flatMap((record) => record.links).map(({ type, url }) => ({ type, url })),
      records: records.map((record) => ({
        source: record.source,
        id: record.id,
        modifiedAt: record.modifiedAt?.toString() ?? null,
        withdrawnAt: record.withdrawnAt?.toString() ?? null,
        receivedAt: record.receivedAt.toString(),
        packages: record.packages.map((one) => ({
          ...one,
          ranges: [...(one.ranges ?? [])],
          fixed: [...one.fixed],
        })),
      })),
    }
  }),
  answer(listFindingsRoute, async ({ context, query }) => {
    const [folded, vulnerability, hit, ci] = readCursor(query.cursor) ?? []
    const isPlace =
      typeof folded === 'string' &&
      typeof vulnerability === 'string' &&
      typeof hit === 'number' &&
      typeof ci === 'string'
    const { rows, total } = await listFindings(context, {
      vulnerability: query.vulnerability,
      ciId: query.ci,
      teamId: query.team,
      status: query.status,
      after: isPlace ? { folded, vulnerability, hit, ci } : undefined,
      limit: query.limit,
    })
    const place = rows.at(-1)?.place
    const next =
      rows.length === query.limit && place !== undefined
        ? writeCursor([place.folded, place.vulnerability, place.hit, place.ci])
        : null
    return { rows: rows.map((row) => presentFinding(context, row)), next, total }
  }),
  answer(countFindingsRoute, async ({ context, query }) => ({
    rows: [...(await countFindings(context, query.cis))],
  })),
]

function presentVulnerability(row: VulnerabilityRow) {
  const { open: _, cis: __, rating: ___, publishedAt, changedAt, aliases, teams, ...rest } = row
  return {
    ...rest,
    aliases: [...aliases],
    teams: [...teams],
    publishedAt: publishedAt?.toString() ?? null,
    changedAt: changedAt.toString(),
  }
}

function presentFinding(context: Context, row: FindingRow) {
  const { place: _, since, assessment, ...rest } = row
  return {
    ...rest,
    since: since.toString(),
    assessment: assessment === null ? null : presentAssessment(context, assessment),
  }
}
