import type { Command } from 'commander'
import type { Client } from '#contract/client.ts'
import {
  type BatchPreview,
  type BatchTicket,
  createBatch,
  previewBatch,
  readBatch,
  undoBatch,
} from '#contract/matching/assessment-batches.ts'
import { VexJustification, VexStatus } from '#contract/matching/assessments.ts'
import { readVulnerability } from '#contract/matching/findings.ts'
import { type Connection, withConnection } from '../connection.ts'
import { addCommand, type Common, choice, gather } from '../declare.ts'
import type { Desk } from '../desk.ts'
import { refuseUse } from '../errors.ts'
import { requireDone, runErrands } from '../following.ts'
import { tellProblems } from '../job-report.ts'
import { addWorklistOptions, readNarrowing, type WorklistOptions } from '../worklist-options.ts'
import { findDecidingTeam } from './assess.ts'

interface Options extends Common, WorklistOptions {
  readonly team?: string
  readonly ci?: string
  readonly allMatching?: boolean
  readonly vulnerability: readonly string[]
  readonly status?: VexStatus
  readonly justification?: VexJustification
  readonly note: string
  readonly yes?: boolean
  readonly undo?: string
}

/** `assess bulk`: one decision on many vulnerabilities, shown before it is made; `--undo` takes it back. */
export function addAssessBulk(assess: Command, desk: Desk): void {
  const command = addCommand(assess, desk, 'bulk').option('--all-matching', desk.say('options.all-matching'))
  addWorklistOptions(command, desk)
    .option('--vulnerability <ALIAS>', desk.say('options.decided-vulnerability'), gather, [])
    .option('--team <TEAM>', desk.say('options.deciding-team'))
    .option('--ci <ID>', desk.say('options.decided-ci'))
    .addOption(choice('--status <STATUS>', desk.say('options.vex-status'), VexStatus.options))
    .addOption(choice('--justification <WORD>', desk.say('options.justification'), VexJustification.options))
    .option('--note <TEXT>', desk.say('options.note'), '')
    .option('--yes', desk.say('options.yes'))
    .option('--undo <BATCH>', desk.say('options.undo-batch'))
    .action(async (options: Options) => {
      await withConnection(desk, async (connection) => {
        if (options.undo === undefined) await decide(desk, connection, options)
        else await undo(desk, connection, { ...options, undo: options.undo })
      })
    })
}

async function decide(desk: Desk, connection: Connection, options: Options): Promise<void> {
  const { client } = connection
  const { status, note, ci: ciId = null, justification = null } = options
  if (status === undefined) throw refuseUse('status-missing')
  const selection = await readSelection(client, options)
  const teamId = await findDecidingTeam(client, options)
  const plan = { teamId, ciId, selection, status, justification }
  const preview = await client(previewBatch, { body: plan })
  if (options.yes !== true) {
    tellPreview(desk, options, preview)
    return
  }
  tellCounts(desk, preview)
  const { fingerprint } = preview
  const ticket = await client(createBatch, { body: { ...plan, note, fingerprint } })
  await finish(desk, connection, { options, ticket })
}

async function undo(
  desk: Desk,
  connection: Connection,
  options: Options & { readonly undo: string },
): Promise<void> {
  const ticket = await connection.client(undoBatch, { params: { id: options.undo } })
  await finish(desk, connection, { options, ticket })
  const { later } = await connection.client(readBatch, { params: { id: ticket.batch } })
  for (const { vulnerability, madeBy } of later.rows) {
    desk.output.note(desk.say('assess.kept-later', { name: vulnerability.name, madeBy }))
  }
  const count = later.count - later.rows.length
  if (count > 0) desk.output.note(desk.say('assess.kept-more', { count }))
}

async function readSelection(client: Client, options: Options) {
  const { allMatching, vulnerability } = options
  if ((allMatching === true) === vulnerability.length > 0) throw refuseUse('selection-missing')
  if (allMatching === true) return readNarrowing(options)
  const vulnerabilityIds: string[] = []
  for (const alias of vulnerability) {
    vulnerabilityIds.push((await client(readVulnerability, { params: { alias } })).id)
  }
  return { vulnerabilityIds }
}

function tellPreview(desk: Desk, options: Options, preview: BatchPreview): void {
  if (options.json === true) {
    desk.output.json(preview)
    return
  }
  const number = new Intl.NumberFormat(desk.language)
  desk.output.table(
    (['vulnerabilities', 'changing', 'replacing', 'same', 'cis', 'kept'] as const).map((name) => [
      desk.say(`assess.preview.${name}`),
      number.format(preview[name]),
    ]),
  )
  desk.output.note(desk.say('assess.only-shown'))
}

function tellCounts(desk: Desk, { changing, cis, kept }: BatchPreview): void {
  const number = new Intl.NumberFormat(desk.language)
  const facts = { changing: number.format(changing), cis: number.format(cis), kept: number.format(kept) }
  desk.output.note(desk.say('assess.deciding', facts))
}

/** Follows the job, where there is one, and prints the batch's id: what `--undo` takes. */
async function finish(
  desk: Desk,
  connection: Connection,
  { options, ticket }: { readonly options: Options; readonly ticket: BatchTicket },
): Promise<void> {
  const { batch, job } = ticket
  const jobs = job === null ? [] : await runErrands(desk, connection, [{ send: async () => ({ job }) }])
  for (const one of jobs) tellProblems(desk, one)
  if (options.json === true) desk.output.json(await connection.client(readBatch, { params: { id: batch } }))
  else desk.output.lines([batch])
  requireDone(jobs)
}
