import { isObject, type JsonNode, readNode, readNodes, readText } from '../json/node.ts'
import type { ToldDecision } from './model/advisory.ts'
import { readUtcTime } from './utc-time.ts'

type Point = ToldDecision['point']

/** Words of the points and of their values, in small letters without blanks and marks. Case differs between records. */
const points: ReadonlyMap<string, { readonly point: Point; readonly values: ReadonlyMap<string, string> }> =
  new Map([
    [
      'exploitation',
      {
        point: 'E',
        values: new Map([
          ['none', 'N'],
          ['poc', 'P'],
          ['publicpoc', 'P'],
          ['proofofconcept', 'P'],
          ['active', 'A'],
        ]),
      },
    ],
    [
      'automatable',
      {
        point: 'A',
        values: new Map([
          ['no', 'N'],
          ['yes', 'Y'],
        ]),
      },
    ],
    [
      'technicalimpact',
      {
        point: 'TI',
        values: new Map([
          ['partial', 'P'],
          ['total', 'T'],
        ]),
      },
    ],
    [
      'valuedensity',
      {
        point: 'VD',
        values: new Map([
          ['diffuse', 'D'],
          ['concentrated', 'C'],
        ]),
      },
    ],
  ])

/** By the registry's keys, as SSVC's own documents since 2.0 have them. */
const keys: ReadonlyMap<string, string> = new Map([
  ['E', 'exploitation'],
  ['A', 'automatable'],
  ['TI', 'technicalimpact'],
  ['VD', 'valuedensity'],
])

/** What an SSVC document says of the points we use: `options` of words (to 2.0.3) or `selections` of keys. */
export function readDecisions(content: JsonNode, source: string): readonly ToldDecision[] {
  const at = readUtcTime(content, 'timestamp')
  const told = [
    ...readNodes(content, 'options').flatMap(readOption),
    ...readNodes(content, 'selections').flatMap(readSelection),
  ]
  return told.map((one) => ({ ...one, source, at }))
}

type Told = Pick<ToldDecision, 'point' | 'value'>

function readOption(option: JsonNode): readonly Told[] {
  return Object.entries(option.value).flatMap(([name, value]) => {
    const known = points.get(plain(name))
    if (known === undefined) return []
    const letter = typeof value === 'string' ? known.values.get(plain(value)) : undefined
    if (letter !== undefined) return [{ point: known.point, value: letter }]
    option.log.add(option.path, 'advisory.decision-not-read', { point: known.point })
    return []
  })
}

function readSelection(selection: JsonNode): readonly Told[] {
  const known = points.get(keys.get(readText(selection, 'key') ?? '') ?? '')
  if (known === undefined || (readText(selection, 'namespace') ?? 'ssvc') !== 'ssvc') return []
  const letters = readNodes(selection, 'values').flatMap((one) => readText(one, 'key') ?? [])
  const allowed = letters.filter((letter) => [...known.values.values()].includes(letter))
  if (allowed.length === letters.length) return allowed.map((value) => ({ point: known.point, value }))
  selection.log.add(selection.path, 'advisory.decision-not-read', { point: known.point })
  return []
}

function plain(text: string): string {
  return text.toLowerCase().replace(/[^a-z]/g, '')
}

/** A calendar date, `2026-11-22`; of a time its day. Null with a problem where it is none. */
export function readDay(node: JsonNode, field: string): string | null {
  const text = readText(node, field)
  if (text === null) return null
  try {
    return Temporal.PlainDate.from(text.slice(0, 10)).toString()
  } catch {
    node.log.add(`${node.path}/${field}`, 'feed.date-not-valid', { date: text.slice(0, 40) })
    return null
  }
}

/** The object of a metric that is none of CVSS, by what it is. */
export function readOtherMetric(
  metric: JsonNode,
): { readonly type: string; readonly content: JsonNode } | null {
  const other = isObject(metric.value.other) ? readNode(metric, 'other') : null
  const type = other === null ? null : readText(other, 'type')
  const content = other === null ? null : readNode(other, 'content')
  return type === null || content === null ? null : { type: type.toLowerCase(), content }
}
