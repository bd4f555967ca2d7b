import { type Parsed, problem, readable, unreadable } from '#kernel/parsed/parsed.ts'
import { type JsonNode, readNode, readText, readTexts } from '../../json/node.ts'
import { readYamlRoot } from '../../yaml/read-yaml.ts'
import type { Advisory, AdvisoryReference } from '../model/advisory.ts'
import {
  affectedOutside,
  detailsLimit,
  orderingOf,
  readDay,
  titleLimit,
  untold,
  urlLimit,
} from '../own-database.ts'
import { countUnused } from '../unused.ts'
import { usedFields } from './versions.ts'

const ordering = orderingOf('gem')

/**
 * Reads one record of the Ruby Advisory Database. It has no id of its own: its name is that of its file, made of the
 * gem and the first name of the vulnerability. Every version is affected but what is patched or was never affected.
 */
export function readRubysec(bytes: Uint8Array): Parsed<Advisory> {
  const yaml = readYamlRoot(bytes)
  if (!yaml.ok) return yaml
  const root = yaml.value
  const gem = readText(root, 'gem')
  const names = namesOf(root)
  const [first] = names
  if (gem === null || first === undefined) return unreadable(problem('/gem', 'advisory.id-missing'))
  const affected = affectedOutside({ path: '', ecosystem: 'RubyGems', name: gem }, ordering, [
    { node: root, field: 'patched_versions' },
    { node: root, field: 'unaffected_versions' },
  ])
  const record: Advisory = {
    ...untold,
    format: 'rubysec',
    id: `gems/${gem}/${first}`,
    aliases: names,
    published: readDay(root, 'date'),
    summary: readText(root, 'title', titleLimit),
    details: readText(root, 'description', detailsLimit),
    affected: [affected],
    references: readReferences(root),
    unused: countUnused(root, '', usedFields),
  }
  return readable(record, [...yaml.warnings, ...root.log.list()])
}

/** CVE, GHSA and OSVDB, each written without its prefix. */
function namesOf(root: JsonNode): readonly string[] {
  const cve = /^(?:CVE-)?(\d{4}-\d{4,})$/.exec(readText(root, 'cve') ?? '')?.[1]
  const ghsa = /^(?:GHSA-)?((?:[0-9a-z]{4}-){2}[0-9a-z]{4})$/.exec(readText(root, 'ghsa') ?? '')?.[1]
  const osvdb = /^(?:OSVDB-)?(\d{1,9})$/.exec(readText(root, 'osvdb') ?? '')?.[1]
  return [
    ...(cve === undefined ? [] : [`CVE-${cve}`]),
    ...(ghsa === undefined ? [] : [`GHSA-${ghsa}`]),
    ...(osvdb === undefined ? [] : [`OSVDB-${osvdb}`]),
  ]
}

function readReferences(root: JsonNode): readonly AdvisoryReference[] {
  const url = readText(root, 'url', urlLimit)
  const related = readNode(root, 'related')
  const others = related === null ? [] : readTexts(related, 'url', urlLimit)
  const all = [...(url === null ? [] : [url]), ...others]
  return [...new Set(all)].map((one) => ({ kind: one === url ? 'advisory' : 'web', url: one }))
}
