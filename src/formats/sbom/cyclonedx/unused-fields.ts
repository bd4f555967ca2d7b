import type { JsonNode } from '../../json/node.ts'
import { pointerStep } from '../../json/pointer.ts'
import { type FieldPlace, usedFields, versionOfField } from './versions.ts'

/** Counts the fields the reader does not take over, so that nothing is left out unseen and none floods the log. */
export interface UnusedFields {
  note(place: FieldPlace, node: JsonNode): void
  /** One problem per field, at its first place: `sbom.field-not-used`, or `sbom.field-unknown` to the format. */
  report(): void
}

interface Unused {
  readonly node: JsonNode
  readonly place: FieldPlace
  readonly field: string
  count: number
}

export function unusedFields(): UnusedFields {
  const found = new Map<string, Unused>()

  function noteField(place: FieldPlace, node: JsonNode, field: string): void {
    const key = `${place} ${field}`
    const known = found.get(key)
    if (known !== undefined) known.count++
    // A hostile document may invent a new field per component.
    else if (found.size < 500) found.set(key, { node, place, field, count: 1 })
  }

  return {
    note(place, node) {
      const used = usedFields[place]
      for (const field of Object.keys(node.value)) {
        if (!used.has(field) && holdsSomething(node.value[field])) noteField(place, node, field)
      }
    },
    report() {
      for (const { node, place, field, count } of found.values()) {
        const code = versionOfField(place, field) === null ? 'sbom.field-unknown' : 'sbom.field-not-used'
        node.log.add(`${node.path}/${pointerStep(field)}`, code, { place, field: field.slice(0, 100), count })
      }
    },
  }
}

function holdsSomething(value: unknown): boolean {
  if (value === null || value === '') return false
  return !(Array.isArray(value) && value.length === 0)
}
