import { schemeForPackageType } from '#versions/index.ts'
import { readCvss } from '../cvss/index.ts'
import { type JsonNode, pathTo, readArray, readText, readTime } from '../json/node.ts'
import type { Advisory, AdvisorySeverity, AffectedPackage } from './model/advisory.ts'
import {
  type Dialect,
  type Ordering,
  outside,
  rangesOf,
  readRequirement,
  type Stretch,
} from './requirements.ts'

/** What the databases that ecosystems keep themselves have in common; each format adds what it says. */
export const untold = {
  aliases: [],
  related: [],
  upstream: [],
  published: null,
  modified: null,
  withdrawn: null,
  summary: null,
  details: null,
  severities: [],
  rating: null,
  cwes: [],
  affected: [],
  references: [],
  unused: [],
} as const satisfies Omit<Advisory, 'id' | 'format'>

/** Markdown; longer than any record in use. */
export const detailsLimit = 262_144
export const titleLimit = 4096
export const urlLimit = 2048

/** The package that a record speaks of, before its versions are known. */
export interface Spoken {
  readonly path: string
  readonly ecosystem: string
  readonly name: string
}

/** @throws Error when a format names an ecosystem without an order, which is a mistake of ours */
export function orderingOf(dialect: Dialect): Ordering {
  const scheme = schemeForPackageType(dialect)
  if (scheme === undefined) throw new Error(`no order of versions for ${dialect}`)
  return { scheme, dialect }
}

/** Everything but the versions that the fields call safe. Where one cannot be read it might be any: undetermined. */
export function affectedOutside(
  spoken: Spoken,
  ordering: Ordering,
  fields: readonly { readonly node: JsonNode; readonly field: string }[],
): AffectedPackage {
  const safe = fields.flatMap(({ node, field }) => readRequirements(node, field, ordering))
  const isRead = safe.every((stretch) => stretch !== null)
  return packageOf(spoken, isRead ? rangesOf(outside(safe)) : { ranges: [], isComplete: false })
}

/** Null for each entry that is no requirement, which is told with its place. */
export function readRequirements(
  node: JsonNode,
  field: string,
  ordering: Ordering,
): readonly (Stretch | null)[] {
  return readArray(node, field).map((entry, index) => {
    const stretch = typeof entry === 'string' ? readRequirement(entry.trim(), ordering) : null
    if (stretch === null) {
      const requirement = String(entry).slice(0, 80)
      node.log.add(`${pathTo(node, field)}/${index}`, 'advisory.requirement-not-read', { requirement })
    }
    return stretch
  })
}

export function packageOf(
  spoken: Spoken,
  affected: Pick<AffectedPackage, 'ranges' | 'isComplete'>,
): AffectedPackage {
  return {
    ...spoken,
    purl: null,
    severities: [],
    versions: [],
    ecosystemSpecific: null,
    databaseSpecific: null,
    ...affected,
  }
}

/** A CVSS vector of whatever version; one that the standard does not allow is kept as written and told. */
export function readVector(node: JsonNode, field: string): AdvisorySeverity | null {
  const written = readText(node, field)
  if (written === null) return null
  const vector = written.replace(/^\((.*)\)$/, '$1')
  const read = readCvss(vector)
  for (const { code, facts } of read.ok ? read.warnings : read.problems)
    node.log.add(pathTo(node, field), code, facts)
  const system = systemOf(vector)
  return read.ok
    ? { system, vector, score: read.value.score, rating: read.value.rating }
    : { system, vector, score: null, rating: null }
}

function systemOf(vector: string): AdvisorySeverity['system'] {
  if (vector.startsWith('CVSS:4')) return 'cvss-v4'
  return vector.startsWith('CVSS:3') ? 'cvss-v3' : 'cvss-v2'
}

/** YAML's words for nothing, which a reader of plain texts sees as they are written. */
export function isNothing(text: string | null): boolean {
  return text === null || text === '~' || text === 'null'
}

/** `2018-03-06`, `2018-03-06 9:40:00`, `2015-05-29 12:53:14 +1200`. */
const dayAndTime = /^(\d{4}-\d\d-\d\d)(?:[T ](\d{1,2}:\d\d(?::\d\d)?))?(?: ?([+-]\d\d):?(\d\d)|Z)?$/

/** A calendar date, or a date and a time as these databases write them; in UTC where no zone is told. */
export function readDay(node: JsonNode, field: string): string | null {
  const text = readText(node, field)
  if (isNothing(text)) return null
  const [, day, written, hours, minutes] = dayAndTime.exec(text ?? '') ?? []
  if (day === undefined) return readTime(node, field)
  const zone = hours === undefined ? 'Z' : `${hours}:${minutes}`
  const time = written?.indexOf(':') === 1 ? `0${written}` : written
  return readTime({ ...node, value: { [field]: `${day}T${time ?? '00:00:00'}${zone}` } }, field)
}
