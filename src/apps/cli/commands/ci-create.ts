import type { Command } from 'commander'
import type { Client } from '#contract/client.ts'
import { type CiKind, createCi, listCiKinds, NewCi } from '#contract/inventory/cis.ts'
import { Tlp } from '#contract/shapes.ts'
import { withConnection } from '../connection.ts'
import { addCommand, type Common, choice, gather } from '../declare.ts'
import type { Desk } from '../desk.ts'
import { refuseUse } from '../errors.ts'
import { findOrganisation, findTeam } from '../places.ts'

interface Options extends Common {
  readonly kind: string
  readonly name: string
  readonly partOf?: string
  readonly team?: string
  readonly organisation?: string
  readonly division?: string
  readonly owner?: string
  readonly criticality?: NewCi['criticality']
  readonly exposure?: NewCi['exposure']
  readonly tlp?: Tlp
  readonly needToKnow?: boolean
  readonly attribute: readonly string[]
}

/** `ci create`: prints the id of the new item. */
export function addCiCreate(ci: Command, desk: Desk): void {
  addCommand(ci, desk, 'create')
    .requiredOption('--kind <KIND>', desk.say('options.kind'))
    .requiredOption('--name <NAME>', desk.say('options.item-name'))
    .option('--part-of <ID>', desk.say('options.part-of'))
    .option('--team <TEAM>', desk.say('options.team'))
    .option('--organisation <NAME>', desk.say('options.item-organisation'))
    .option('--division <ID>', desk.say('options.division'))
    .option('--owner <ID>', desk.say('options.owner'))
    .addOption(choice('--criticality <LEVEL>', desk.say('options.criticality'), ['low', 'medium', 'high']))
    .addOption(
      choice('--exposure <EXPOSURE>', desk.say('options.exposure'), [
        'internet',
        'partner',
        'internal',
        'isolated',
      ]),
    )
    .addOption(choice('--tlp <TLP>', desk.say('options.tlp'), Tlp.options))
    .option('--need-to-know', desk.say('options.need-to-know'))
    .option('--attribute <NAME=VALUE>', desk.say('options.attribute'), gather, [])
    .action(async (options: Options) => {
      await withConnection(desk, async ({ client }) => {
        const made = await client(createCi, { body: await toDraft(client, options) })
        if (options.json === true) desk.output.json(made)
        else desk.output.lines([made.id])
      })
    })
}

async function toDraft(client: Client, options: Options): Promise<NewCi> {
  return NewCi.parse({
    kind: options.kind,
    name: options.name,
    partOfId: options.partOf,
    organisationId: await findOrganisation(client, options.organisation),
    teamId: await findTeam(client, options.team),
    divisionId: options.division,
    ownerId: options.owner,
    criticality: options.criticality,
    exposure: options.exposure,
    tlp: options.tlp,
    needToKnow: options.needToKnow,
    attributes: await readAttributes(client, options),
  })
}

type Value = string | number | boolean

async function readAttributes(client: Client, options: Options): Promise<Record<string, Value>> {
  if (options.attribute.length === 0) return {}
  const { rows } = await client(listCiKinds)
  const kind = rows.find((one) => one.id === options.kind)
  return Object.fromEntries(options.attribute.map((text) => readAttribute(text, kind)))
}

/** `NAME=VALUE`, in the form that the kind wants; what the kind does not know goes as text and is refused. */
function readAttribute(text: string, kind: CiKind | undefined): readonly [string, Value] {
  const [, name = '', value = ''] = /^([^=]+)=(.*)$/s.exec(text) ?? []
  if (name === '') throw refuseUse('attribute-form', { facts: { text } })
  const form = kind?.attributes.find((one) => one.id === name)?.form
  if (form === 'number' && value.trim() !== '' && Number.isFinite(Number(value))) return [name, Number(value)]
  if (form === 'boolean' && (value === 'true' || value === 'false')) return [name, value === 'true']
  return [name, value]
}
