import type { JsonNode } from '../../json/node.ts'
import { pointerStep } from '../../json/pointer.ts'
import type { UnusedField } from '../model/sbom-document.ts'
import { type FieldPlace, unreadSections, usedFields, versionOfField } from './versions.ts'

/** Counts the fields the reader does not take over, so that nothing is left out unseen and none floods the log. */
export interface UnusedFields {
  note(place: FieldPlace, node: JsonNode): void
  /**
   * Each such field once, at its first place. Sections that are not read are warnings as well; fields that no version
   * of the format knows are warnings only.
   */
  report(): readonly UnusedField[]
}

interface Found {
  readonly node: JsonNode
  readonly place: FieldPlace
  readonly field: string
  count: number
}

/** A hostile document may invent a new field per component. */
const mostFields = 500

export function unusedFields(): UnusedFields {
  const found = new Map<string, Found>()

  function noteField(place: FieldPlace, node: JsonNode, field: string): void {
    const key = `${place} ${field}`
    const known = found.get(key)
    if (known !== undefined) known.count++
    else if (found.size < mostFields) found.set(key, { node, place, field, count: 1 })
  }

  return {
    note(place, node) {
      const used = usedFields[place]
      for (const field of Object.keys(node.value)) {
        if (!used.has(field) && holdsSomething(node.value[field])) noteField(place, node, field)
      }
    },
    report: () => [...found.values()].flatMap((one) => reportOf(one) ?? []),
  }
}

function reportOf({ node, place, field, count }: Found): UnusedField | null {
  const path = `${node.path}/${pointerStep(field)}`
  if (versionOfField(place, field) === null) {
    node.log.add(path, 'sbom.field-unknown', { field: field.slice(0, 100), count })
    return null
  }
  if (place === 'document' && unreadSections.has(field)) {
    const entries = node.value[field]
    node.log.add(path, 'sbom.section-not-read', { field, count: Array.isArray(entries) ? entries.length : 1 })
  }
  return { path, field, count }
}

function holdsSomething(value: unknown): boolean {
  if (value === null || value === '') return false
  return !(Array.isArray(value) && value.length === 0)
}
