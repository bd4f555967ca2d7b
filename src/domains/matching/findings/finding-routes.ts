import {
  countFindings as countFindingsRoute,
  listFindings as listFindingsRoute,
  listVulnerabilities as listVulnerabilitiesRoute,
  readVulnerability as readVulnerabilityRoute,
  type Vulnerability,
} from '#contract/matching/findings.ts'
import { type Context, languageOf } from '#domains/identity/index.ts'
import type { Statements } from '#domains/intel/index.ts'
import { answering } from '#platform/http/answer.ts'
import { readCursor, writeCursor } from '#platform/http/cursor.ts'
import { describeProblem } from '#platform/http/problems.ts'
import { presentAssessment } from '../assessments/assessment-routes.ts'
import type { Place } from '../worklist/listing-view.ts'
import type { RecordRow, VulnerabilityRow } from '../worklist/vulnerability-view.ts'
import { countFindings, listFindings, listVulnerabilities, readVulnerability } from './finding-actions.ts'
import type { FindingRow } from './finding-view.ts'

const answer = answering<Context>()

/** Vulnerabilities and findings. */
export const findingRoutes = [
  answer(listVulnerabilitiesRoute, async ({ context, query }) => {
    const { rows, last, total } = await listVulnerabilities(context, {
      ...query,
      after: readPlace(readCursor(query.cursor) ?? []),
    })
    const next = last === undefined ? null : writeCursor(writePlace(last))
    return { rows: rows.map(presentVulnerability), next, total }
  }),
  answer(readVulnerabilityRoute, async ({ context, params }) => {
    const { row, records, statements, disagreements } = await readVulnerability(context, params.alias)
    const [lead] = records
    return {
      ...presentVulnerability(row),
      summary: lead?.title ?? null,
      details: lead?.details ?? null,
      references: records.flatMap((record) => record.links).map(({ type, url }) => ({ type, url })),
      records: records.map((record) => ({
        source: record.source,
        id: record.id,
        title: record.title,
        references: record.links.length,
        publishedAt: record.publishedAt?.toString() ?? null,
        modifiedAt: record.modifiedAt?.toString() ?? null,
        withdrawnAt: record.withdrawnAt?.toString() ?? null,
        receivedAt: record.receivedAt.toString(),
        ...presentStatement(context, statements, record),
        packages: record.packages.map((one) => ({
          ...one,
          ranges: [...(one.ranges ?? [])],
          fixed: [...one.fixed],
        })),
      })),
      exploitation: [...statements.lists],
      epssModel: statements.epss,
      conflicts: [...statements.conflicts],
      disagreements: disagreements.map((one) => ({
        ...one,
        sayings: one.sayings.map((said) => ({ ...said, stretches: [...said.stretches] })),
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

/** Problems of a record that are shown. */
const shownProblems = 20

/** How the record rates it: its vectors with our score, and beside them its own number and word. */
function presentStatement(
  context: Context,
  statements: Statements,
  record: RecordRow,
): Pick<
  Vulnerability['records'][number],
  'severities' | 'own' | 'problems' | 'document' | 'uncompared' | 'texts' | 'phrases'
> {
  const told = statements.records.find(({ source, id }) => source === record.source && id === record.id)
  if (told === undefined) return { severities: [], own: null, problems: [], document: null }
  const { severities, ownScore, ownRating, problems, document, uncompared } = told
  const language = languageOf(context.actor)
  return {
    severities: severities.map(({ system, vector, score, rating, source }) => ({
      system,
      vector,
      score,
      rating,
      ...(source === undefined ? {} : { source }),
    })),
    ...(uncompared === 0 ? {} : { uncompared }),
    ...presentTexts(told),
    own: ownScore === null && ownRating === null ? null : { score: ownScore, rating: ownRating },
    problems: problems.slice(0, shownProblems).map((one) => describeProblem(one, language)),
    document: document === null ? null : { ...document, failures: [...document.failures] },
  }
}

type Told = Statements['records'][number]

function presentTexts({ texts, phrases }: Told): Pick<Vulnerability['records'][number], 'texts' | 'phrases'> {
  return {
    ...(texts === null ? {} : { texts }),
    ...(phrases === null ? {} : { phrases: phrases.slice(0, shownProducts).map(presentPhrases) }),
  }
}

/** Products of a record whose versions are shown. */
const shownProducts = 200

function presentPhrases({ vendor, product, cpes, phrases }: NonNullable<Told['phrases']>[number]) {
  return {
    vendor,
    product,
    cpes: [...cpes],
    versions: phrases.map(({ text, ranges, cves }) => ({
      text,
      ranges: ranges === null ? null : [...ranges],
      cves: [...cves],
    })),
  }
}

function writePlace({ exploited, interest, epss, score, cis, id }: Place): (string | number)[] {
  return [exploited ? 1 : 0, interest, epss, score, cis, id]
}

function readPlace(cursor: readonly unknown[]): Place | undefined {
  const [exploited, interest, epss, score, cis, id] = cursor
  const isPlace =
    typeof interest === 'number' &&
    typeof epss === 'number' &&
    typeof score === 'number' &&
    typeof cis === 'number' &&
    typeof id === 'string'
  return isPlace ? { exploited: exploited === 1, interest, epss, score, cis, id } : undefined
}

/** A line of the worklist as it crosses the wire. */
export function presentVulnerability(row: VulnerabilityRow) {
  const { publishedAt, exploitedAt, changedAt, aliases, teams, ...rest } = row
  return {
    ...rest,
    aliases: [...aliases],
    teams: [...teams],
    exploitedAt: exploitedAt?.toString() ?? null,
    publishedAt: publishedAt?.toString() ?? null,
    changedAt: changedAt.toString(),
  }
}

function presentFinding(context: Context, row: FindingRow) {
  const { place: _, since, assessment, statements, wrongMatch, ...rest } = row
  return {
    ...rest,
    ...(wrongMatch === null ? {} : { wrongMatch }),
    since: since.toString(),
    assessment: assessment === null ? null : presentAssessment(context, assessment),
    statements: statements.map((one) => ({ ...one })),
  }
}
