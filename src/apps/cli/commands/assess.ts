import type { Command } from 'commander'
import { type Client, Refusal } from '#contract/client.ts'
import { readCi } from '#contract/inventory/cis.ts'
import {
  Assessment,
  createAssessment,
  readVulnerability,
  undoAssessment,
  VexJustification,
  VexStatus,
} from '#contract/matching/findings.ts'
import { withConnection } from '../connection.ts'
import { addCommand, type Common, choice } from '../declare.ts'
import type { Desk } from '../desk.ts'
import { refuseUse } from '../errors.ts'
import { findTeam } from '../places.ts'

interface Options extends Common {
  readonly team?: string
  readonly ci?: string
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
    .addOption(
      choice('--status <STATUS>', desk.say('options.vex-status'), VexStatus.options).makeOptionMandatory(),
    )
    .addOption(choice('--justification <WORD>', desk.say('options.justification'), VexJustification.options))
    .option('--note <TEXT>', desk.say('options.note'), '')
    .option('--replaces <ID>', desk.say('options.replaces'))
    .action(async (alias: string, options: Options) => {
      await withConnection(desk, async ({ client }) => {
        const { id: vulnerabilityId } = await client(readVulnerability, { params: { alias } })
        const { status, note, ci: ciId = null, justification = null, replaces = null } = options
        const teamId = await findDecidingTeam(client, options)
        const decision = { vulnerabilityId, teamId, ciId, status, justification, note, replaces }
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

/** The team that is named, else the one that answers for the item. */
async function findDecidingTeam(client: Client, { team, ci }: Options): Promise<string> {
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
