import { type Parsed, type problem, readable, unreadable } from '#kernel/parsed/parsed.ts'
import { parsePurl } from '#versions/identifiers/purl/index.ts'
import { isObject, type JsonNode, pathTo, requireText } from '../json/node.ts'
import { pointerStep } from '../json/pointer.ts'
import { readYamlRoot } from '../yaml/read-yaml.ts'
import { type Criterion, readCriteria } from './criteria.ts'

/** What breaks a gate, and what is let through for a time. */
export interface GatePolicy {
  /** Null: the file does not say. */
  readonly failOn: readonly Criterion[] | null
  readonly ignore: readonly IgnoreEntry[]
}

export interface IgnoreEntry {
  readonly vulnerability: string
  /** A purl; without a version it stands for every one. Null: whatever has the vulnerability. */
  readonly package: string | null
  readonly reason: string
  /** The last day it holds, `2026-12-31`. */
  readonly until: string
  /** JSON pointer. */
  readonly path: string
}

const policyFields = ['fail-on', 'ignore']
const ignoreFields = ['vulnerability', 'package', 'reason', 'until']
const longestReason = 10_000

/**
 * Reads a policy, in YAML or JSON. Whatever is odd makes it unreadable: what it was to stop would come through.
 * Problems: those of YAML, `json.*`, `gate.criterion-unknown`, `gate.field-unknown`, `gate.not-a-purl`,
 * `gate.not-a-day`, each with its place.
 */
export function readGatePolicy(bytes: Uint8Array): Parsed<GatePolicy> {
  const root = readYamlRoot(bytes)
  if (!root.ok) return root
  const node = root.value
  const problems: Problem[] = []
  refuseOthers(node, policyFields)
  const failOn = readFailOn(node, problems)
  const ignore = entriesOf(node).map((entry) => readIgnore(entry))
  const odd = [...problems, ...node.log.list()]
  return odd.length > 0
    ? unreadable(...odd)
    : readable({ failOn, ignore: ignore.flatMap((one) => one ?? []) })
}

type Problem = ReturnType<typeof problem>

function refuseOthers(node: JsonNode, known: readonly string[]): void {
  for (const field of Object.keys(node.value)) {
    if (!known.includes(field))
      node.log.add(`${node.path}/${pointerStep(field)}`, 'gate.field-unknown', {
        field,
        known: known.join(', '),
      })
  }
}

/** One text, or a list of texts. */
function readFailOn(node: JsonNode, problems: Problem[]): readonly Criterion[] | null {
  const value = node.value['fail-on']
  if (value === undefined) return null
  const path = pathTo(node, 'fail-on')
  const texts: readonly unknown[] = Array.isArray(value) ? value : [value]
  const isList = Array.isArray(value)
  return texts.flatMap((text, index) => {
    const at = isList ? `${path}/${index}` : path
    if (typeof text !== 'string') {
      node.log.add(at, 'json.wrong-kind', { expected: 'text' })
      return []
    }
    const read = readCriteria(text, at)
    if (read.ok) return read.value
    problems.push(...read.problems)
    return []
  })
}

function entriesOf(node: JsonNode): readonly JsonNode[] {
  const value = node.value.ignore
  if (value === undefined) return []
  const path = pathTo(node, 'ignore')
  if (!Array.isArray(value)) {
    node.log.add(path, 'json.wrong-kind', { expected: 'array' })
    return []
  }
  return value.flatMap((entry: unknown, index) => {
    const at = `${path}/${index}`
    if (isObject(entry)) return [{ ...node, value: entry, path: at }]
    node.log.add(at, 'json.wrong-kind', { expected: 'object' })
    return []
  })
}

function readIgnore(node: JsonNode): IgnoreEntry | null {
  refuseOthers(node, ignoreFields)
  const vulnerability = requireFilled(node, 'vulnerability')
  const reason = requireFilled(node, 'reason', longestReason)
  const until = requireFilled(node, 'until')
  const named = node.value.package === undefined ? null : requireFilled(node, 'package')
  if (named !== null && !parsePurl(named).ok)
    node.log.add(pathTo(node, 'package'), 'gate.not-a-purl', { text: named.slice(0, 80) })
  if (until !== null && !isDay(until))
    node.log.add(pathTo(node, 'until'), 'gate.not-a-day', { text: until.slice(0, 40) })
  if (vulnerability === null || reason === null || until === null) return null
  return { vulnerability, package: named, reason, until, path: node.path }
}

/** What is there but empty is missing. */
function requireFilled(node: JsonNode, field: string, limit?: number): string | null {
  const text = requireText(node, field, limit)
  if (text === null && Object.hasOwn(node.value, field))
    node.log.add(pathTo(node, field), 'json.field-missing', { field })
  return text
}

function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  try {
    return Temporal.PlainDate.from(text).toString() === text
  } catch {
    return false
  }
}
