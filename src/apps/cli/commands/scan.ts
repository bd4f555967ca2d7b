import { writeFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { Readable } from 'node:stream'
import { type Command, Option } from 'commander'
import { type Client, Refusal } from '#contract/client.ts'
import { type Scan, scanDocument } from '#contract/matching/scan.ts'
import { writeBaseline } from '#formats/gate/baseline.ts'
import { systemClock } from '#kernel/time/clock.ts'
import { withConnection } from '../connection.ts'
import { addCommand, choice, gather } from '../declare.ts'
import type { Desk } from '../desk.ts'
import { refuseUse } from '../errors.ts'
import { Ending, tellFailure } from '../failure.ts'
import { breaks, type Judgement, judge, knownFindings } from '../gate/gate.ts'
import { gateNotes } from '../gate/gate-words.ts'
import { type GateOptions, isGated, openGate } from '../gate/open-gate.ts'
import { lookAt, streamFile } from '../uploads/file-body.ts'
import { type TellOptions, tellScans } from './scan-tell.ts'
import { scanVexFormats } from './scan-vex.ts'
import { notComparedIn, type Scanned } from './scan-words.ts'

interface Options extends TellOptions, GateOptions {
  readonly writeBaseline?: string
}

/** What is read from standard input. */
const standardInput = '-'

/** `scan`: matches documents without keeping anything. Exits with 1 when the gate is broken, 3 when a document failed. */
export function addScan(program: Command, desk: Desk, version: string): void {
  addCommand(program, desk, 'scan <SBOM...>')
    .addOption(new Option('--sarif', desk.say('options.sarif')).conflicts('json'))
    .addOption(
      choice('--vex <FORMAT>', desk.say('options.scan-vex'), scanVexFormats).conflicts(['json', 'sarif']),
    )
    .option('--fail-on <CRITERIA>', desk.say('options.fail-on'), append)
    .option('--policy <FILE>', desk.say('options.policy'))
    .option('--with-vex <FILE>', desk.say('options.with-vex'), append)
    .option('--baseline <FILE>', desk.say('options.baseline'))
    .option('--write-baseline <FILE>', desk.say('options.write-baseline'))
    .action(async (paths: readonly string[], options: Options) => {
      await lookAtAll(paths)
      const gate = await openGate(options, systemClock.now())
      await withConnection(desk, async ({ client }) => {
        const scanned = await scanAll(desk, client, paths)
        const judgement = judge(
          gate,
          scanned.map((one) => one.scan),
        )
        await tellScans(desk, options, { scanned, version, isOne: paths.length === 1, gate, judgement })
        for (const one of scanned) tellGaps(desk, one)
        if (isGated(options)) for (const note of gateNotes(desk, gate, judgement)) desk.output.note(note)
        const isKept = await keepBaseline(desk, options, judgement)
        end({ scanned, asked: paths.length, isBroken: !isKept && judgement.documents.flat().some(breaks) })
      })
    })
}

function append(text: string, before: readonly string[] = []): readonly string[] {
  return gather(text, before)
}

/** @returns whether the findings are known from now on, so that they break nothing */
async function keepBaseline(
  desk: Desk,
  { writeBaseline: path }: Options,
  judgement: Judgement,
): Promise<boolean> {
  if (path === undefined) return false
  const known = knownFindings(judgement)
  await writeFile(path, writeBaseline(known, systemClock.now().toString({ smallestUnit: 'second' }))).catch(
    (cause: unknown) => {
      throw refuseUse('not-writable', { facts: { path }, cause })
    },
  )
  desk.output.note(desk.say('gate.written', { count: known.length, path }))
  return true
}

async function scanAll(desk: Desk, client: Client, paths: readonly string[]): Promise<readonly Scanned[]> {
  const scanned: Scanned[] = []
  for (const path of paths) {
    const scan = await scanOne(desk, client, path)
    if (scan !== undefined) scanned.push({ path, scan })
  }
  return scanned
}

/** @throws Ending when the gate is broken, or a document could not be scanned, so that nothing is known of it */
function end(told: {
  readonly scanned: readonly Scanned[]
  readonly asked: number
  readonly isBroken: boolean
}): void {
  if (told.scanned.length < told.asked) throw new Ending(3)
  if (told.isBroken) throw new Ending(1)
}

async function lookAtAll(paths: readonly string[]): Promise<void> {
  const files = paths.filter((path) => path !== standardInput)
  if (paths.length - files.length > 1) throw refuseUse('input-once')
  for (const path of files) {
    if ((await lookAt(path)) === 'folder') throw refuseUse('file-unreadable', { facts: { path } })
  }
}

/** Undefined where the document was refused, which has been told; the others are scanned all the same. */
async function scanOne(desk: Desk, client: Client, path: string): Promise<Scan | undefined> {
  const body = path === standardInput ? Readable.toWeb(desk.input) : streamFile(path)
  try {
    return await client(scanDocument, { query: { name: basename(path).slice(-255) }, body })
  } catch (error) {
    const isOfDocument = error instanceof Refusal && error.details.status === 400
    if (!isOfDocument) throw error
    desk.output.note(desk.say('scan.failed', { name: path }))
    tellFailure(error, desk)
    return undefined
  }
}

/** Problems shown of each document in words; all are in the JSON. */
const shownProblems = 20

/** What was looked at, and what an empty answer does not mean. */
function tellGaps(desk: Desk, { path, scan }: Scanned): void {
  const { uncovered, unread, unreadCount } = scan
  desk.output.note(summaryOf(desk, path, scan))
  const notCompared = notComparedIn(desk, scan)
  if (notCompared !== null) desk.output.note(notCompared)
  const { length: wrong } = scan.wrongMatches
  if (wrong > 0) desk.output.note(desk.say('scan.wrong-matches', { count: wrong }))
  for (const one of uncovered)
    desk.output.note(desk.say('scan.uncovered', { ecosystem: one.ecosystem, count: one.components }))
  for (const one of unread.slice(0, shownProblems)) desk.output.note(`${path} ${one.path}: ${one.message}`)
  const count = unreadCount - Math.min(unread.length, shownProblems)
  if (count > 0) desk.output.note(desk.say('scan.more-unread', { count }))
}

/** "Affected 0" is said only where something could be compared. */
function summaryOf(desk: Desk, path: string, { components, findings, notCompared }: Scan): string {
  const undetermined = findings.filter((one) => one.verdict === 'undetermined').length
  const number = new Intl.NumberFormat(desk.language)
  const facts = { name: path, components: number.format(components) }
  if (findings.length === 0 && components > 0 && notCompared.components === components)
    return desk.say('scan.nothing-compared', facts)
  return desk.say('scan.summary', {
    ...facts,
    affected: number.format(findings.length - undetermined),
    undetermined: number.format(undetermined),
  })
}
