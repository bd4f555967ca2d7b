import { type JsonNode, readText, readTime } from '../json/node.ts'

const withoutZone = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?$/

/**
 * A moment as RFC 3339 in UTC. The NVD and older CVE records write none of their times with a zone and mean UTC
 * (NVD, "Developers: vulnerabilities").
 */
export function readUtcTime(node: JsonNode, field: string): string | null {
  const text = readText(node, field)
  if (text === null || !withoutZone.test(text)) return readTime(node, field)
  return readTime({ ...node, value: { [field]: `${text}Z` } }, field)
}
