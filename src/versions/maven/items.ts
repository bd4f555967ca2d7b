/** One item of a version: a number, a text, or a text with the number that it joins (`rc1`, `rc-1`). */
export interface MavenItem {
  readonly kind: 'number' | 'text' | 'joined'
  /** Empty in a number. */
  readonly text: string
  /** Without leading zeros, so that zero is empty; empty in a text. */
  readonly digits: string
}

/** The version as Maven nests it: each list but the first is the last item of the one before. */
export type MavenLists = readonly (readonly MavenItem[])[]

const zero: MavenItem = { kind: 'number', text: '', digits: '' }

/**
 * Divides a version in lower case as Maven 4's `ComparableVersion` does: at dots and hyphens, and between digits and
 * others. What follows a hyphen, or a text that follows a number, is a list of its own.
 */
export function divideVersion(version: string): MavenLists {
  const runs = version.match(/\d+|[^\d.-]+|[.-]/g) ?? []
  const lists: MavenItem[][] = [[]]
  let begun: MavenItem | undefined
  runs.forEach((run, index) => {
    const joinsNext = run === '-' && begun?.kind === 'text' && isDigits(runs[index + 1])
    if (!joinsNext) begun = readRun(lists, begun, run)
  })
  if (begun?.kind === 'text') openList(lists)
  if (begun !== undefined) add(lists, begun)
  return lists
}

/** The item that the run begins or continues; whatever it ends is added to the lists. */
function readRun(lists: MavenItem[][], begun: MavenItem | undefined, run: string): MavenItem | undefined {
  if (isDigits(run)) {
    if (begun !== undefined) openList(lists)
    return {
      kind: begun === undefined ? 'number' : 'joined',
      text: begun?.text ?? '',
      digits: run.replace(/^0+/, ''),
    }
  }
  if (run === '.' || run === '-') {
    add(lists, begun ?? zero)
    if (run === '-') openList(lists)
    return undefined
  }
  if (begun !== undefined) {
    add(lists, begun)
    openList(lists)
  }
  return { kind: 'text', text: run, digits: '' }
}

function isDigits(run: string | undefined): boolean {
  return run !== undefined && /^\d/.test(run)
}

function add(lists: readonly MavenItem[][], item: MavenItem): void {
  lists.at(-1)?.push(item)
}

/** Opens a list, unless the last one is still empty. */
function openList(lists: MavenItem[][]): void {
  if (lists.at(-1)?.length !== 0) lists.push([])
}
