import type { Command } from 'commander'
import { type Feed, listFeeds } from '#contract/intel/feeds.ts'
import { withConnection } from '../connection.ts'
import { addCommand, type Common } from '../declare.ts'
import type { Desk } from '../desk.ts'
import { tellList } from '../listing.ts'
import { isFetched, nextOf, outcomeOf } from '../sources.ts'
import { moment, none } from '../words.ts'

/** `feed list`: sources, and how fetching them fares. */
export function addFeedList(feed: Command, desk: Desk): void {
  addCommand(feed, desk, 'list').action(async (options: Common) => {
    await withConnection(desk, async ({ client }) => {
      const { rows } = await client(listFeeds)
      tellList(desk, options, {
        list: { rows, next: null, total: rows.length },
        headings: ['id', 'records', 'outcome', 'succeeded', 'failures', 'next', 'gap', 'address'],
        cells: (row) => cellsOf(desk, row),
      })
      for (const { title, health } of rows.filter(isFetched)) {
        if (health.problem !== null)
          desk.output.note(`${title}${health.problem.path}: ${health.problem.message}`)
      }
    })
  })
}

function cellsOf(desk: Desk, row: Feed): readonly string[] {
  const records = new Intl.NumberFormat(desk.language).format(row.records)
  if (!isFetched(row)) return [row.id, records, ...Array.from({ length: 6 }, () => none)]
  const { health, settings } = row
  return [
    row.id,
    records,
    outcomeOf(desk, health.outcome),
    moment(health.succeededAt),
    String(health.failures),
    nextOf(desk, row),
    moment(health.gapSince),
    settings.url ?? none,
  ]
}
