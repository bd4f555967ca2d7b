import { type Parsed, problem, readable, unreadable } from '#kernel/parsed/parsed.ts'
import { normaliseVulnerabilityId } from '#versions/identifiers/vulnerability-id/index.ts'
import { isObject, type JsonNode, readNodes, readText } from '../../json/node.ts'
import { jsonLimits, splitJson } from '../../json/read-json.ts'
import { readCvssObject } from '../cvss-severity.ts'
import type { Advisory, AdvisorySeverity } from '../model/advisory.ts'
import { countUnused } from '../unused.ts'
import { readProducts } from './products.ts'
import { recordArrays, usedFields } from './versions.ts'
import { readWrittenTime } from './written-time.ts'

const detailsLimit = 262_144
const linesLimit = 1_048_576

/**
 * Reads one record of the European Vulnerability Database: an item of a search, or a record by itself. What could not be
 * read is in the warnings, each with its place.
 */
export function readEuvd(source: string | Uint8Array): Parsed<Advisory> {
  const json = splitJson(source, [], jsonLimits)
  if (!json.ok) return json
  const { value, log } = json.value
  if (!isObject(value)) return unreadable(problem('', 'advisory.not-euvd'))
  const root = { value, path: '', log }
  for (const field of recordArrays) {
    if (!Array.isArray(value[field])) continue
    const [only, ...more] = readNodes(root, field)
    if (only !== undefined && more.length === 0) return readRecord(only)
    return unreadable(
      problem(`/${field}`, 'advisory.not-one-record', { records: more.length + Number(only !== undefined) }),
    )
  }
  return readRecord(root)
}

function readRecord(record: JsonNode): Parsed<Advisory> {
  const id = readText(record, 'id')
  if (id === null) return unreadable(problem(`${record.path}/id`, 'advisory.id-missing'))
  if (!/^EUVD-[0-9]{4}-[0-9]{1,9}$/.test(id))
    return unreadable(problem(`${record.path}/id`, 'advisory.not-euvd'))
  const published = readWrittenTime(record, 'datePublished')
  return readable(
    {
      format: 'euvd',
      id,
      aliases: linesOf(record, 'aliases').map(normaliseVulnerabilityId),
      related: [],
      upstream: [],
      published,
      modified: readWrittenTime(record, 'dateUpdated') ?? published,
      withdrawn: null,
      summary: null,
      details: readText(record, 'description', detailsLimit),
      severities: readSeverities(record),
      rating: null,
      cwes: [],
      affected: [],
      references: linesOf(record, 'references').map((url) => ({ kind: 'web', url })),
      configurations: [],
      products: readProducts(record),
      unused: countUnused(record, '', usedFields),
    },
    record.log.list(),
  )
}

/** Names and addresses stand in one text, one a line. */
function linesOf(record: JsonNode, field: string): readonly string[] {
  const lines = (readText(record, field, linesLimit) ?? '').split('\n').map((line) => line.trim())
  return [...new Set(lines.filter((line) => line !== ''))]
}

/** A score of 0 without a vector is how it says that there is none. */
function readSeverities(record: JsonNode): readonly AdvisorySeverity[] {
  const vector = readText(record, 'baseScoreVector', 2048)
  if (vector === null) return []
  const version = readText(record, 'baseScoreVersion')?.slice(0, 1) ?? ''
  const { baseScore } = record.value
  const data = { ...record, value: { vectorString: vector, baseScore } }
  const severity =
    version === '2' || version === '3' || version === '4'
      ? readCvssObject(data, { version, source: null })
      : null
  if (severity === null) record.log.add(`${record.path}/baseScoreVersion`, 'advisory.severity-not-read')
  return severity === null ? [] : [severity]
}
