import type { Command } from 'commander'
import {
  endProductName,
  listProductNames,
  type ProductName,
  tellProductName,
} from '#contract/intel/product-names.ts'
import { withConnection } from '../connection.ts'
import { addCommand, addPaging, type Common, choice, type Paging } from '../declare.ts'
import type { Desk } from '../desk.ts'
import { tellList } from '../listing.ts'
import { readPages } from '../pages.ts'
import { none } from '../words.ts'

interface AddOptions extends Common {
  readonly cpe: string
  readonly supplier?: string
  readonly name?: string
  readonly note?: string
}

/** `product-name add`: what a product or a vendor is called. Prints the id of the word. */
export function addProductNameAdd(group: Command, desk: Desk): void {
  addCommand(group, desk, 'add')
    .requiredOption('--cpe <CPE>', desk.say('options.name-cpe'))
    .option('--supplier <TEXT>', desk.say('options.name-supplier'))
    .option('--name <TEXT>', desk.say('options.name-name'))
    .option('--note <TEXT>', desk.say('options.name-note'))
    .action(async ({ json, cpe, supplier, name, note }: AddOptions) => {
      await withConnection(desk, async ({ client }) => {
        const made = await client(tellProductName, { body: { cpe, supplier, name, note } })
        if (json === true) desk.output.json(made)
        else desk.output.lines([made.id])
      })
    })
}

type ListOptions = Common &
  Paging & { readonly from: 'told' | 'ended' | 'listed'; readonly q?: string; readonly cpeKey?: string }

/** `product-name list`: names by who tells them. */
export function addProductNameList(group: Command, desk: Desk): void {
  const command = addCommand(group, desk, 'list')
    .addOption(
      choice('--from <WORD>', desk.say('options.name-from'), ['told', 'ended', 'listed']).default('told'),
    )
    .option('--q <WORDS>', desk.say('options.name-q'))
    .option('--cpe-key <KEY>', desk.say('options.name-key'))
  addPaging(command, desk).action(async ({ from, q, cpeKey, ...options }: ListOptions) => {
    await withConnection(desk, async ({ client }) => {
      const filter = { from, q, product: cpeKey }
      const list = await readPages(
        (page) => client(listProductNames, { query: { ...filter, ...page } }),
        options,
      )
      tellList(desk, options, {
        list,
        headings: ['name', 'supplier', 'product', 'source', 'by', 'id'],
        cells: (row) => cellsOf(row),
      })
    })
  })
}

function cellsOf({ label, supplier, vendor, packageKey, source, told, id }: ProductName): readonly string[] {
  return [label, supplier ?? none, packageKey ?? vendor, source ?? none, told?.madeBy ?? none, id]
}

/** `product-name end`: it is called so no longer. */
export function addProductNameEnd(group: Command, desk: Desk): void {
  addCommand(group, desk, 'end <ID>').action(async (id: string, options: Common) => {
    await withConnection(desk, async ({ client }) => {
      const ended = await client(endProductName, { params: { id } })
      if (options.json === true) desk.output.json(ended)
    })
  })
}
