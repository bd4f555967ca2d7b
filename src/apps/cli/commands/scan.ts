import { basename } from 'node:path'
import { Readable } from 'node:stream'
import { type Command, Option } from 'commander'
import { type Client, Refusal } from '#contract/client.ts'
import { type Scan, type ScanFinding, scanDocument } from '#contract/matching/scan.ts'
import { withConnection } from '../connection.ts'
import { addCommand, type Common, choice } from '../declare.ts'
import type { Desk } from '../desk.ts'
import { refuseUse } from '../errors.ts'
import { Ending, tellFailure } from '../failure.ts'
import { describeSeverity } from '../severity-words.ts'
import { lookAt, streamFile } from '../uploads/file-body.ts'
import { none } from '../words.ts'
import { toSarif } from './scan-sarif.ts'
import { type ScanVexFormat, scanVexFormats, toVex } from './scan-vex.ts'
import { notComparedIn, reasonOf, type Scanned } from './scan-words.ts'

interface Options extends Common {
  readonly sarif?: boolean
  readonly vex?: ScanVexFormat
}

/** What is read from standard input. */
const standardInput = '-'

/** `scan`: matches documents without keeping anything. Exits with 1 when something was found, 3 when one failed. */
export function addScan(program: Command, desk: Desk, version: string): void {
  addCommand(program, desk, 'scan <SBOM...>')
    .addOption(new Option('--sarif', desk.say('options.sarif')).conflicts('json'))
    .addOption(
      choice('--vex <FORMAT>', desk.say('options.scan-vex'), scanVexFormats).conflicts(['json', 'sarif']),
    )
    .action(async (paths: readonly string[], options: Options) => {
      await lookAtAll(paths)
      await withConnection(desk, async ({ client }) => {
        const scanned = await scanAll(desk, client, paths)
        await tell(desk, options, { scanned, version, isOne: paths.length === 1 })
        for (const one of scanned) tellGaps(desk, one)
        end(scanned, paths.length)
      })
    })
}

async function scanAll(desk: Desk, client: Client, paths: readonly string[]): Promise<readonly Scanned[]> {
  const scanned: Scanned[] = []
  for (const path of paths) {
    const scan = await scanOne(desk, client, path)
    if (scan !== undefined) scanned.push({ path, scan })
  }
  return scanned
}

/** @throws Ending when something was found, or a document could not be scanned, so that nothing is known of it */
function end(scanned: readonly Scanned[], asked: number): void {
  if (scanned.length < asked) throw new Ending(3)
  if (scanned.some(({ scan }) => scan.findings.length > 0)) throw new Ending(1)
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

interface Outcome {
  readonly scanned: readonly Scanned[]
  readonly version: string
  readonly isOne: boolean
}

/** One document answers as itself, several as a list, whatever became of each. */
async function tell(desk: Desk, options: Options, { scanned, version, isOne }: Outcome): Promise<void> {
  if (options.vex !== undefined) {
    await tellVex(desk, options.vex, { scanned, version })
    return
  }
  if (options.sarif === true) desk.output.json(toSarif(desk, scanned, version))
  else if (options.json !== true) {
    for (const { path, scan } of scanned) tellTable(desk, path, { scan, isOne })
  } else {
    const [only] = scanned
    if (!isOne) desk.output.json(scanned.map(({ scan }) => scan))
    else if (only !== undefined) desk.output.json(only.scan)
  }
}

/** OpenVEX has no document without a statement. */
async function tellVex(
  desk: Desk,
  format: ScanVexFormat,
  { scanned, version }: Pick<Outcome, 'scanned' | 'version'>,
): Promise<void> {
  const isEmpty = scanned.every(({ scan }) => scan.findings.length === 0)
  if (isEmpty && format === 'openvex') desk.output.note(desk.say('scan.vex.nothing'))
  else await desk.output.pour(toVex(desk, scanned, { format, version }))
}

function tellTable(
  desk: Desk,
  path: string,
  { scan, isOne }: { readonly scan: Scan; readonly isOne: boolean },
): void {
  if (!isOne) desk.output.lines([path])
  if (scan.findings.length > 0) {
    const headings = ['component', 'version', 'vulnerability', 'severity', 'verdict', 'fixed', 'reason']
    desk.output.table([
      headings.map((name) => desk.say(`fields.${name}`)),
      ...scan.findings.map((one) => rowOf(desk, one)),
    ])
  }
}

function rowOf(desk: Desk, finding: ScanFinding): readonly string[] {
  return [
    finding.component.name,
    finding.component.version || none,
    finding.vulnerability.id,
    describeSeverity(desk, finding.severity),
    desk.say(`verdicts.${finding.verdict}`),
    finding.fixed.join(', ') || none,
    reasonOf(desk, finding),
  ]
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
