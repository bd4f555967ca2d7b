import { domains } from '../floors.ts'
import type { Token } from '../source/scan.ts'
import { readCode } from '../source/tokens.ts'
import type { Breach } from './breach.ts'
import { isTest, placeOf } from './place.ts'

const writingCalls = new Set(['insertInto', 'updateTable', 'deleteFrom', 'mergeInto', 'replaceInto'])
const verbs = [
  'insert\\s+into',
  'update(?:\\s+only)?',
  'delete\\s+from(?:\\s+only)?',
  'merge\\s+into',
  'truncate(?:\\s+table)?',
  'copy',
  '(?:create|alter|drop)\\s+table(?:\\s+if\\s+(?:not\\s+)?exists)?',
].join('|')
const name = '"?([a-z_]\\w*)"?'
const writtenInText = new RegExp(`\\b(?:${verbs})\\s+${name}\\.${name}`, 'gi')
const writesWhatFollows = new RegExp(`\\b(?:${verbs})\\s+$`, 'i')
const tableName = new RegExp(`^${name}\\.${name}(?:\\s+as\\s+\\w+)?$`, 'i')
const domainTable = new RegExp(`(?<![\\w./])"?(${domains.join('|')})"?\\.${name}(?![\\w-])`, 'gi')

/** A table as the source names it; a name that is computed has no schema. */
interface TableUse {
  readonly schema: string | undefined
  readonly table: string
  readonly line: number
}

/** A domain writes its own tables only; its stores read no others, its views also those of domains below. */
export function checkTables(file: string, source: string): readonly Breach[] {
  const place = placeOf(file)
  if (place.area !== 'domain' || isTest(file)) return []
  const tokens = readCode(file, source)
  const written = tokens
    .flatMap((_, index) => findWrites(tokens, index))
    .filter((use) => use.schema !== place.name)
  const allowed = readableFrom(place.name, place.step.name)
  const read = tokens
    .flatMap(findReads)
    .filter((use) => allowed !== undefined && !allowed.includes(use.schema ?? ''))
    .filter((use) => !written.some((write) => write.line === use.line && write.table === use.table))
  return [
    ...written.map((use) => refuseWrite(file, place.name, use)),
    ...read.map((use) => refuseRead(file, place.step.name, use)),
  ]
}

/** The schemas that a step may read, or undefined where the libraries' places already keep SQL out. */
function readableFrom(domain: string, step: string): readonly string[] | undefined {
  const order: readonly string[] = domains
  if (step === 'store') return [domain]
  if (step === 'view') return order.slice(0, order.indexOf(domain) + 1)
  return undefined
}

function findWrites(tokens: readonly Token[], index: number): readonly TableUse[] {
  const token = tokens[index]
  if (token === undefined) return []
  if (token.kind === 'word') return writingCalls.has(token.text) ? callArgument(tokens, index) : []
  if (token.kind !== 'string' && token.kind !== 'template') return []
  const named = [...token.text.matchAll(writtenInText)].map((found) => tableUse(token, found))
  return writesWhatFollows.test(token.text) ? [...named, ...substitution(tokens, index)] : named
}

function callArgument(tokens: readonly Token[], index: number): readonly TableUse[] {
  const argument = tokens[index + 2]
  if (tokens[index + 1]?.text !== '(' || argument === undefined) return []
  if (argument.kind !== 'string') return [{ schema: undefined, table: '', line: argument.line }]
  const found = tableName.exec(argument.text)
  return found === null ? [] : [tableUse(argument, found)]
}

/** What a template puts behind its verb: `insert into ${sql.table('intel.item')}`. */
function substitution(tokens: readonly Token[], index: number): readonly TableUse[] {
  const opening = tokens[index + 1]
  if (opening?.text !== '${') return []
  const end = tokens.findIndex((token, at) => at > index && token.kind === 'template')
  const strings = tokens.slice(index + 2, end).filter((token) => token.kind === 'string')
  const found = tableName.exec(strings.map((token) => token.text).join('.'))
  return [found === null ? { schema: undefined, table: '', line: opening.line } : tableUse(opening, found)]
}

function findReads(token: Token): readonly TableUse[] {
  if (token.kind !== 'string' && token.kind !== 'template') return []
  return [...token.text.matchAll(domainTable)].map((found) => tableUse(token, found))
}

function tableUse(token: Token, found: RegExpExecArray): TableUse {
  const above = token.text.slice(0, found.index).split('\n').length - 1
  return { schema: found[1], table: found[2] ?? '', line: token.line + above }
}

function refuseWrite(file: string, domain: string, use: TableUse): Breach {
  const what = use.schema === undefined ? 'a table that is named at run time' : `${use.schema}.${use.table}`
  return {
    file,
    line: use.line,
    what: `writes ${what}`,
    rule: `${domain} writes tables of the schema ${domain} only`,
    instead: insteadOfWriting(use.schema),
  }
}

function insteadOfWriting(schema: string | undefined): string {
  if (schema === undefined) return 'name the table as a literal'
  if (schema === 'platform') return 'call what platform/ offers for it'
  return `call an action on the door of ${schema}, or send it an event`
}

function refuseRead(file: string, step: string, use: TableUse): Breach {
  const isStore = step === 'store'
  return {
    file,
    line: use.line,
    what: `reads ${use.schema}.${use.table}`,
    rule: isStore
      ? 'a store reads tables of its own domain only'
      : 'a view reads its own domain and those below',
    instead: isStore
      ? 'move the statement to a *-view.ts, which may read domains below (also inside insert … select)'
      : 'let the domain above send an event, or let it hold this view',
  }
}
