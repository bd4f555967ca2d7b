import { type Parsed, problem, readable, unreadable } from '#kernel/parsed/parsed.ts'
import { isObject } from '../json/node.ts'
import { readJson } from '../json/read-json.ts'

/** A finding that was there when the baseline was written. */
export interface KnownFinding {
  readonly vulnerability: string
  readonly aliases: readonly string[]
  /** The component's purl; without one its name and version. */
  readonly package: string
  readonly verdict: 'affected' | 'undetermined'
}

const format = 'renkei-baseline'
const version = 1

/** A baseline as it is written to a file: sorted, so that two are easily compared. */
export function writeBaseline(findings: readonly KnownFinding[], created: string): string {
  const keyed = findings.map((one) => [`${one.package} ${one.vulnerability} ${one.verdict}`, one] as const)
  const sorted = [...new Map(keyed)].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one)
  return `${JSON.stringify({ format, version, created, findings: sorted }, null, 2)}\n`
}

/** Reads what `writeBaseline` wrote. Problems: those of JSON, `gate.not-a-baseline` with the place. */
export function readBaseline(bytes: Uint8Array): Parsed<readonly KnownFinding[]> {
  const json = readJson(bytes)
  if (!json.ok) return json
  const { value } = json
  if (
    !isObject(value) ||
    value.format !== format ||
    value.version !== version ||
    !Array.isArray(value.findings)
  )
    return unreadable(problem('', 'gate.not-a-baseline'))
  const findings: KnownFinding[] = []
  for (const [index, entry] of value.findings.entries()) {
    const known = readKnown(entry)
    if (known === undefined) return unreadable(problem(`/findings/${index}`, 'gate.not-a-baseline'))
    findings.push(known)
  }
  return readable(findings)
}

function readKnown(entry: unknown): KnownFinding | undefined {
  if (!isObject(entry)) return undefined
  const { vulnerability, aliases, package: named, verdict } = entry
  if (typeof vulnerability !== 'string' || typeof named !== 'string' || !Array.isArray(aliases))
    return undefined
  if (verdict !== 'affected' && verdict !== 'undetermined') return undefined
  const names: readonly unknown[] = aliases
  if (!names.every((name) => typeof name === 'string')) return undefined
  return { vulnerability, aliases: names, package: named, verdict }
}
