/** What a component is to the item that holds it. */
export interface Holding {
  readonly scope: string | null
  readonly direct: boolean | null
  /** As `statedLicences` tells them. */
  readonly licences: string | null
}

/** Components to be held, column by column. */
export interface Wanted {
  readonly ids: readonly number[]
  readonly packageKeys: readonly string[]
  readonly scopes: readonly (string | null)[]
  readonly directs: readonly (boolean | null)[]
  readonly licences: readonly (string | null)[]
}

/** What has to be written so that a slot holds what is wanted; positions are those of `Wanted`. */
export interface SlotChange {
  readonly added: readonly number[]
  /** Held as before, but with another scope or licence, or directly instead of through others. */
  readonly restated: readonly number[]
  /** Ids of components that are no longer held. */
  readonly ended: readonly number[]
  readonly kept: number
}

/** Compares what a slot holds, by component id, with what it is to hold. */
export function changeOf(held: ReadonlyMap<number, Holding>, wanted: Wanted): SlotChange {
  const added: number[] = []
  const restated: number[] = []
  wanted.ids.forEach((id, position) => {
    const before = held.get(id)
    if (before === undefined) added.push(position)
    else if (isRestated(before, wanted, position)) restated.push(position)
  })
  const lasting = new Set(wanted.ids)
  const ended = [...held.keys()].filter((id) => !lasting.has(id))
  return { added, restated, ended, kept: wanted.ids.length - added.length }
}

function isRestated(before: Holding, { scopes, directs, licences }: Wanted, position: number): boolean {
  return (
    before.scope !== scopes[position] ||
    before.direct !== directs[position] ||
    before.licences !== licences[position]
  )
}
