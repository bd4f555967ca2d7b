import type { Command } from 'commander'
import { listCis, Side } from '#contract/inventory/cis.ts'
import { withConnection } from '../connection.ts'
import { addCommand, addPaging, type Common, choice, type Paging } from '../declare.ts'
import type { Desk } from '../desk.ts'
import { tellList } from '../listing.ts'
import { readPages } from '../pages.ts'
import { findTeam } from '../places.ts'
import { inLanguage } from '../words.ts'

interface Options extends Common, Paging {
  readonly q?: string
  readonly kind?: string
  readonly side?: Side
  readonly team?: string
  readonly partOf?: string
}

/** `ci list`: configuration items by name. */
export function addCiList(ci: Command, desk: Desk): void {
  const command = addCommand(ci, desk, 'list')
    .option('--q <TEXT>', desk.say('options.q'))
    .option('--kind <KIND>', desk.say('options.kind'))
    .addOption(choice('--side <SIDE>', desk.say('options.side'), Side.options))
    .option('--team <TEAM>', desk.say('options.team'))
    .option('--part-of <ID>', desk.say('options.part-of'))
  addPaging(command, desk).action(async (options: Options) => {
    await withConnection(desk, async ({ client }) => {
      const { q, kind, side, partOf } = options
      const filter = { q, kind, side, partOfId: partOf, teamId: await findTeam(client, options.team) }
      const list = await readPages((page) => client(listCis, { query: { ...filter, ...page } }), options)
      tellList(desk, options, {
        list,
        headings: ['id', 'kind', 'name', 'team', 'components'],
        cells: (row) => [
          row.id,
          row.kind,
          row.name,
          inLanguage(desk.language, row.team?.name),
          String(row.components),
        ],
      })
    })
  })
}
