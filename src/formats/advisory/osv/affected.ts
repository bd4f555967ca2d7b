import { parsePurl } from '#versions/identifiers/purl/index.ts'
import {
  hasField,
  isObject,
  type JsonNode,
  pathTo,
  readArray,
  readList,
  readNode,
  readText,
  textLimit,
} from '../../json/node.ts'
import type { AffectedPackage, AffectedRange } from '../model/advisory.ts'
import { systemsToldBy, toldSystems } from '../systems.ts'
import { readRange } from './range.ts'
import { readSeverities } from './severity.ts'

/** The packages of a record. An entry that names neither a package nor commits is left out with a problem. */
export function readAffected(root: JsonNode): readonly AffectedPackage[] {
  return readList(root, 'affected', readPackage)
}

function readPackage(entry: JsonNode): AffectedPackage | null {
  const named = readNode(entry, 'package')
  const ecosystem = named === null ? null : readText(named, 'ecosystem')
  const name = named === null ? null : readText(named, 'name')
  const ranges = readWhole(entry, 'ranges', (value, path) => {
    return isObject(value) ? readRange({ value, path, log: entry.log }) : null
  })
  const versions = readWhole(entry, 'versions', (value) => {
    return typeof value === 'string' && value !== '' && value.length <= textLimit ? value : null
  })
  const database = readNode(entry, 'database_specific')
  const ecosystemSpecific = readNode(entry, 'ecosystem_specific')?.value ?? null
  const isNamed = ecosystem !== null && name !== null
  if (!(isNamed || (ecosystem === null && name === null && namesCommits(ranges.list)))) {
    entry.log.add(entry.path, 'advisory.package-missing')
    return null
  }
  return {
    path: entry.path,
    ecosystem,
    name,
    purl: named === null ? null : readPurl(named),
    severities: readSeverities(entry),
    ranges: withLastKnown(ranges.list, database),
    versions: versions.list,
    isComplete: ranges.isComplete && versions.isComplete,
    ...toldSystems(systemsToldBy(ecosystemSpecific)),
    ecosystemSpecific,
    databaseSpecific: database?.value ?? null,
  }
}

/**
 * GitHub's advisories tell a range that ends without a fix beside it: `introduced` alone, and `< 15.5.1` as the last
 * that is known to be affected. It ends there; as the schema has it, it would never.
 */
function withLastKnown(
  ranges: readonly AffectedRange[],
  database: JsonNode | null,
): readonly AffectedRange[] {
  const text = database === null ? null : readText(database, 'last_known_affected_version_range')
  const [, operator, version] = /^(<=?) *(\S+)$/.exec(text ?? '') ?? []
  const [range, ...others] = ranges
  const isOpen = range?.kind !== 'git' && range?.events.every((event) => event.kind === 'introduced')
  if (range === undefined || version === undefined || others.length > 0 || isOpen !== true) return ranges
  const kind = operator === '<' ? ('limit' as const) : ('last-affected' as const)
  return [{ ...range, events: [...range.events, { kind, version }] }]
}

/** Some records name a repository by its commits instead of a package. */
function namesCommits(ranges: readonly AffectedRange[]): boolean {
  return ranges.some(({ kind }) => kind === 'git')
}

interface Whole<T> {
  readonly list: readonly T[]
  /** False where an entry, or all of the list, could not be read. */
  readonly isComplete: boolean
}

/** Reads a list of which an unread entry must not pass for "not affected". */
function readWhole<T>(
  node: JsonNode,
  name: string,
  read: (value: unknown, path: string) => T | null,
): Whole<T> {
  const values = readArray(node, name)
  const list = values.flatMap((value, index) => {
    const path = `${pathTo(node, name)}/${index}`
    const entry = read(value, path)
    if (entry !== null) return [entry]
    node.log.add(path, 'advisory.entry-not-read')
    return []
  })
  const isList = !hasField(node, name) || Array.isArray(node.value[name])
  return { list, isComplete: isList && list.length === values.length }
}

function readPurl(named: JsonNode): string | null {
  const text = readText(named, 'purl', 4096)
  if (text === null) return null
  const purl = parsePurl(text)
  if (purl.ok) return text
  for (const { code, facts } of purl.problems) {
    named.log.add(pathTo(named, 'purl'), code, { ...facts, purl: text.slice(0, 200) })
  }
  return null
}
