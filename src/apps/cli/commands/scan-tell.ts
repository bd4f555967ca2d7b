import type { Common } from '../declare.ts'
import type { Desk } from '../desk.ts'
import type { Gate, Judged, Judgement } from '../gate/gate.ts'
import { toPolicyJson } from '../gate/gate-json.ts'
import { standingOf } from '../gate/gate-words.ts'
import { type GateOptions, isGated } from '../gate/open-gate.ts'
import { describeSeverity } from '../severity-words.ts'
import { none } from '../words.ts'
import { toSarif } from './scan-sarif.ts'
import { type ScanVexFormat, toVex } from './scan-vex.ts'
import { reasonOf, type Scanned } from './scan-words.ts'

/** In which form scans are told. */
export interface TellOptions extends Common {
  readonly sarif?: boolean
  readonly vex?: ScanVexFormat
}

/** Scanned documents and what the gate made of them. */
export interface Outcome {
  readonly scanned: readonly Scanned[]
  readonly version: string
  readonly isOne: boolean
  readonly gate: Gate
  readonly judgement: Judgement
}

/** One document answers as itself, several as a list, whatever became of each. */
export async function tellScans(
  desk: Desk,
  options: TellOptions & GateOptions,
  outcome: Outcome,
): Promise<void> {
  const { scanned, isOne, gate, judgement } = outcome
  if (options.vex !== undefined) {
    await tellVex(desk, options.vex, outcome)
    return
  }
  if (options.sarif === true) {
    desk.output.json(toSarif(desk, outcome, { isGated: isGated(options) }))
    return
  }
  if (options.json !== true) {
    for (const [index, { path }] of scanned.entries())
      tellTable(desk, isOne ? null : path, {
        judged: judgement.documents[index] ?? [],
        isGated: isGated(options),
      })
    return
  }
  const told = scanned.map(({ scan }, index) => ({ ...scan, policy: toPolicyJson(gate, judgement, index) }))
  const [only] = told
  if (!isOne) desk.output.json(told)
  else if (only !== undefined) desk.output.json(only)
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

/** @param title told above the table where there are several */
function tellTable(
  desk: Desk,
  title: string | null,
  { judged, isGated: hasGate }: { readonly judged: readonly Judged[]; readonly isGated: boolean },
): void {
  if (title !== null) desk.output.lines([title])
  if (judged.length === 0) return
  const headings = ['component', 'version', 'vulnerability', 'severity', 'verdict', 'fixed', 'reason']
  desk.output.table([
    [...headings, ...(hasGate ? ['gate'] : [])].map((name) => desk.say(`fields.${name}`)),
    ...judged.map((one) => [...rowOf(desk, one), ...(hasGate ? [standingOf(desk, one) || none] : [])]),
  ])
}

function rowOf(desk: Desk, { finding }: Judged): readonly string[] {
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
