import type { JsonNode } from '../json/node.ts'
import { pointerStep } from '../json/pointer.ts'
import { type FieldRule, fieldRules } from './field-rules.ts'
import type { UnusedField } from './model/sbom-document.ts'

/** What a reader knows of its format's fields, by the place of a document where they stand. */
export interface FieldKnowledge<Place extends string> {
  /** The fields the reader takes over; every other one that holds something is told. */
  readonly used: Readonly<Record<Place, ReadonlySet<string>>>
  /** Whether any version of the format has the field. */
  isKnown(place: Place, field: string): boolean
  /** Whether the field is a section with statements about components; not reading one is worth a warning. */
  isSection(place: Place, field: string): boolean
  /** What the format asks beside that. */
  readonly rules?: Readonly<Partial<Record<Place, readonly FieldRule[]>>>
}

/** Counts the fields the reader does not take over, so that nothing is left out unseen and none floods the log. */
export interface UnusedFields<Place extends string> {
  note(place: Place, node: JsonNode): void
  /**
   * Each such field once, at its first place. Sections that are not read are warnings as well; fields that no version
   * of the format knows, and rules that are broken, are warnings only.
   * @param version of the format, as the document says it
   */
  report(version?: string | null): readonly UnusedField[]
}

interface Found<Place> {
  readonly node: JsonNode
  readonly place: Place
  readonly field: string
  count: number
}

/** A hostile document may invent a new field per component. */
const mostFields = 500

export function unusedFields<Place extends string>(knowledge: FieldKnowledge<Place>): UnusedFields<Place> {
  const found = new Map<string, Found<Place>>()
  const rules = fieldRules(knowledge.rules)

  function noteField(place: Place, node: JsonNode, field: string): void {
    const key = `${place} ${field}`
    const known = found.get(key)
    if (known !== undefined) known.count++
    else if (found.size < mostFields) found.set(key, { node, place, field, count: 1 })
  }

  return {
    note(place, node) {
      const fields = Object.keys(node.value)
      rules.note(place, node, fields)
      const used = knowledge.used[place]
      for (const field of fields) {
        if (!used.has(field) && holdsSomething(node.value[field])) noteField(place, node, field)
      }
    },
    report(version = null) {
      rules.report(version)
      return [...found.values()].flatMap((one) => reportOf(one, knowledge) ?? [])
    },
  }
}

function reportOf<Place extends string>(
  { node, place, field, count }: Found<Place>,
  knowledge: FieldKnowledge<Place>,
): UnusedField | null {
  const path = `${node.path}/${pointerStep(field)}`
  if (!knowledge.isKnown(place, field)) {
    node.log.add(path, 'sbom.field-unknown', { field: field.slice(0, 100), count })
    return null
  }
  if (knowledge.isSection(place, field)) {
    const entries = node.value[field]
    node.log.add(path, 'sbom.section-not-read', { field, count: Array.isArray(entries) ? entries.length : 1 })
  }
  return { path, field, count }
}

function holdsSomething(value: unknown): boolean {
  if (value === null || value === '') return false
  return !(Array.isArray(value) && value.length === 0)
}
