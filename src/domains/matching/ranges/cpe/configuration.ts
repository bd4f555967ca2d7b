import type { CpeConfiguration, CpeMatch, CpeNode } from '#formats/advisory/model/configuration.ts'
import { type CpeName, literalOf, parseCpe } from '#versions/identifiers/cpe/index.ts'

/** A name that a configuration calls vulnerable, with what must hold beside it. */
export interface VulnerableName {
  readonly match: CpeMatch
  readonly name: CpeName
  /** False where the configuration negates, or could not be read whole: whether it holds is not known then. */
  readonly isCertain: boolean
  /** Of each further group one name must be there as well: what it runs on, or with. As written. */
  readonly conditions: readonly (readonly string[])[]
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

/** Names of which one must be there. Parsed once, however many vulnerable names stand beside them. */
interface Group {
  readonly names: readonly string[]
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
    .map((group) => group.names)
  found.push({ match, name, isCertain, conditions })
}

function groupOf(part: CpeMatch | CpeNode): Group {
  const names = namesIn(part)
  const hardware = names.flatMap((text) => {
    const name = parseCpe(text)
    return name?.part === 'h' ? [deviceOf(name)] : []
  })
  return { names, hardware: new Set(hardware) }
}

function namesIn(part: CpeMatch | CpeNode): readonly string[] {
  return 'children' in part ? [...part.matches, ...part.children].flatMap(namesIn) : [part.criteria]
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
