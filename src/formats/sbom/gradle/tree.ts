import type { ProblemLog } from '../../problem-log.ts'
import { linesOf } from '../../text/lines.ts'
import { type SbomDocument, subjectPosition } from '../model/sbom-document.ts'
import { type ListedPackage, type PackageList, packageList } from '../package-list.ts'
import { scopeOf } from './lock-file.ts'

/** One line of the tree that `gradle dependencies` prints for each configuration. */
interface Branch {
  readonly line: number
  readonly depth: number
  /** What was asked for, and what was taken in its place. */
  readonly written: string
}

const branch = /^(?<marks>(?:[|] {4}| {5})*[+\\]--- )(?<written>\S.*)$/
const configuration = /^(?<name>[A-Za-z][\w.-]*)(?: - .*)?(?: \(n\))?$/

/** Much else may be printed before. */
const lookedAt = { lines: 2000, length: 500 }

/** Whether a text holds such a tree. */
export function hasBranches(text: string): boolean {
  let seen = 0
  for (const { text: line } of linesOf(text)) {
    if (seen++ > lookedAt.lines) return false
    const { written } = line.length > lookedAt.length ? {} : (branch.exec(line)?.groups ?? {})
    if (written !== undefined && /^(?:project :|[\w.-]+:[\w.-]+[: ])/.test(`${written} `)) return true
  }
  return false
}

/**
 * What `gradle dependencies` prints. A package stands under each configuration that it was resolved for; those tell its
 * scope. What only holds a version (`(c)`) or is declared and not resolved (`(n)`) is counted, not listed.
 */
export function readTree(text: string, log: ProblemLog): SbomDocument {
  const list = packageList(log)
  const found = new Map<string, Found>()
  const passed: number[] = []
  let above: readonly number[] = []
  for (const { configuration: within, ...one } of branchesIn(text)) {
    if (/ \([cn]\)$/.test(one.written)) {
      passed.push(one.line)
      continue
    }
    const position = addBranch(one, { list, found, within, log })
    if (position === null) continue
    above = [...above.slice(0, one.depth), position]
    list.need(above[one.depth - 1] ?? subjectPosition, position)
  }
  for (const { position, configurations } of found.values()) {
    list.setScope(position, scopeOf([...configurations]))
  }
  const [first] = passed
  const unused =
    first === undefined ? [] : [{ path: `/line/${first}`, field: '(c), (n)', count: passed.length }]
  return list.document({ format: 'gradle', specVersion: 'gradle dependencies', unused })
}

/** A package, and the configurations under which it stands. */
interface Found {
  readonly position: number
  readonly configurations: Set<string>
}

function* branchesIn(text: string): Generator<Branch & { readonly configuration: string }> {
  let within = ''
  for (const { line, text: raw } of linesOf(text)) {
    const one = branchOf(raw, line)
    if (one !== null) yield { ...one, configuration: within }
    else within = configuration.exec(raw.trimEnd())?.groups?.name ?? within
  }
}

interface Growing {
  readonly list: PackageList
  readonly found: Map<string, Found>
  readonly within: string
  readonly log: ProblemLog
}

/** @returns where its package stands; null where it cannot be read, which is told */
function addBranch(one: Branch, { list, found, within, log }: Growing): number | null {
  const listed = packageOf(one)
  if (listed === null) {
    log.add(`/line/${one.line}`, 'sbom.line-not-read')
    return null
  }
  const key = `${listed.namespace ?? ''}:${listed.name}:${listed.version}`
  const known = found.get(key)
  const position = known?.position ?? list.add(listed)
  if (position === null) return null
  found.set(key, { position, configurations: (known?.configurations ?? new Set()).add(within) })
  return position
}

function branchOf(raw: string, line: number): Branch | null {
  const { marks = '', written } = branch.exec(raw.trimEnd())?.groups ?? {}
  return written === undefined
    ? null
    : { line, depth: marks.length / 5 - 1, written: written.replace(/ \(\*\)$/, '') }
}

/** `group:name:1.0 -> 1.1`, `group:name -> 1.1`, `group:name:{strictly 1.0} -> other:name:1.0`, `project :lib`. */
function packageOf({ line, written }: Branch): ListedPackage | null {
  const path = `/line/${line}`
  const [asked = '', taken] = written.replace(/ FAILED$/, '').split(' -> ', 2)
  const project = /^project (?<name>:\S*)/.exec(taken ?? asked)?.groups?.name
  if (project !== undefined) return { path, type: null, name: project, version: null }
  const [group = '', name = '', version] = splitOnce(asked)
  const other = taken?.split(':') ?? []
  const isFailed = written.endsWith(' FAILED')
  const [group2, name2, version2] = other.length === 3 ? other : [group, name, other[0] ?? version]
  if (group2 === undefined || group2 === '' || name2 === undefined || name2 === '') return null
  return {
    path,
    type: 'maven',
    namespace: group2,
    name: name2,
    version: isFailed || version2 === undefined || /[{[(,]|\+$/.test(version2) ? null : version2,
  }
}

/** What is asked of a version may hold colons and blanks. */
function splitOnce(text: string): readonly string[] {
  const {
    group = '',
    name = '',
    version,
  } = /^(?<group>[^\s:]+):(?<name>[^\s:]+)(?::(?<version>.+))?$/.exec(text)?.groups ?? {}
  return version === undefined ? [group, name] : [group, name, version]
}
