import type { ProblemLog } from '../../problem-log.ts'
import { linesOf } from '../../text/lines.ts'

/** What is told of one package, by the names that pacman's database uses. */
export interface Block {
  readonly line: number
  readonly fields: ReadonlyMap<string, readonly string[]>
}

/** Values of one field that are kept. */
const mostValues = 10_000

/** Files `desc`, one after the other: `%FIELD%`, a line for each value, a blank line. */
export function* blocksOfDescriptions(text: string): Generator<Block> {
  let line = 1
  let fields = new Map<string, string[]>()
  let values: string[] = []
  for (const { line: at, text: written } of linesOf(text)) {
    const name = /^\ufeff?%(?<name>[A-Z\d]{1,30})%$/.exec(written)?.groups?.name
    if (name === undefined) {
      if (written !== '' && values.length < mostValues) values.push(written)
      continue
    }
    if (name === 'NAME' && fields.size > 0) {
      yield { line, fields }
      fields = new Map()
    }
    if (fields.size === 0) line = at
    values = []
    fields.set(name, values)
  }
  if (fields.size > 0) yield { line, fields }
}

const told: ReadonlyMap<string, string> = new Map([
  ['Name', 'NAME'],
  ['Version', 'VERSION'],
  ['Architecture', 'ARCH'],
  ['URL', 'URL'],
  ['Licenses', 'LICENSE'],
  ['Provides', 'PROVIDES'],
  ['Depends On', 'DEPENDS'],
  ['Packager', 'PACKAGER'],
])
const lists: ReadonlySet<string> = new Set(['LICENSE', 'PROVIDES', 'DEPENDS'])

/** What `pacman -Qi` prints: `Name : value`, values of lists with blanks between, a blank line after each package. */
export function* blocksOfTelling(text: string): Generator<Block> {
  let line = 1
  let fields = new Map<string, readonly string[]>()
  for (const { line: at, text: written } of linesOf(text)) {
    const colon = written.indexOf(' : ')
    const name = colon < 1 || written.startsWith(' ') ? undefined : told.get(written.slice(0, colon).trim())
    if (name === undefined) continue
    if (name === 'NAME') {
      if (fields.size > 0) yield { line, fields }
      fields = new Map()
      line = at
    }
    const value = written.slice(colon + 3).trim()
    fields.set(name, valuesOf(name, value))
  }
  if (fields.size > 0) yield { line, fields }
}

function valuesOf(name: string, value: string): readonly string[] {
  if (value === 'None') return []
  return lists.has(name) ? value.split(/\s+/) : [value]
}

/** What `pacman -Q` prints. */
export function* blocksOfList(text: string, log: ProblemLog): Generator<Block> {
  for (const { line, text: written } of linesOf(text)) {
    const [name = '', version = '', ...rest] = written.trim().split(/\s+/, 4)
    const fields = new Map([
      ['NAME', [name]],
      ['VERSION', [version]],
    ])
    if (name !== '' && rest.length === 0) yield { line, fields }
    else if (name !== '') log.add(`/line/${line}`, 'sbom.line-not-read')
  }
}
