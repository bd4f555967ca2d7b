import { type Parsed, problem, readable, unreadable } from '#kernel/parsed/parsed.ts'
import { type JsonNode, pathTo, readNode, readText, readTexts } from '../../json/node.ts'
import { readFrontMatter } from '../front-matter.ts'
import { withGithubPage } from '../github-page.ts'
import type { Advisory, AdvisoryReference } from '../model/advisory.ts'
import {
  affectedOutside,
  detailsLimit,
  orderingOf,
  readDay,
  readVector,
  untold,
  urlLimit,
} from '../own-database.ts'
import { systemsAmong, toldSystems } from '../systems.ts'
import { countUnused } from '../unused.ts'
import { usedAdvisoryFields, usedAffectedFields, usedFields } from './versions.ts'

const ordering = orderingOf('cargo')

/**
 * Reads one record of the RustSec database. Everything is affected but what is patched or was never affected; a record
 * is refused only when it is none, or has no id.
 */
export function readRustsec(bytes: Uint8Array): Parsed<Advisory> {
  const matter = readFrontMatter(bytes)
  if (!matter.ok) return matter
  const { root, title, text } = matter.value
  const advisory = readNode(root, 'advisory')
  const id = advisory === null ? null : readText(advisory, 'id')
  if (advisory === null || id === null) return unreadable(problem('/advisory/id', 'advisory.id-missing'))
  const severity = readVector(advisory, 'cvss')
  const record: Advisory = {
    ...untold,
    format: 'rustsec',
    id,
    aliases: withGithubPage(readTexts(advisory, 'aliases'), readText(advisory, 'url', urlLimit)),
    related: readTexts(advisory, 'related'),
    published: readDay(advisory, 'date'),
    withdrawn: readDay(advisory, 'withdrawn'),
    summary: title,
    details: text.slice(0, detailsLimit).toWellFormed(),
    severities: severity === null ? [] : [severity],
    affected: readPackage(root, advisory),
    references: readReferences(advisory),
    unused: [
      ...countUnused(root, '', usedFields),
      ...countUnused(advisory, 'advisory.', usedAdvisoryFields),
      ...countUnused(readNode(root, 'affected'), 'affected.', usedAffectedFields),
    ],
  }
  return readable(record, [...matter.warnings, ...root.log.list()])
}

function readPackage(root: JsonNode, advisory: JsonNode): Advisory['affected'] {
  const name = readText(advisory, 'package')
  if (name === null) {
    root.log.add('/advisory', 'json.field-missing', { field: 'package' })
    return []
  }
  const versions = readNode(root, 'versions')
  if (versions === null) root.log.add('', 'json.field-missing', { field: 'versions' })
  const spoken = { path: pathTo(root, 'versions'), ecosystem: ecosystemOf(advisory), name }
  const fields =
    versions === null ? [] : ['patched', 'unaffected'].map((field) => ({ node: versions, field }))
  const affected = affectedOutside(spoken, ordering, fields)
  const table = readNode(root, 'affected')
  const systems = table === null ? [] : systemsAmong(readTexts(table, 'os'))
  const told = { ...affected, ...toldSystems(systems) }
  return [versions === null ? { ...told, ranges: [], isComplete: false } : told]
}

/** Records of the language's own parts (`std`, `cargo`) are named by their CVE; crates of these names are others. */
function ecosystemOf(advisory: JsonNode): string {
  return readText(advisory, 'id')?.startsWith('RUSTSEC-') === true ? 'crates.io' : 'rust'
}

function readReferences(advisory: JsonNode): readonly AdvisoryReference[] {
  const url = readText(advisory, 'url', urlLimit)
  const others = readTexts(advisory, 'references', urlLimit).map((one) => ({ kind: 'web', url: one }))
  return url === null ? others : [{ kind: 'advisory', url }, ...others]
}
