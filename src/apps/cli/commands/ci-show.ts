import type { Command } from 'commander'
import { type Ci, readCi } from '#contract/inventory/cis.ts'
import { withConnection } from '../connection.ts'
import { addCommand, type Common } from '../declare.ts'
import type { Desk } from '../desk.ts'
import { inLanguage, moment, none } from '../words.ts'

/** `ci show`: one configuration item. */
export function addCiShow(ci: Command, desk: Desk): void {
  addCommand(ci, desk, 'show <ID>').action(async (id: string, options: Common) => {
    await withConnection(desk, async ({ client }) => {
      const item = await client(readCi, { params: { id } })
      if (options.json === true) desk.output.json(item)
      else desk.output.table(factsOf(desk, item))
    })
  })
}

function factsOf(desk: Desk, item: Ci): readonly (readonly string[])[] {
  const facts: Readonly<Record<string, string>> = {
    id: item.id,
    kind: item.kind,
    name: item.name,
    'part-of': item.partOf === null ? none : `${item.partOf.name} (${item.partOf.id})`,
    organisation: inLanguage(desk.language, item.organisation.name),
    division: inLanguage(desk.language, item.division?.name),
    team: inLanguage(desk.language, item.team?.name),
    owner: item.owner?.name ?? none,
    criticality: item.criticality ?? none,
    exposure: item.exposure ?? none,
    tlp: `TLP:${item.tlp.toUpperCase()}`,
    components: String(item.components),
    changed: moment(item.changedAt),
  }
  const attributes = Object.entries(item.attributes).map(([name, value]) => [name, String(value)])
  return [...Object.entries(facts).map(([name, value]) => [desk.say(`fields.${name}`), value]), ...attributes]
}
