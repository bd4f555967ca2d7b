import type { Command } from 'commander'
import {
  type CiComponent,
  type CiLicence,
  listCiComponents,
  listCiLicences,
} from '#contract/inventory/cis.ts'
import { withConnection } from '../connection.ts'
import { addCommand, addPaging, type Common, type Paging } from '../declare.ts'
import type { Desk } from '../desk.ts'
import { tellList } from '../listing.ts'
import { readPages } from '../pages.ts'
import { none } from '../words.ts'

interface Options extends Common, Paging {
  readonly q?: string
  readonly licence?: string
}

/** `ci components`: what an item is composed of, all of it or what stands under a licence. */
export function addCiComponents(ci: Command, desk: Desk): void {
  const command = addCommand(ci, desk, 'components <ID>')
    .option('--q <TEXT>', desk.say('options.q'))
    .option('--licence <ID>', desk.say('options.licence'))
  addPaging(command, desk).action(async (id: string, options: Options) => {
    await withConnection(desk, async ({ client }) => {
      const { q, licence } = options
      const list = await readPages(
        (page) => client(listCiComponents, { params: { id }, query: { q, licence, ...page } }),
        options,
      )
      tellList(desk, options, {
        list,
        headings: ['id', 'name', 'version', 'package', 'licences'],
        cells: (row) => [row.id, row.name, row.version, row.purl ?? row.packageKey, licencesOf(row, desk)],
      })
    })
  })
}

function licencesOf({ licences }: CiComponent, desk: Desk): string {
  return licences.length === 0 ? none : licences.map((one) => licenceIn(one, desk)).join('; ')
}

/** What is not on SPDX's list is marked as such. */
function licenceIn({ text, isKnown }: Pick<CiLicence, 'text' | 'isKnown'>, desk: Desk): string {
  return isKnown ? text : desk.say('licences.other', { text })
}

/** `ci licences`: how many of an item's components stand under which licence. */
export function addCiLicences(ci: Command, desk: Desk): void {
  addCommand(ci, desk, 'licences <ID>').action(async (id: string, options: Common) => {
    await withConnection(desk, async ({ client }) => {
      const answer = await client(listCiLicences, { params: { id } })
      if (options.json === true) return desk.output.json(answer)
      const number = new Intl.NumberFormat(desk.language)
      const rows = answer.rows.map((row) => [licenceIn(row, desk), number.format(row.components)])
      const untold = answer.none === 0 ? [] : [[desk.say('licences.none'), number.format(answer.none)]]
      if (rows.length + untold.length === 0) return desk.output.note(desk.say('list.empty'))
      const headings = ['licence', 'components'].map((heading) => desk.say(`fields.${heading}`))
      desk.output.table([headings, ...rows, ...untold])
      const more = answer.total - answer.rows.length
      if (more > 0) desk.output.note(desk.say('licences.more', { count: more, number: number.format(more) }))
    })
  })
}
