import { readFile } from 'node:fs/promises'
import { type KnownFinding, readBaseline } from '#formats/gate/baseline.ts'
import { type Criterion, readCriteria } from '#formats/gate/criteria.ts'
import { readGatePolicy } from '#formats/gate/policy.ts'
import { readVex } from '#formats/vex/index.ts'
import type { Parsed } from '#kernel/parsed/parsed.ts'
import { refuseUse } from '../errors.ts'
import { lookAt } from '../uploads/file-body.ts'
import type { Gate } from './gate.ts'
import { type GivenVex, statementsOf } from './statements.ts'

/** What of a scan's options makes its gate. */
export interface GateOptions {
  readonly failOn?: readonly string[]
  readonly policy?: string
  readonly withVex?: readonly string[]
  readonly baseline?: string
}

/** Whether anything was said about what breaks the gate. */
export function isGated(options: GateOptions): boolean {
  return [options.failOn, options.policy, options.withVex, options.baseline].some((one) => one !== undefined)
}

/** Without a word about it, whatever is found breaks the gate. */
const usual: readonly Criterion[] = [{ text: 'any', terms: [{ kind: 'any' }] }]

/**
 * Reads all that decides, before anything is scanned. Criteria given as options go before those of the policy file.
 * @throws AppError `cli.gate-unreadable` with the problems and their places, `cli.fail-on-unknown`, `cli.file-missing` …
 */
export async function openGate(options: GateOptions, now: Temporal.Instant): Promise<Gate> {
  const given = options.failOn?.flatMap((text) => {
    const read = readCriteria(text)
    if (!read.ok) throw refuseUse('fail-on-unknown', { facts: { text }, problems: read.problems })
    return read.value
  })
  const policy = options.policy === undefined ? null : await readGiven(options.policy, readGatePolicy)
  const documents: GivenVex[] = []
  for (const path of options.withVex ?? []) documents.push({ path, document: await readGiven(path, readVex) })
  const baseline: readonly KnownFinding[] | null =
    options.baseline === undefined ? null : await readGiven(options.baseline, readBaseline)
  return {
    failOn: given ?? policy?.failOn ?? usual,
    ignore: policy?.ignore ?? [],
    statements: statementsOf(documents),
    baseline,
    today: now.toZonedDateTimeISO('UTC').toPlainDate().toString(),
  }
}

async function readGiven<T>(path: string, read: (bytes: Uint8Array) => Parsed<T>): Promise<T> {
  if ((await lookAt(path)) === 'folder') throw refuseUse('file-unreadable', { facts: { path } })
  const parsed = read(await readFile(path))
  if (!parsed.ok) throw refuseUse('gate-unreadable', { facts: { path }, problems: parsed.problems })
  return parsed.value
}
