import { after, before, dropped, glued, notOne, otherPre } from './words.data.ts'

/** What a version consists of; what only divides is gone. */
export type Item =
  | { readonly kind: 'number'; readonly digits: string }
  | { readonly kind: 'before'; readonly place: number }
  | { readonly kind: 'after' }
  | { readonly kind: 'text'; readonly text: string }

/** A run of digits, of letters or of other signs, with its neighbours. */
interface Run {
  readonly text: string
  readonly last: string
  readonly next: string
  /** Whether dots have divided numbers before it. */
  readonly isAfterDots: boolean
}

/**
 * The items of a version in small letters, without zeros that do not count: those at the end and those before
 * anything but a number. `undefined` where it has no digit, or tells more than one version.
 */
export function itemsOf(version: string): readonly Item[] | undefined {
  const start = version.search(/\d/)
  if (start < 0 || !isName(version.slice(0, start))) return undefined
  const runs = version.slice(start).match(/\d+|[a-z]+|[^a-z\d]+/g) ?? []
  if (runs.some((run) => notOne.has(run))) return undefined
  const items: Item[] = []
  let isAfterDots = false
  for (const [index, run] of runs.entries()) {
    const item = itemOf({ text: run, last: runs[index - 1] ?? '', next: runs[index + 1] ?? '', isAfterDots })
    if (run === '.') isAfterDots = true
    if (item === undefined) continue
    if (item.kind !== 'number') dropZeros(items)
    items.push(item)
  }
  dropZeros(items)
  return items
}

/** What stands before the first digit may name the product; a stage without its release has no place. */
function isName(prefix: string): boolean {
  const words = prefix.match(/[a-z]+/g) ?? []
  return !words.some((word) => placeBefore(word) !== undefined || after.has(word) || notOne.has(word))
}

function itemOf(run: Run): Item | undefined {
  if (isDigits(run.text)) return { kind: 'number', digits: run.text }
  if (!/^[a-z]/.test(run.text)) return isUpdateMark(run) ? { kind: 'after' } : undefined
  const stands = isDigits(run.last) && !isDigits(run.next) && run.text.length === 1
  if (stands) return { kind: 'text', text: run.text }
  const word = isStageLetter(run) ? (glued.get(run.text) ?? run.text) : run.text
  const place = placeBefore(word)
  if (place !== undefined) return { kind: 'before', place }
  if (after.has(word)) return { kind: 'after' }
  return dropped.has(word) ? undefined : { kind: 'text', text: word }
}

/** `1.8.0_251` is the update 251 of 1.8.0, where `1_8_0` only divides otherwise. */
function isUpdateMark(run: Run): boolean {
  return run.text === '_' && run.isAfterDots && isDigits(run.last) && isDigits(run.next)
}

/** `1.0b2`, and of milestones also `9.0.0.M1`. */
function isStageLetter(run: Run): boolean {
  if (!isDigits(run.next)) return false
  return isDigits(run.last) || (run.text === 'm' && /^[._-]$/.test(run.last))
}

function placeBefore(word: string): number | undefined {
  return before.get(word) ?? (word.startsWith('pre') ? otherPre : undefined)
}

function dropZeros(items: Item[]): void {
  const length = items.findLastIndex((item) => item.kind !== 'number' || !/^0+$/.test(item.digits)) + 1
  items.length = length
}

function isDigits(run: string): boolean {
  return /^\d/.test(run)
}
