import { type JsonNode, pathTo, readNodes, readText, requireText } from '../../json/node.ts'
import type { AffectedRange, RangeEvent } from '../model/advisory.ts'
import { eventKinds, rangeKinds } from './versions.ts'

/**
 * One range with all its events, or null with a problem: a range that lost an event would be another range.
 * Events are kept in the record's order; one object may hold several, as in early records.
 */
export function readRange(node: JsonNode): AffectedRange | null {
  const type = requireText(node, 'type')
  const kind = rangeKinds.get(type ?? '')
  if (kind === undefined) {
    node.log.add(pathTo(node, 'type'), 'advisory.range-kind-unknown', { kind: type?.slice(0, 40) ?? null })
    return null
  }
  const events = readEvents(node)
  if (events === null) return null
  if (!events.some((event) => event.kind === 'introduced')) {
    node.log.add(pathTo(node, 'events'), 'advisory.range-without-introduced')
    return null
  }
  return { kind, repository: readText(node, 'repo', 2048), events }
}

function readEvents(node: JsonNode): readonly RangeEvent[] | null {
  const nodes = readNodes(node, 'events')
  const events = nodes.map(readEvent)
  const isWhole = Array.isArray(node.value.events) && nodes.length === node.value.events.length
  return isWhole && events.every((found) => found.length > 0) ? events.flat() : null
}

function readEvent(node: JsonNode): readonly RangeEvent[] {
  const events = eventKinds.flatMap(([field, kind]) => {
    const version = readText(node, field)
    return version === null ? [] : [{ kind, version }]
  })
  const isWhole = events.length > 0 && events.length === Object.keys(node.value).length
  if (!isWhole) node.log.add(node.path, 'advisory.event-not-read')
  return isWhole ? events : []
}
