import { type ActivityLine, listActivity as listActivityRoute } from '#contract/matching/activity.ts'
import type { Context } from '#domains/identity/index.ts'
import { answering } from '#platform/http/answer.ts'
import { readCursor, writeCursor } from '#platform/http/cursor.ts'
import type { ActivityPlace, ActivityRow } from './activity.ts'
import { listActivityOfCi, listActivityOfVulnerability } from './activity-actions.ts'

const answer = answering<Context>()

/** What happened to a vulnerability or an item. */
export const activityRoutes = [
  answer(listActivityRoute, async ({ context, query }) => {
    const { vulnerability = '', ci, limit } = query
    const page = { limit, after: readPlace(readCursor(query.cursor) ?? []) }
    const rows =
      ci === undefined
        ? await listActivityOfVulnerability(context, vulnerability, page)
        : await listActivityOfCi(context, ci, page)
    const last = rows.length === limit ? rows.at(-1) : undefined
    return {
      rows: rows.map(presentLine),
      next: last === undefined ? null : writeCursor([last.at, last.id]),
      total: null,
    }
  }),
]

function readPlace([at, id]: readonly unknown[]): ActivityPlace | undefined {
  const isPlace = typeof at === 'string' && typeof id === 'string' && !Number.isNaN(Date.parse(at))
  return isPlace ? { at, id } : undefined
}

function presentLine({ happening, ...said }: ActivityRow): ActivityLine {
  if (happening.kind === 'item')
    return { ...said, ...happening, fields: happening.fields.map((field) => ({ ...field })) }
  if (happening.kind === 'hits') return { ...said, ...happening, names: [...happening.names] }
  return { ...said, ...happening }
}
