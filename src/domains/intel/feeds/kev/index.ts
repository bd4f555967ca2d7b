import { isObject, type JsonNode, readNodes, readText, requireText } from '#formats/json/node.ts'
import { readJson } from '#formats/json/read-json.ts'
import { problemLog } from '#formats/problem-log.ts'
import { type Parsed, problem, readable, unreadable } from '#kernel/parsed/parsed.ts'
import { isCve, normaliseVulnerabilityId } from '#versions/identifiers/vulnerability-id/index.ts'
import type { ExploitationEntry, ExploitationFeed, ExploitationList, RecordFacts } from '../feed.ts'

/** CISA's catalogue of known exploited vulnerabilities: one JSON file with all entries. */
export const kev: ExploitationFeed = {
  id: 'kev',
  title: 'CISA KEV',
  shape: 'exploitation',
  isRecord: (fileName) => fileName.endsWith('.json') && !fileName.endsWith('schema.json'),
  recognises: (beginning) => marks.test(beginning) && /"vulnerabilities"\s*:\s*\[/.test(beginning),
  read(bytes) {
    const json = readJson(bytes)
    if (!json.ok) return json
    const value = json.value
    if (!(isObject(value) && Array.isArray(value.vulnerabilities))) {
      return unreadable(problem('/vulnerabilities', 'json.field-missing', { field: 'vulnerabilities' }))
    }
    const log = problemLog()
    const list = readList({ value, path: '', log }, value.vulnerabilities.length)
    return list.ok ? readable(list.value, [...json.warnings, ...log.list()]) : list
  },
}

const marks = /"catalogVersion"\s*:\s*"/

const textLimit = 20_000

function readList(root: JsonNode, length: number): Parsed<ExploitationList> {
  const announced = root.value.count
  if (typeof announced === 'number' && announced !== length) {
    return unreadable(problem('/count', 'feed.count-differs', { announced, found: length }))
  }
  const edition = readText(root, 'catalogVersion') ?? ''
  const listedAt = listedAtOf(readText(root, 'dateReleased')) ?? listedAtOf(edition.replaceAll('.', '-'))
  if (listedAt === null) return unreadable(problem('/dateReleased', 'feed.date-missing'))
  const nodes = readNodes(root, 'vulnerabilities')
  const entries = new Map<string, ExploitationEntry>()
  const unread: string[] = []
  let isComplete = nodes.length === length
  for (const node of nodes) {
    const cve = readCve(node)
    const entry = cve === null ? null : readEntry(node, cve)
    if (entry !== null) entries.set(entry.cve, entry)
    else if (cve !== null) unread.push(cve)
    else isComplete = false
  }
  return readable({ edition, listedAt, entries: [...entries.values()], unread, isComplete })
}

function listedAtOf(text: string | null): string | null {
  if (text === null) return null
  try {
    return Temporal.Instant.from(text.includes('T') ? text : `${text}T00:00:00Z`).toString()
  } catch {
    return null
  }
}

function readCve(node: JsonNode): string | null {
  const text = requireText(node, 'cveID')
  if (text === null) return null
  if (isCve(text)) return normaliseVulnerabilityId(text)
  node.log.add(`${node.path}/cveID`, 'feed.cve-not-valid', { id: text.slice(0, 40) })
  return null
}

/** Null where the entry does not say what makes it one: since when it is on the list. */
function readEntry(node: JsonNode, cve: string): ExploitationEntry | null {
  const addedOn = readDate(node, 'dateAdded')
  const name = readText(node, 'vulnerabilityName') ?? ''
  if (addedOn === null) return null
  return {
    cve,
    name,
    addedOn,
    dueOn: readDate(node, 'dueDate'),
    // The catalogue's "Unknown" says that nothing is known, not that there is none.
    ransomware: readText(node, 'knownRansomwareCampaignUse')?.toLowerCase() === 'known' ? true : null,
    action: readText(node, 'requiredAction', textLimit) ?? '',
    facts: factsOf(node, cve, name),
    content: Buffer.from(JSON.stringify(node.value)),
  }
}

function readDate(node: JsonNode, field: string): string | null {
  const text = field === 'dateAdded' ? requireText(node, field) : readText(node, field)
  if (text === null) return null
  try {
    return Temporal.PlainDate.from(text).toString()
  } catch {
    node.log.add(`${node.path}/${field}`, 'feed.date-not-valid', { date: text.slice(0, 40) })
    return null
  }
}

/** An entry names no packages; being on the list is not when the vulnerability was published. */
function factsOf(node: JsonNode, cve: string, title: string): RecordFacts {
  const notes = readText(node, 'notes', textLimit) ?? ''
  return {
    name: cve,
    names: [cve],
    title,
    details: readText(node, 'shortDescription', textLimit) ?? '',
    severities: [],
    severityRating: null,
    givenScore: null,
    severityVector: null,
    severityScore: null,
    links: [...notes.matchAll(/https?:\/\/[^\s;]+/g)].map(([url]) => ({ type: 'web', url })),
    published: null,
    modified: null,
    withdrawn: null,
    affected: '[]',
    ecosystems: [],
  }
}
