import {
  changeWrongMatch as changeRoute,
  endWrongMatch as endRoute,
  listWrongMatches as listRoute,
  previewWrongMatch as previewRoute,
  reportWrongMatch as reportRoute,
} from '#contract/matching/wrong-matches.ts'
import type { Context } from '#domains/identity/index.ts'
import { answering } from '#platform/http/answer.ts'
import { withCurrent } from '#platform/http/conflict.ts'
import { readCursor, writeCursor } from '#platform/http/cursor.ts'
import {
  changeWrongMatch,
  endWrongMatch,
  listWrongMatches,
  previewWrongMatch,
  type ReportScope,
  readWrongMatch,
  reportWrongMatch,
  type ShownRow,
} from './wrong-match-actions.ts'

const answer = answering<Context>()

/** Matches that were reported as wrong. */
export const wrongMatchRoutes = [
  answer(listRoute, async ({ context, query }) => {
    const [before] = readCursor(query.cursor) ?? []
    const { rows, total } = await listWrongMatches(context, {
      state: query.state,
      vulnerability: query.vulnerability,
      teamId: query.team,
      ciId: query.ci,
      before: typeof before === 'string' ? before : undefined,
      limit: query.limit,
    })
    const last = rows.length === query.limit ? rows.at(-1) : undefined
    return { rows: rows.map(present), next: last === undefined ? null : writeCursor([last.id]), total }
  }),
  answer(previewRoute, ({ context, query }) => previewWrongMatch(context, scopeOf(query))),
  answer(reportRoute, async ({ context, body }) =>
    present(
      await reportWrongMatch(context, scopeOf(body), { reason: body.reason, until: instantOf(body.until) }),
    ),
  ),
  answer(changeRoute, async ({ context, params: { id }, body, version }) => {
    const change = { reason: body.reason, until: instantOf(body.until), version }
    return present(await orCurrent(context, id, () => changeWrongMatch(context, id, change)))
  }),
  answer(endRoute, async ({ context, params: { id } }) =>
    present(await orCurrent(context, id, () => endWrongMatch(context, id))),
  ),
]

function orCurrent<T>(context: Context, id: string, work: () => Promise<T>): Promise<T> {
  return withCurrent('matching.wrong-match-changed', work, async () =>
    present(await readWrongMatch(context, id)),
  )
}

interface Asked {
  readonly vulnerability: string
  readonly component: string
  readonly about: ReportScope['about']
  readonly versions: ReportScope['versions']
  readonly ci?: string | undefined
  readonly team?: string | undefined
}

function scopeOf({ vulnerability, component, about, versions, ci, team }: Asked): ReportScope {
  return {
    vulnerability,
    componentId: Number(component),
    about,
    versions,
    ciId: ci ?? null,
    teamId: team ?? null,
  }
}

function instantOf(time: string | undefined): Temporal.Instant | undefined {
  return time === undefined ? undefined : Temporal.Instant.from(time)
}

function present({ until, madeAt, endedAt, ...row }: ShownRow) {
  return {
    ...row,
    until: until.toString(),
    madeAt: madeAt.toString(),
    endedAt: endedAt?.toString() ?? null,
  }
}
