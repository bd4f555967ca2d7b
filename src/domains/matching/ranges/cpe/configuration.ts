import type { CpeConfiguration, CpeMatch, CpeNode } from '#formats/advisory/model/configuration.ts'
import { type CpeName, literalOf, parseCpe } from '#versions/identifiers/cpe/index.ts'

/** A name that a configuration calls vulnerable, with what must hold beside it. */
export interface VulnerableName {
  readonly match: CpeMatch
  readonly name: CpeName
  /** False where the configuration negates, or could not be read whole: whether it holds is not known then. */
  readonly isCertain: boolean
  /** What must be there as well, all of it: what it runs on, or with. */
  readonly conditions: readonly CpeCondition[]
}

/** Names of what must be there. Those that stand beside several vulnerable names are one object. */
export interface CpeCondition {
  readonly names: readonly CpeMatch[]
  /** Whether one of them is enough; else it cannot be told whether it is fulfilled. */
  readonly isChoice: boolean
}

/** The vulnerable names of a configuration. Names of what they run on or with are conditions, never findings. */
export function vulnerableNamesOf({ root, isComplete }: CpeConfiguration): readonly VulnerableName[] {
  const found: VulnerableName[] = []
  walk(root, { isCertain: isComplete, groups: [] }, found)
  return found
}

interface Surroundings {
  readonly isCertain: boolean
  readonly groups: readonly Group[]
}

/** Parsed once, however many vulnerable names stand beside them. */
interface Group {
  readonly condition: CpeCondition
  readonly hardware: ReadonlySet<string>
}

/** So many parts under one AND are told as conditions of each other; real ones have two or three. */
const mostParts = 32

/** Names of a node under AND stand together with all its other parts; elsewhere each stands for itself. */
function walk(node: CpeNode, around: Surroundings, found: VulnerableName[]): void {
  const parts: readonly (CpeMatch | CpeNode)[] = [...node.matches, ...node.children]
  const isTogether = node.operator === 'and' && parts.length > 1
  const groups = isTogether && parts.length <= mostParts ? parts.map(groupOf) : undefined
  const isCertain = around.isCertain && !node.negate && isTogether === (groups !== undefined)
  for (const [index, part] of parts.entries()) {
    const beside = groups === undefined ? [] : groups.filter((_, other) => other !== index)
    const inside = { isCertain, groups: [...around.groups, ...beside] }
    if ('children' in part) walk(part, inside, found)
    else if (part.vulnerable) add(part, inside, found)
  }
}

function add(match: CpeMatch, { isCertain, groups }: Surroundings, found: VulnerableName[]): void {
  const name = parseCpe(match.criteria)
  if (name === undefined) return
  const own = ownHardware(name)
  const conditions = groups
    .filter(({ hardware }) => own === undefined || !hardware.has(own))
    .map((group) => group.condition)
  found.push({ match, name, isCertain, conditions })
}

function groupOf(part: CpeMatch | CpeNode): Group {
  const names = namesIn(part)
  const hardware = names.flatMap(({ criteria }) => {
    const name = parseCpe(criteria)
    return name?.part === 'h' ? [deviceOf(name)] : []
  })
  return { condition: { names, isChoice: isChoice(part) }, hardware: new Set(hardware) }
}

function namesIn(part: CpeMatch | CpeNode): readonly CpeMatch[] {
  return 'children' in part ? [...part.matches, ...part.children].flatMap(namesIn) : [part]
}

/** Whether one name of it is enough: nothing is negated in it, and nothing in it must stand together. */
function isChoice(part: CpeMatch | CpeNode): boolean {
  if (!('children' in part)) return true
  const { operator, negate, matches, children } = part
  const isTogether = operator === 'and' && matches.length + children.length > 1
  return !negate && !isTogether && children.every(isChoice)
}

/**
 * The device that a firmware is made for: NVD names it `<device>_firmware` beside the device as what it runs on. Where
 * the firmware is, the device is.
 */
function ownHardware(name: CpeName): string | undefined {
  const product = literalOf(name.product) ?? ''
  if (name.part === 'h' || !product.endsWith('_firmware')) return undefined
  return `${name.vendor}/${product.slice(0, -'_firmware'.length)}`
}

function deviceOf({ vendor, product }: CpeName): string {
  return `${vendor}/${literalOf(product) ?? ''}`
}
