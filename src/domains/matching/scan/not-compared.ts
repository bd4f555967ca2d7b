import type { DocumentLook } from '#domains/inventory/index.ts'
import { ecosystemOf } from './ecosystem.ts'

/** Why nothing can be said of a component, whatever is published. */
export type NotComparedReason = 'ecosystem' | 'distribution' | 'version'

/** Components that no advisory can be compared with, each counted once, under the first reason that holds. */
export interface NotCompared {
  readonly components: number
  readonly reasons: readonly { readonly reason: NotComparedReason; readonly components: number }[]
}

/** What else is known of them. */
interface Known {
  /** CPE names by which some are found. */
  readonly named: readonly { readonly position: number; readonly versionKey: string | null }[]
  /** Ecosystems about which no advisory is known. */
  readonly uncovered: ReadonlySet<string>
}

export function notComparedAmong(
  components: DocumentLook['components'],
  { named: names, uncovered }: Known,
): NotCompared {
  const counts = new Map<NotComparedReason, number>()
  const named = new Set(names.flatMap(({ position, versionKey }) => (versionKey === null ? [] : position)))
  for (const position of components.packageKey.keys()) {
    const reason = named.has(position) ? null : reasonAt(components, position, uncovered)
    if (reason !== null) counts.set(reason, (counts.get(reason) ?? 0) + 1)
  }
  const reasons = [...counts].map(([reason, count]) => ({ reason, components: count }))
  return { components: reasons.reduce((sum, one) => sum + one.components, 0), reasons }
}

function reasonAt(
  components: DocumentLook['components'],
  position: number,
  uncovered: ReadonlySet<string>,
): NotComparedReason | null {
  const ecosystem = ecosystemOf(components, position)
  if (ecosystem === noEcosystem || uncovered.has(ecosystem)) return 'ecosystem'
  if (components.distribution[position] === null) return 'distribution'
  const isPlaced = components.versionKey[position] !== null || components.versionSpan[position] !== null
  return isPlaced ? null : 'version'
}

/** Of what has no purl: nothing says where its name holds. */
export const noEcosystem = 'generic'
