import type { Command } from 'commander'
import type { Answer, Client } from '#contract/client.ts'
import { readCi } from '#contract/inventory/cis.ts'
import {
  endWrongMatch,
  listWrongMatches,
  previewWrongMatch,
  reportWrongMatch,
  type WrongMatch,
} from '#contract/matching/wrong-matches.ts'
import { withConnection } from '../connection.ts'
import { addCommand, addPaging, type Common, choice, type Paging } from '../declare.ts'
import type { Desk } from '../desk.ts'
import { refuseUse } from '../errors.ts'
import { tellList } from '../listing.ts'
import { readPages } from '../pages.ts'
import { findTeam } from '../places.ts'
import { inLanguage, moment, none } from '../words.ts'

interface AddOptions extends Common {
  readonly component: string
  readonly about: 'vulnerability' | 'record' | 'rank'
  readonly package?: boolean
  readonly team?: string
  readonly ci?: string
  readonly reason: string
  readonly until?: string
  readonly preview?: boolean
}

/** `wrong-match add`: reports a match as wrong, for an item, a team, or everybody. Prints the id of the report. */
export function addWrongMatchAdd(group: Command, desk: Desk): void {
  addCommand(group, desk, 'add <VULNERABILITY>')
    .requiredOption('--component <ID>', desk.say('options.wrong-component'))
    .addOption(
      choice('--about <WORD>', desk.say('options.wrong-about'), ['vulnerability', 'record', 'rank']).default(
        'vulnerability',
      ),
    )
    .option('--package', desk.say('options.wrong-package'))
    .option('--team <TEAM>', desk.say('options.wrong-team'))
    .option('--ci <ID>', desk.say('options.wrong-ci'))
    .requiredOption('--reason <TEXT>', desk.say('options.wrong-reason'))
    .option('--until <TIME>', desk.say('options.wrong-until'))
    .option('--preview', desk.say('options.wrong-preview'))
    .action(async (vulnerability: string, options: AddOptions) => {
      await withConnection(desk, async ({ client }) => {
        const scope = await scopeOf(client, vulnerability, options)
        if (options.preview === true)
          tellPreview(desk, options, await client(previewWrongMatch, { query: scope }))
        else await report(desk, options, { client, scope })
      })
    })
}

/** For an item it is the item's team that reports; without one nobody can. */
async function scopeOf(client: Client, vulnerability: string, options: AddOptions) {
  const { component, about, ci } = options
  const team = ci === undefined ? await findTeam(client, options.team) : await teamOf(client, ci)
  const versions = options.package === true ? ('package' as const) : ('component' as const)
  return { vulnerability, component, about, versions, ci, team }
}

async function teamOf(client: Client, ci: string): Promise<string> {
  const { team } = await client(readCi, { params: { id: ci } })
  if (team === null) throw refuseUse('ci-or-team')
  return team.id
}

function tellPreview(desk: Desk, { json }: Common, preview: Answer<typeof previewWrongMatch>): void {
  if (json === true) desk.output.json(preview)
  else desk.output.lines([desk.say('wrong-match.preview', preview)])
}

async function report(
  desk: Desk,
  options: AddOptions,
  { client, scope }: { readonly client: Client; readonly scope: Awaited<ReturnType<typeof scopeOf>> },
): Promise<void> {
  const until = options.until === undefined ? undefined : instantOf(options.until)
  const made = await client(reportWrongMatch, { body: { ...scope, reason: options.reason, until } })
  if (options.json === true) desk.output.json(made)
  else desk.output.lines([made.id])
}

/** A moment as RFC 3339, or a day, which means its end in UTC. */
function instantOf(text: string): string {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) ? `${text}T23:59:59Z` : text
}

type ListOptions = Common &
  Paging & { readonly state: 'live' | 'ended' | 'all'; readonly vulnerability?: string }

/** `wrong-match list`: the reports, with how many findings each sets aside now. */
export function addWrongMatchList(group: Command, desk: Desk): void {
  const command = addCommand(group, desk, 'list')
    .addOption(
      choice('--state <STATE>', desk.say('options.wrong-state'), ['live', 'ended', 'all']).default('live'),
    )
    .option('--vulnerability <ALIAS>', desk.say('options.vulnerability'))
  addPaging(command, desk).action(async (options: ListOptions) => {
    await withConnection(desk, async ({ client }) => {
      const filter = { state: options.state, vulnerability: options.vulnerability }
      const list = await readPages(
        (page) => client(listWrongMatches, { query: { ...filter, ...page } }),
        options,
      )
      tellList(desk, options, {
        list,
        headings: ['about', 'component', 'item', 'team', 'reason', 'silences', 'until', 'id'],
        cells: (row) => cellsOf(desk, row),
      })
    })
  })
}

function cellsOf(desk: Desk, row: WrongMatch): readonly string[] {
  const { component, packageKey } = row
  return [
    row.vulnerability?.name ?? row.record?.name ?? desk.say(`ranks.${row.rank ?? 'cpe'}`),
    component === null ? packageKey : `${component.name} ${component.version}`,
    row.ci?.name ?? none,
    inLanguage(desk.language, row.team?.name),
    row.reason,
    String(row.silences),
    row.state === 'live' ? moment(row.until) : desk.say(`wrong-match.states.${row.state}`),
    row.id,
  ]
}

/** `wrong-match end`: what the report set aside is back at once. */
export function addWrongMatchEnd(group: Command, desk: Desk): void {
  addCommand(group, desk, 'end <ID>').action(async (id: string, options: Common) => {
    await withConnection(desk, async ({ client }) => {
      const ended = await client(endWrongMatch, { params: { id } })
      if (options.json === true) desk.output.json(ended)
    })
  })
}
