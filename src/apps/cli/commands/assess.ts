import type { Command } from 'commander'
import { type Client, Refusal } from '#contract/client.ts'
import { readCi } from '#contract/inventory/cis.ts'
import { adoptAssessment } from '#contract/matching/assessment-batches.ts'
import {
  Assessment,
  createAssessment,
  undoAssessment,
  VexJustification,
  VexStatus,
} from '#contract/matching/assessments.ts'
import { readVulnerability } from '#contract/matching/findings.ts'
import { withConnection } from '../connection.ts'
import { addCommand, type Common, choice } from '../declare.ts'
import type { Desk } from '../desk.ts'
import { refuseUse } from '../errors.ts'
import { findTeam } from '../places.ts'

interface Options extends Common {
  readonly team?: string
  readonly ci?: string
  readonly component?: string
  readonly status: VexStatus
  readonly justification?: VexJustification
  readonly note: string
  readonly replaces?: string
}

/** `assess create`: a team's decision on a vulnerability, for all of its items or one. Prints its id. */
export function addAssessCreate(assess: Command, desk: Desk): void {
  addCommand(assess, desk, 'create <VULNERABILITY>')
    .option('--team <TEAM>', desk.say('options.deciding-team'))
    .option('--ci <ID>', desk.say('options.decided-ci'))
    .option('--component <ID>', desk.say('options.decided-component'))
    .addOption(
      choice('--status <STATUS>', desk.say('options.vex-status'), VexStatus.options).makeOptionMandatory(),
    )
    .addOption(choice('--justification <WORD>', desk.say('options.justification'), VexJustification.options))
    .option('--note <TEXT>', desk.say('options.note'), '')
    .option('--replaces <ID>', desk.say('options.replaces'))
    .action(async (alias: string, options: Options) => {
      await withConnection(desk, async ({ client }) => {
        const { id: vulnerabilityId } = await client(readVulnerability, { params: { alias } })
        const { status, note, ci: ciId = null, component: componentId = null } = options
        const { justification = null, replaces = null } = options
        const teamId = await findDecidingTeam(client, options)
        const scope = { vulnerabilityId, teamId, ciId, componentId }
        const decision = { ...scope, status, justification, note, replaces }
        const made = await client(createAssessment, { body: decision }).catch((error: unknown) =>
          tellInForce(desk, error),
        )
        if (options.json === true) desk.output.json(made)
        else desk.output.lines([made.id])
      })
    })
}

/** `assess undo`: what was in force before is in force again. */
export function addAssessUndo(assess: Command, desk: Desk): void {
  addCommand(assess, desk, 'undo <ID>').action(async (id: string, options: Common) => {
    await withConnection(desk, async ({ client }) => {
      const undone = await client(undoAssessment, { params: { id } })
      if (options.json === true) desk.output.json(undone)
      else desk.output.lines([undone.id])
    })
  })
}

/** `assess adopt`: the other team's decision becomes one's own as well, with a reference to it. */
export function addAssessAdopt(assess: Command, desk: Desk): void {
  addCommand(assess, desk, 'adopt <ID>')
    .option('--team <TEAM>', desk.say('options.deciding-team'))
    .option('--ci <ID>', desk.say('options.decided-ci'))
    .option('--replaces <ID>', desk.say('options.replaces'))
    .action(async (id: string, options: Pick<Options, 'team' | 'ci' | 'replaces' | 'json'>) => {
      await withConnection(desk, async ({ client }) => {
        const teamId = await findDecidingTeam(client, options)
        const { ci: ciId = null, replaces = null } = options
        const made = await client(adoptAssessment, { params: { id }, body: { teamId, ciId, replaces } })
        if (options.json === true) desk.output.json(made)
        else desk.output.lines([made.id])
      })
    })
}

/** The team that is named, else the one that answers for the item. */
export async function findDecidingTeam(
  client: Client,
  { team, ci }: { readonly team?: string; readonly ci?: string },
): Promise<string> {
  const named = await findTeam(client, team)
  if (named !== undefined) return named
  if (ci === undefined) throw refuseUse('team-missing')
  const item = await client(readCi, { params: { id: ci } })
  if (item.team === null) throw refuseUse('team-missing')
  return item.team.id
}

/** What a conflict carries: whether it may be undone is not told there. */
const InForce = Assessment.partial({ mayUndo: true })

/** After a conflict: which decision is in force, so that it can be looked at and named. */
function tellInForce(desk: Desk, error: unknown): never {
  const current = error instanceof Refusal ? InForce.safeParse(error.details.current) : undefined
  if (current?.success) {
    const { id, status, madeBy } = current.data
    desk.output.note(desk.say('assess.in-force', { id, status: desk.say(`decisions.${status}`), madeBy }))
  }
  throw error
}
