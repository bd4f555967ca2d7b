import type { Problem } from '#kernel/errors/app-error.ts'
import { problem } from '#kernel/parsed/parsed.ts'
import { kinds } from './kinds.data.ts'

export type Side = 'it' | 'development' | 'product'

/** A field of a kind's own. */
export interface CiAttribute {
  readonly id: string
  readonly label: { readonly ja: string; readonly en: string }
  readonly form: 'text' | 'number' | 'boolean' | 'choice'
  readonly choices: readonly string[]
}

/** A kind of configuration item, as data. */
export interface CiKind {
  readonly id: string
  readonly label: { readonly ja: string; readonly en: string }
  readonly side: Side
  readonly attributes: readonly CiAttribute[]
  /** Kinds it may be part of. */
  readonly partOf: readonly string[]
}

const byId = new Map(kinds.map((kind) => [kind.id, kind]))

export function findKind(id: string): CiKind | undefined {
  return byId.get(id)
}

export function listKinds(): readonly CiKind[] {
  return kinds
}

/** What is wrong with the attributes of an item of this kind; paths are JSON pointers into the request. */
export function checkAttributes(
  kind: CiKind,
  attributes: Readonly<Record<string, string | number | boolean>>,
): readonly Problem[] {
  return Object.entries(attributes).flatMap(([id, value]) => {
    const path = `/attributes/${id}`
    const attribute = kind.attributes.find((one) => one.id === id)
    if (attribute === undefined)
      return [problem(path, 'ci.unknown-attribute', { attribute: id, kind: kind.id })]
    return fits(attribute, value)
      ? []
      : [problem(path, 'ci.wrong-attribute', { attribute: id, form: attribute.form })]
  })
}

function fits(attribute: CiAttribute, value: string | number | boolean): boolean {
  if (attribute.form === 'choice') return typeof value === 'string' && attribute.choices.includes(value)
  if (attribute.form === 'text') return typeof value === 'string'
  return typeof value === attribute.form
}
