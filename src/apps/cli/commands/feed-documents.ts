import type { Command } from 'commander'
import { listVexDocuments, type VexDocumentHead } from '#contract/intel/vex.ts'
import { withConnection } from '../connection.ts'
import { addCommand, addPaging, type Common, type Paging } from '../declare.ts'
import type { Desk } from '../desk.ts'
import { tellList } from '../listing.ts'
import { readPages } from '../pages.ts'
import { moment, none } from '../words.ts'

type Options = Common & Paging & { readonly all?: boolean }

/** `feed documents`: the VEX documents of others, with what of them cannot be compared or is not known here. */
export function addFeedDocuments(feed: Command, desk: Desk): void {
  const command = addCommand(feed, desk, 'documents').option('--all', desk.say('options.replaced'))
  addPaging(command, desk).action(async (options: Options) => {
    await withConnection(desk, async ({ client }) => {
      const all = options.all === true ? 'true' : 'false'
      const list = await readPages((page) => client(listVexDocuments, { query: { all, ...page } }), options)
      tellList(desk, options, {
        list,
        headings: [
          'id',
          'author',
          'name',
          'version',
          'statements',
          'unknown',
          'products',
          'uncompared',
          'received',
        ],
        cells: cellsOf,
      })
    })
  })
}

function cellsOf(document: VexDocumentHead): readonly string[] {
  const { statements, unknown, products, uncompared } = document
  return [
    document.id,
    document.author ?? none,
    document.name,
    document.version ?? none,
    ...[statements, unknown, products, uncompared].map(String),
    moment(document.receivedAt),
  ]
}
