import { type Command, InvalidArgumentError } from 'commander'
import { type FoundGroup, FoundKind, search } from '#contract/sharing/search.ts'
import { withConnection } from '../connection.ts'
import { addCommand, type Common, choice } from '../declare.ts'
import type { Desk } from '../desk.ts'
import { describeSeverity } from '../severity-words.ts'
import { inLanguage, none } from '../words.ts'

interface Options extends Common {
  readonly kind?: FoundKind
  readonly limit: number
}

/** `search`: whatever holds the words, of everything the reader may see. */
export function addSearch(program: Command, desk: Desk): void {
  addCommand(program, desk, 'search <TEXT...>')
    .addOption(choice('--kind <KIND>', desk.say('options.found-kind'), FoundKind.options))
    .option('--limit <N>', desk.say('options.found-limit'), readLimit, 20)
    .action(async (texts: readonly string[], { kind, limit, json }: Options) => {
      await withConnection(desk, async ({ client }) => {
        const found = await client(search, { query: { q: texts.join(' '), kind, limit } })
        if (json === true) return desk.output.json(found)
        if (found.groups.length === 0) return desk.output.note(desk.say('list.empty'))
        tellGroups(desk, found.groups)
      })
    })
}

/** As many of each kind as the contract gives. */
function readLimit(text: string): number {
  const limit = Number(text)
  if (!Number.isSafeInteger(limit) || limit < 1 || limit > 50) throw new InvalidArgumentError('')
  return limit
}

function tellGroups(desk: Desk, groups: readonly FoundGroup[]): void {
  const kindOf = ({ kind }: FoundGroup) => desk.say(`search.kinds.${kind}`)
  desk.output.table([
    ['kind', 'name', 'about', 'id'].map((name) => desk.say(`fields.${name}`)),
    ...groups.flatMap((group) => rowsOf(desk, group).map((row) => [kindOf(group), ...row])),
  ])
  const more = groups.filter((group) => group.more).map(kindOf)
  if (more.length > 0) {
    const kinds = new Intl.ListFormat(desk.language, { type: 'unit' }).format(more)
    desk.output.note(desk.say('search.more', { kinds }))
  }
}

/** Name, what tells it apart, and the id that other commands take. */
function rowsOf(desk: Desk, group: FoundGroup): readonly (readonly string[])[] {
  switch (group.kind) {
    case 'vulnerability':
      return group.rows.map((row) => [
        row.name,
        `${describeSeverity(desk, row.severity)}  ${row.title}`,
        row.shortId,
      ])
    case 'item':
      return group.rows.map((row) => [row.name, row.partOf?.name ?? row.kind, row.id])
    case 'component':
      return group.rows.map((row) => [row.name, row.heldBy.name, row.packageKey])
    case 'document':
      return group.rows.map((row) => [row.name, row.ci.name, row.id])
    case 'person':
      return group.rows.map((row) => [row.name, row.login, row.id])
    case 'team':
    case 'organisation':
      return group.rows.map((row) => [inLanguage(desk.language, row.name), none, row.id])
  }
}
