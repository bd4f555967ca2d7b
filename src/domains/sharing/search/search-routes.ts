import { type FoundGroup, search } from '#contract/sharing/search.ts'
import type { Context } from '#domains/identity/index.ts'
import { type Answering, answering } from '#platform/http/answer.ts'
import { type FoundKind, type FoundRows, orderKinds } from './found.ts'
import { findEverything } from './search-actions.ts'

const answer = answering<Context>()

/** The one search. */
export const searchRoutes: readonly Answering<Context>[] = [
  answer(search, async ({ context, query }) => {
    const found = await findEverything(context, query)
    return { groups: orderKinds(found).map((kind) => presentGroup(kind, found, query.limit)) }
  }),
]

function presentGroup(kind: FoundKind, found: FoundRows, limit: number): FoundGroup {
  const more = found[kind].length > limit
  switch (kind) {
    case 'vulnerability':
      return {
        kind,
        more,
        rows: found[kind].slice(0, limit).map(({ rank: _rank, exploitedAt, ...row }) => ({
          ...row,
          exploitedAt: exploitedAt?.toString() ?? null,
        })),
      }
    case 'item':
      return { kind, more, rows: bare(found[kind], limit) }
    case 'component':
      return { kind, more, rows: bare(found[kind], limit) }
    case 'document':
      return {
        kind,
        more,
        rows: found[kind].slice(0, limit).map(({ rank: _rank, receivedAt, ...row }) => ({
          ...row,
          receivedAt: receivedAt.toString(),
        })),
      }
    case 'person':
      return { kind, more, rows: bare(found[kind], limit) }
    case 'team':
      return { kind, more, rows: bare(found[kind], limit) }
    case 'organisation':
      return { kind, more, rows: bare(found[kind], limit) }
  }
}

/** Without what only orders them. */
function bare<Row extends { readonly rank: number }>(
  rows: readonly Row[],
  limit: number,
): Omit<Row, 'rank'>[] {
  return rows.slice(0, limit).map(({ rank: _rank, ...row }) => row)
}
