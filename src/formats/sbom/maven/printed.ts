import type { ProblemLog } from '../../problem-log.ts'
import { linesOf } from '../../text/lines.ts'
import type { ComponentScope, SbomDocument } from '../model/sbom-document.ts'
import { subjectPosition } from '../model/sbom-document.ts'
import { type ListedPackage, type PackageList, packageList } from '../package-list.ts'
import { scopeOf } from './dependencies.ts'

/** A project, a resolved package, or one that Maven left out for another, in the words of the dependency plugin. */
interface Printed {
  readonly line: number
  /** 0 is a project. */
  readonly depth: number
  readonly group: string
  readonly name: string
  readonly type: string
  readonly classifier: string | null
  readonly version: string
  /** Null: a project has none. */
  readonly scope: string | null
  readonly isOptional: boolean
  /** Whether another entry of the tree stands for it. */
  readonly isOmitted: boolean
}

/** What `mvn dependency:tree` prints of one level. */
const tree = /^(?<marks>(?:[|] {2}| {3})*[+\\]- )(?<rest>\S.*)$/
/** What `mvn dependency:list` prints. */
const listed = /^ {2,}(?<rest>[^\s:]+:[^\s:]+:[^\s:]+:\S.*)$/
const project = /^[\w.-]+:[\w.-]+:[\w.-]+:[^\s:]+(?::[^\s:]+)?$/

/** Whether a line says that a list of dependencies follows. */
export function isHeading(line: string): boolean {
  return /\bhave been resolved:/.test(line)
}

/** Whether a line is one of those that name a dependency. @param isListed below a heading: without one, only those of a tree are told from other text */
export function isPrinted(line: string, isListed: boolean): boolean {
  const { isInTree, rest } = partsOf(line)
  const hasScope = rest !== null && /:(?:compile|runtime|provided|test|system|import)\b/.test(rest)
  return isInTree || (isListed && hasScope)
}

function partsOf(line: string) {
  const text = line.replace(/^\ufeff?\[INFO\] /, '')
  const inTree = tree.exec(text)?.groups
  const rest = inTree?.rest ?? listed.exec(text)?.groups?.rest ?? null
  const isInTree = inTree !== undefined && /^\(?[^\s:]+:[^\s:]+:[^\s:]+:/.test(inTree.rest ?? '')
  return {
    text,
    isInTree,
    isMarked: inTree !== undefined,
    rest,
    depth: inTree === undefined ? 1 : (inTree.marks?.length ?? 0) / 3,
  }
}

/**
 * What `mvn dependency:tree` or `mvn dependency:list` prints, with or without the marks of Maven's log. Of one project it
 * is the subject; of several they stand in the list, each direct. A package that several need is listed once.
 */
export function readPrinted(text: string, log: ProblemLog): SbomDocument {
  const entries = entriesIn(text, log)
  const projects = entries.filter(({ depth }) => depth === 0)
  const [subject] = projects.length === 1 ? projects : []
  const list = packageList(log)
  const positions = addAll(entries, { list, subject })
  const needs = needsOf(entries, positions)
  for (const [from, to] of needs) list.need(from, to)
  return list.document({
    format: 'maven',
    specVersion:
      entries.some(({ depth }) => depth > 1) || projects.length > 0 ? 'dependency:tree' : 'dependency:list',
    subject:
      subject === undefined
        ? null
        : { ...packageOf(subject), kind: 'application' as const, statesNeeds: true },
  })
}

function entriesIn(text: string, log: ProblemLog): readonly Printed[] {
  const entries: Printed[] = []
  let above: { readonly line: number; readonly text: string } | null = null
  for (const { line, text: written } of linesOf(text)) {
    const { text: bare, rest, isInTree, isMarked, depth } = partsOf(written.trimEnd())
    if (rest === null) {
      above = project.test(bare) ? { line, text: bare } : null
      continue
    }
    if (above !== null && isInTree && depth === 1)
      entries.push(...coordinatesOf(above.text, { line: above.line, depth: 0 }))
    above = null
    const [entry] = coordinatesOf(rest, { line, depth })
    if (entry !== undefined) entries.push(entry)
    else if (isMarked && entries.length > 0) log.add(`/line/${line}`, 'sbom.line-not-read')
  }
  return entries
}

const coordinates =
  /^\(?(?<group>[^\s:()]+):(?<name>[^\s:()]+):(?<type>[^\s:()]+):(?:(?<classifier>[^\s:()]+):)?(?<version>[^\s:()]+)$/

function coordinatesOf(text: string, { line, depth }: Pick<Printed, 'line' | 'depth'>): readonly Printed[] {
  const [first = '', ...remarks] = text.split(' ')
  const isOmitted = /\bomitted for\b/.test(text)
  const scope =
    depth === 0
      ? null
      : /:(?<scope>compile|runtime|provided|test|system|import)\)?$/.exec(first)?.groups?.scope
  if (scope === undefined) return []
  const own = scope === null ? first : first.replace(/:[a-z]+\)?$/, '')
  const found = coordinates.exec(own)?.groups
  if (found === undefined) return []
  const { group = '', name = '', type = '', classifier = null, version = '' } = found
  const isOptional = /\(optional\b/.test(remarks.join(' '))
  return [{ line, depth, group, name, type, classifier, version, scope, isOptional, isOmitted }]
}

/** By these Maven takes one version. */
function keyOf({ group, name, type, classifier }: Printed): string {
  return [group, name, type, classifier ?? ''].join(':')
}

type Positions = ReadonlyMap<string, number>

const strength: readonly ComponentScope[] = ['excluded', 'optional', 'required']

/** @returns where the package of each key and version stands, and under the key alone the last of any version */
function addAll(
  entries: readonly Printed[],
  { list, subject }: { readonly list: PackageList; readonly subject: Printed | undefined },
): Positions {
  const positions = new Map<string, number>()
  const scopes = new Map<number, ComponentScope>()
  for (const entry of entries.filter(({ isOmitted }) => !isOmitted)) {
    const key = keyOf(entry)
    const exact = `${key}:${entry.version}`
    const position =
      positions.get(exact) ?? (entry === subject ? subjectPosition : list.add(packageOf(entry)))
    if (position === null) continue
    positions.set(exact, position)
    positions.set(key, position)
    if (entry.scope !== null) {
      const scope = scopeOf(entry.scope, entry.isOptional)
      scopes.set(position, strongerOf(scopes.get(position), scope))
    }
  }
  for (const [position, scope] of scopes) list.setScope(position, scope)
  return positions
}

function strongerOf(known: ComponentScope | undefined, scope: ComponentScope): ComponentScope {
  return known !== undefined && strength.indexOf(known) > strength.indexOf(scope) ? known : scope
}

function packageOf({ line, group, name, type, classifier, version }: Printed): ListedPackage {
  return {
    path: `/line/${line}`,
    type: 'maven',
    namespace: group,
    name,
    version,
    qualifiers: [
      ['classifier', classifier],
      ['type', type === 'jar' || type === 'pom' || type === 'war' ? null : type],
    ],
  }
}

/** Who stands above whom. What was left out is needed by the one above it as well. */
function needsOf(entries: readonly Printed[], positions: Positions): readonly (readonly [number, number])[] {
  const above: number[] = []
  return entries.flatMap((entry) => {
    const key = keyOf(entry)
    const own = positions.get(`${key}:${entry.version}`) ?? positions.get(key)
    const from = entry.depth === 0 ? subjectPosition : (above[entry.depth - 1] ?? subjectPosition)
    above[entry.depth] = own ?? subjectPosition
    above.length = entry.depth + 1
    return own === undefined || own === from ? [] : [[from, own] as const]
  })
}
