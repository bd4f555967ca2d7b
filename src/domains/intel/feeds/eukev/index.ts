import { isObject, type JsonNode, readText, requireText } from '#formats/json/node.ts'
import { readJson } from '#formats/json/read-json.ts'
import { problemLog } from '#formats/problem-log.ts'
import { type Parsed, problem, readable, unreadable } from '#kernel/parsed/parsed.ts'
import { isCve, normaliseVulnerabilityId } from '#versions/identifiers/vulnerability-id/index.ts'
import type { ExploitationEntry, ExploitationFeed, ExploitationList, RecordFacts } from '../feed.ts'

/** The list of exploited vulnerabilities that the EU's network of CSIRTs keeps: one JSON array. */
export const eukev: ExploitationFeed = {
  id: 'eukev',
  title: 'EU KEV',
  shape: 'exploitation',
  isRecord: (fileName) => fileName.endsWith('.json') && !fileName.endsWith('schema.json'),
  recognises: (beginning) => marks.test(beginning),
  read(bytes) {
    const json = readJson(bytes)
    if (!json.ok) return json
    if (!Array.isArray(json.value)) return unreadable(problem('', 'json.wrong-kind', { expected: 'array' }))
    const entries: readonly unknown[] = json.value
    const log = problemLog()
    const nodes = entries.map((value, index) => ({
      value: isObject(value) ? value : {},
      path: `/${index}`,
      log,
    }))
    const list = readList(nodes)
    return list.ok ? readable(list.value, [...json.warnings, ...log.list()]) : list
  },
}

const marks = /^\s*\[\s*\{[^{}]{0,2000}"euvdID"\s*:/

const textLimit = 20_000

/** The list has no date of its own: it is as new as what was reported last. */
function readList(nodes: readonly JsonNode[]): Parsed<ExploitationList> {
  const entries = new Map<string, ExploitationEntry>()
  const unread: string[] = []
  let isComplete = true
  for (const node of nodes) {
    const cve = readCve(node)
    const entry = cve === null ? null : readEntry(node, cve)
    if (entry !== null) entries.set(entry.cve, entry)
    else if (cve !== null) unread.push(cve)
    else isComplete = false
  }
  const newest = [...entries.values()]
    .flatMap(({ addedOn }) => addedOn ?? [])
    .toSorted()
    .at(-1)
  if (newest === undefined) return unreadable(problem('', 'feed.date-missing'))
  return readable({
    edition: newest,
    listedAt: `${newest}T00:00:00Z`,
    entries: [...entries.values()],
    unread,
    isComplete,
  })
}

function readCve(node: JsonNode): string | null {
  const text = requireText(node, 'cveID')
  if (text === null) return null
  if (isCve(text)) return normaliseVulnerabilityId(text)
  node.log.add(`${node.path}/cveID`, 'feed.cve-not-valid', { id: text.slice(0, 40) })
  return null
}

/** Null where the entry does not say since when it is on the list. */
function readEntry(node: JsonNode, cve: string): ExploitationEntry | null {
  const addedOn = readReported(node)
  if (addedOn === null) return null
  const named = [said(node, 'vendorProject'), said(node, 'product')].filter((one) => one !== null).join(' ')
  const name = said(node, 'vulnerabilityName') ?? named
  return {
    cve,
    name,
    addedOn,
    dueOn: null,
    ransomware: null,
    action: '',
    facts: factsOf(node, cve, name),
    content: Buffer.from(JSON.stringify(node.value)),
  }
}

/** "-" and "tbc" stand for nothing. */
function said(node: JsonNode, field: string): string | null {
  const text = readText(node, field, textLimit)?.trim() ?? ''
  return text === '' || text === '-' || /^tbc$/i.test(text) ? null : text
}

/** `17/01/25`: day, month, year. */
function readReported(node: JsonNode): string | null {
  const text = requireText(node, 'dateReported')
  if (text === null) return null
  const [, day, month, year] = /^([0-9]{2})\/([0-9]{2})\/([0-9]{2})$/.exec(text.trim()) ?? []
  try {
    return Temporal.PlainDate.from(`20${year}-${month}-${day}`).toString()
  } catch {
    node.log.add(`${node.path}/dateReported`, 'feed.date-not-valid', { date: text.slice(0, 40) })
    return null
  }
}

function factsOf(node: JsonNode, cve: string, title: string): RecordFacts {
  const euvd = said(node, 'euvdID')
  const isEuvd = euvd !== null && /^EUVD-[0-9]{4}-[0-9]{1,9}$/.test(euvd)
  const details = ['shortDescription', 'exploitationType', 'threatActorsExploiting', 'notes']
  return {
    name: cve,
    names: [cve, ...(isEuvd ? [euvd] : [])],
    title,
    details: details.flatMap((field) => said(node, field) ?? []).join('\n\n'),
    severities: [],
    severityRating: null,
    givenScore: null,
    severityVector: null,
    severityScore: null,
    links: [],
    published: null,
    modified: null,
    withdrawn: null,
    affected: '[]',
    ecosystems: [],
  }
}
