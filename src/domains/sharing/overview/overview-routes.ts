import {
  listOverviewItems as listOverviewItemsRoute,
  listOverviewVulnerabilities as listOverviewVulnerabilitiesRoute,
  listSent as listSentRoute,
  readOverview as readOverviewRoute,
  type Sent,
} from '#contract/sharing/overview.ts'
import type { Context } from '#domains/identity/index.ts'
import type { VulnerabilityRow } from '#domains/matching/index.ts'
import { isId } from '#kernel/ids/ids.ts'
import { type Answering, answering } from '#platform/http/answer.ts'
import { readCursor, writeCursor } from '#platform/http/cursor.ts'
import type { Mailer } from '#platform/mail/index.ts'
import type { ItemRow } from './item-view.ts'
import { sayable } from './overview.ts'
import {
  listOverviewItems,
  listOverviewVulnerabilities,
  listSent,
  type Overview,
  readOverview,
} from './overview-actions.ts'
import type { Place, TeamAttention } from './part-view.ts'
import type { SentPlace, SentRow } from './sent-view.ts'

const answer = answering<Context>()

/** What is new, what waits for somebody, what was sent to whom. */
export function overviewRoutes(mailer: Pick<Mailer, 'configured'>): readonly Answering<Context>[] {
  return [
    answer(readOverviewRoute, async ({ context, query }) => {
      const found = await readOverview(context, { since: readTime(query.since), teamId: query.team })
      return presentOverview(found, mailer)
    }),
    answer(listOverviewVulnerabilitiesRoute, async ({ context, query }) => {
      const { part, team: teamId, limit } = query
      const after = readPlace(readCursor(query.cursor) ?? [])
      const asked = { part, teamId, limit, after, since: readTime(query.since) }
      const { total, rows, last } = await listOverviewVulnerabilities(context, asked)
      const next = last === undefined ? null : writeCursor(writePlace(last))
      return { ...presentCounted({ total, rows }), next }
    }),
    answer(listOverviewItemsRoute, async ({ context, query }) => {
      const [folded, id] = readCursor(query.cursor) ?? []
      const after =
        typeof folded === 'string' && typeof id === 'string' && isId(id) ? { folded, id } : undefined
      const found = await listOverviewItems(context, { part: query.part, limit: query.limit, after })
      const last = found.rows.length === query.limit ? found.rows.at(-1) : undefined
      return {
        ...presentItems(found),
        next: last === undefined ? null : writeCursor([last.folded, last.id]),
      }
    }),
    answer(listSentRoute, async ({ context, query }) => {
      const after = readSentPlace(readCursor(query.cursor) ?? [])
      const asked = { since: readTime(query.since), limit: query.limit, after }
      const { total, rows } = await listSent(context, asked)
      const last = rows.length === query.limit ? rows.at(-1) : undefined
      return {
        rows: rows.map((row) => presentSent(row, mailer)),
        next: last === undefined ? null : writeCursor([last.at, subjectOf(last)]),
        total: sayable(total),
      }
    }),
  ]
}

function readTime(since: string | undefined): Temporal.Instant | undefined {
  return since === undefined ? undefined : Temporal.Instant.from(since)
}

function writePlace({ exploited, interest, epss, score, id }: Place): (string | number)[] {
  return [exploited ? 1 : 0, interest, epss, score, id]
}

function readPlace(cursor: readonly unknown[]): Place | undefined {
  const [exploited, interest, epss, score, id] = cursor
  const isPlace =
    typeof interest === 'number' &&
    typeof epss === 'number' &&
    typeof score === 'number' &&
    typeof id === 'string' &&
    isId(id)
  return isPlace ? { exploited: exploited === 1, interest, epss, score, id } : undefined
}

function readSentPlace(cursor: readonly unknown[]): SentPlace | undefined {
  const [at, subject] = cursor
  if (typeof at !== 'string' || typeof subject !== 'string' || Number.isNaN(Date.parse(at))) return undefined
  return { at, subject }
}

function subjectOf({ subject }: SentRow): string {
  return subject.kind === 'worklist' ? subject.batch : subject.id
}

function presentCounted({
  total,
  rows,
}: {
  readonly total: number
  readonly rows: readonly VulnerabilityRow[]
}) {
  return { total: sayable(total), rows: rows.map(presentVulnerability) }
}

function presentVulnerability(row: VulnerabilityRow) {
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

function presentOverview(found: Overview, mailer: Pick<Mailer, 'configured'>) {
  const { news, sources, teams, sent } = found
  return {
    since: found.since.toString(),
    steps: found.steps,
    news: news && {
      new: presentCounted(news.new),
      exploited: presentCounted(news.exploited),
      changed: presentCounted(news.changed),
      touched: presentCounted(news.touched),
    },
    sources: sources?.map((source) => ({ ...source, at: source.at.toString() })) ?? null,
    teams: teams?.map(presentAttention) ?? null,
    unclaimed: presentItems(found.unclaimed),
    ownerless: presentItems(found.ownerless),
    sent: sent && {
      total: sayable(sent.subjects),
      told: sent.told,
      read: sent.read,
      rows: sent.rows.map((row) => presentSent(row, mailer)),
    },
  }
}

function presentAttention({ team, unseen, overtaken }: TeamAttention) {
  return { team, unseen: sayable(unseen), overtaken: sayable(overtaken) }
}

function presentItems({ total, rows }: { readonly total: number; readonly rows: readonly ItemRow[] }) {
  return { total: sayable(total), rows: rows.map(({ folded: _, ...row }) => row) }
}

function presentSent({ teams, people, ...row }: SentRow, mailer: Pick<Mailer, 'configured'>): Sent {
  return { ...row, teams: [...teams], people: presentTold(people, mailer) }
}

/** People who were told. Without a mail server a mail waits for ever: then none goes. */
export function presentTold(people: SentRow['people'], mailer: Pick<Mailer, 'configured'>): Sent['people'] {
  const mailOf = ({ mail }: SentRow['people'][number]) =>
    mail === null || (mail === 'waiting' && !mailer.configured) ? 'none' : mail
  return people.map((person) => ({ ...person, mail: mailOf(person) }))
}
