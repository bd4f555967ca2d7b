import { type Parsed, problem, unreadable } from '#kernel/parsed/parsed.ts'
import { isObject, type JsonNode, readNode, readNodes, readText } from '../../../json/node.ts'
import { jsonLimits, splitJson } from '../../../json/read-json.ts'
import type { Advisory } from '../../model/advisory.ts'
import { otherMembers, recordLists } from '../versions.ts'
import { readOkaDetails } from './read-details.ts'
import { readOkaOverview } from './read-overview.ts'

/** Whether a document is JSON: its first sign after blanks and a mark. */
export function isJson(source: string | Uint8Array): boolean {
  const begin =
    typeof source === 'string' ? source.slice(0, 256) : Buffer.from(source.subarray(0, 256)).toString()
  return /^\uFEFF?\s*\{/.test(begin)
}

/**
 * Reads one record of an answer of MyJVN 4.0 (`feed=oka`): details in the form of CSAF, by themselves or in a STIX bundle,
 * or an entry of an overview. What could not be read is in the warnings, each with its place.
 */
export function readOka(source: string | Uint8Array): Parsed<Advisory> {
  const json = splitJson(source, [], jsonLimits)
  if (!json.ok) return json
  const { value, log } = json.value
  if (!isObject(value)) return unreadable(problem('', 'advisory.not-jvn'))
  const root = { value, path: '', log }
  const records = recordsIn(root)
  const [only] = records
  if (only === undefined) return unreadable(problem('', ...whatElse(root)))
  if (records.length > 1)
    return unreadable(problem('', 'advisory.not-one-record', { records: records.length }))
  const language = languageOf(root)
  return isObject(only.value.document) ? readOkaDetails(only, language) : readOkaOverview(only, language)
}

/** The document itself, or what its list holds: in a feed directly, in a STIX bundle within one of its objects. */
function recordsIn(root: JsonNode): readonly JsonNode[] {
  const { value } = root
  if (isObject(value.document) || (typeof value.id !== 'undefined' && isRecordId(value.id))) return [root]
  const holders = [
    readNode(root, 'feed'),
    ...(Array.isArray(value.objects) ? readNodes(root, 'objects') : []),
  ]
  return holders.flatMap((holder) =>
    holder === null
      ? []
      : [...recordLists].flatMap((name) =>
          Array.isArray(holder.value[name]) ? readNodes(holder, name) : [],
        ),
  )
}

/** Of vulnerabilities and of alerts; a bundle's own id is neither. */
function isRecordId(id: unknown): boolean {
  return typeof id === 'string' && /^(?:JVNDB|MYJVN)-/.test(id)
}

function languageOf({ value }: JsonNode): string | null {
  const { feed } = value
  const language = isObject(feed) ? feed.lang : null
  return typeof language === 'string' && /^[a-z]{2,3}$/.test(language) ? language : null
}

/** Why an answer without records is none. */
function whatElse(root: JsonNode): [code: string, facts?: Record<string, string>] {
  const other = otherMembers.find((name) => Object.hasOwn(root.value, name))
  if (other !== undefined) return ['advisory.other-answer', { element: other }]
  const status = readNode(root, 'status')
  if (status === null) return ['advisory.not-jvn']
  if (status.value.retCd === 0) return ['advisory.no-records']
  const text = (name: string) => (readText(status, name) ?? '').slice(0, 200)
  return ['advisory.jvn-refused', { code: text('errCd'), message: text('errMsg') }]
}
