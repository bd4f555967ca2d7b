import { type Parsed, problem, readable, unreadable } from '#kernel/parsed/parsed.ts'
import {
  type JsonNode,
  readArray,
  readList,
  readNode,
  readNodes,
  readText,
  readTexts,
  requireText,
} from '../../json/node.ts'
import { readFrontMatter } from '../front-matter.ts'
import type {
  Advisory,
  AdvisoryReference,
  AffectedPackage,
  AffectedRange,
  RangeEvent,
} from '../model/advisory.ts'
import { detailsLimit, packageOf, readDay, readVector, untold, urlLimit } from '../own-database.ts'
import { systemsAmong, toldSystems } from '../systems.ts'
import { countUnused } from '../unused.ts'
import { usedAdvisoryFields, usedAffectedFields, usedFields } from './versions.ts'

/**
 * Reads one record of the Haskell Security Advisory DB. A record is refused only when it is none, or has no id.
 */
export function readHsec(bytes: Uint8Array): Parsed<Advisory> {
  const matter = readFrontMatter(bytes)
  if (!matter.ok) return matter
  const { root, title, text } = matter.value
  const advisory = readNode(root, 'advisory')
  const id = advisory === null ? null : readText(advisory, 'id')
  if (advisory === null || id === null) return unreadable(problem('/advisory/id', 'advisory.id-missing'))
  const packages = readNodes(root, 'affected')
  const record: Advisory = {
    ...untold,
    format: 'hsec',
    id,
    aliases: readTexts(advisory, 'aliases'),
    related: readTexts(advisory, 'related'),
    published: readDay(advisory, 'date'),
    modified: readDay(advisory, 'modified'),
    summary: title,
    details: text.slice(0, detailsLimit).toWellFormed(),
    severities: severitiesOf(packages),
    cwes: readArray(advisory, 'cwe').flatMap((cwe) => (/^\d{1,6}$/.test(String(cwe)) ? `CWE-${cwe}` : [])),
    affected: packages.flatMap(readPackage),
    references: readReferences(root),
    unused: [
      ...countUnused(root, '', usedFields),
      ...countUnused(advisory, 'advisory.', usedAdvisoryFields),
      ...packages.flatMap((node) => countUnused(node, 'affected.', usedAffectedFields)),
    ],
  }
  return readable(record, [...matter.warnings, ...root.log.list()])
}

/** Each once; several packages of a record repeat it. */
function severitiesOf(packages: readonly JsonNode[]): Advisory['severities'] {
  const read = packages.flatMap((node) => readVector(node, 'cvss') ?? [])
  return [...new Map(read.map((severity) => [severity.vector, severity])).values()]
}

/** A library on Hackage, or a part of the compiler, whose versions are those of GHC. */
function readPackage(node: JsonNode): readonly AffectedPackage[] {
  const hackage = readText(node, 'package')
  const compiler = readText(node, 'ghc-component')
  const name = hackage ?? compiler
  if (name === null) {
    node.log.add(node.path, 'json.field-missing', { field: 'package' })
    return []
  }
  const entries = readNodes(node, 'versions')
  const ranges = entries.flatMap((entry) => readRange(entry) ?? [])
  const isComplete = ranges.length === entries.length && entries.length > 0
  const ecosystem = hackage === null ? 'GHC' : 'Hackage'
  const systems = toldSystems(systemsAmong(readTexts(node, 'os')))
  return [{ ...packageOf({ path: node.path, ecosystem, name }, { ranges, isComplete }), ...systems }]
}

function readRange(entry: JsonNode): AffectedRange | null {
  const introduced = requireText(entry, 'introduced')
  const fixed = readText(entry, 'fixed')
  if (introduced === null) return null
  const events: RangeEvent[] = [{ kind: 'introduced', version: introduced }]
  if (fixed !== null) events.push({ kind: 'fixed', version: fixed })
  return { kind: 'ecosystem', repository: null, events }
}

function readReferences(root: JsonNode): readonly AdvisoryReference[] {
  return readList(root, 'references', (reference) => {
    const url = requireText(reference, 'url', urlLimit)
    return url === null ? null : { kind: (readText(reference, 'type') ?? 'web').toLowerCase(), url }
  })
}
