import { type Parsed, problem, readable, unreadable } from '#kernel/parsed/parsed.ts'
import {
  hasField,
  isObject,
  type JsonNode,
  readList,
  readNode,
  readText,
  readTexts,
  readTime,
  requireText,
} from '../../json/node.ts'
import { jsonLimits, splitJson } from '../../json/read-json.ts'
import { readYamlRoot } from '../../yaml/read-yaml.ts'
import type { Advisory, AdvisoryReference, UnusedField } from '../model/advisory.ts'
import { readAffected } from './affected.ts'
import { readSeverities } from './severity.ts'
import { isReadable, usedDatabaseFields, usedFields } from './versions.ts'

const detailsLimit = 262_144
const urlLimit = 2048

/**
 * Reads one OSV record in JSON or YAML (as the databases of PyPA and R keep theirs), schema 1.x. What could not be read is in the warnings, each with its place; a record
 * is refused only when it is neither, has no id or is of another major version.
 */
export function readOsv(source: string | Uint8Array): Parsed<Advisory> {
  if (isYaml(source)) return readYamlRecord(Buffer.from(source))
  const json = splitJson(source, [], jsonLimits)
  if (!json.ok) return json
  const { value, log } = json.value
  return isObject(value) ? readRecord({ value, path: '', log }) : unreadable(problem('', 'advisory.not-osv'))
}

/** What is not an object of JSON begins otherwise. */
function isYaml(source: string | Uint8Array): boolean {
  const head =
    typeof source === 'string' ? source.slice(0, 200) : Buffer.from(source.subarray(0, 200)).toString()
  return !/^[\ufeff\s]*[{[]/.test(head)
}

function readYamlRecord(bytes: Buffer): Parsed<Advisory> {
  const yaml = readYamlRoot(bytes)
  if (!yaml.ok) return yaml
  const record = readRecord(yaml.value)
  return record.ok ? readable(record.value, [...yaml.warnings, ...record.warnings]) : record
}

function readRecord(root: JsonNode): Parsed<Advisory> {
  const { log } = root
  const version = readText(root, 'schema_version')
  if (!isReadable(version)) {
    return unreadable(problem('/schema_version', 'advisory.version-not-supported', { version }))
  }
  const id = readText(root, 'id')
  if (id === null) return unreadable(problem('/id', 'advisory.id-missing'))
  return readable({ id, ...readFields(root, id) }, log.list())
}

function readFields(root: JsonNode, id: string): Omit<Advisory, 'id'> {
  if (!hasField(root, 'modified')) root.log.add('', 'json.field-missing', { field: 'modified' })
  const database = readNode(root, 'database_specific')
  const fields = {
    format: 'osv' as const,
    aliases: readIds(root, 'aliases', id),
    related: readIds(root, 'related', id),
    upstream: readIds(root, 'upstream', id),
    published: readTime(root, 'published'),
    modified: readTime(root, 'modified'),
    withdrawn: readTime(root, 'withdrawn'),
    summary: readText(root, 'summary', 4096),
    details: readText(root, 'details', detailsLimit),
    severities: readSeverities(root),
    rating: database === null ? null : readRating(database),
    cwes: database === null ? [] : readCwes(database),
    affected: readAffected(root),
    references: readReferences(root),
    unused: [
      ...countUnused(root, '', usedFields),
      ...countUnused(database, 'database_specific.', usedDatabaseFields),
    ],
  }
  return isTitledWithdrawn(id, fields.summary)
    ? { ...fields, withdrawn: fields.withdrawn ?? fields.modified }
    : fields
}

/**
 * GitHub begins the titles of advisories that it withdrew with that word, and those it keeps only to lead to another
 * with "Duplicate Advisory"; copies of its database often lack the field that says when. Both stand for nothing any
 * more: the text of such an advisory begins with why it was withdrawn.
 */
function isTitledWithdrawn(id: string, summary: string | null): boolean {
  return (
    id.startsWith('GHSA-') &&
    /^\s*(?:(?:withdrawn|duplicate) advisory:|withdrawn(?::|\s*$))/i.test(summary ?? '')
  )
}

/** Ids of other records, each once; a record is not its own alias. */
function readIds(root: JsonNode, field: string, own: string): readonly string[] {
  return [...new Set(readTexts(root, field))].filter((id) => id !== own)
}

/** Sources put their rating here; some put an object of their own, which is not a rating. */
function readRating(database: JsonNode): string | null {
  return typeof database.value.severity === 'string' ? readText(database, 'severity') : null
}

/** GitHub writes a list of ids. */
function readCwes(database: JsonNode): readonly string[] {
  return readTexts(database, 'cwe_ids').filter((cwe) => /^CWE-[0-9]{1,6}$/.test(cwe))
}

function readReferences(root: JsonNode): readonly AdvisoryReference[] {
  return readList(root, 'references', (reference) => {
    const url = requireText(reference, 'url', urlLimit)
    return url === null ? null : { kind: (readText(reference, 'type') ?? 'web').toLowerCase(), url }
  })
}

function countUnused(
  node: JsonNode | null,
  prefix: string,
  used: ReadonlySet<string>,
): readonly UnusedField[] {
  if (node === null) return []
  return Object.entries(node.value)
    .filter(([field, value]) => !used.has(field) && value !== null && value !== '')
    .map(([field, value]) => ({
      field: `${prefix}${field.slice(0, 100)}`,
      count: Array.isArray(value) ? value.length : 1,
    }))
    .filter(({ count }) => count > 0)
    .slice(0, 100)
}
