import { z } from 'zod'
import type { Answer } from '#contract/client.ts'
import type { readDirectory } from '#contract/identity/people.ts'
import type { BilingualName } from '#contract/shapes.ts'
import { orNull } from '../forms/or-null.ts'
import type { StructurePartName } from './structure-table.tsx'

type Directory = Answer<typeof readDirectory>

/** An organisation, a division or a team, as its page shows it. */
export interface Place {
  readonly part: StructurePartName
  readonly id: string
  readonly name: BilingualName
  /** Divisions have none. */
  readonly kind: string | null
  /** Of an organisation: itself. */
  readonly organisationId: string
  readonly version: number
}

/** Finds it by its address; undefined where there is none, or none that the reader may see. */
export function findPlace(directory: Directory, part: string, id: string): Place | undefined {
  if (part === 'organisations') {
    const found = directory.organisations.find((one) => one.id === id)
    return found && { part, ...found, organisationId: found.id }
  }
  if (part === 'divisions') {
    const found = directory.divisions.find((one) => one.id === id)
    return found && { part, ...found, kind: null }
  }
  const found = part === 'teams' ? directory.teams.find((one) => one.id === id) : undefined
  return found && { part: 'teams', ...found }
}

/** What of it can be changed, as a form and a draft hold it. */
export type PlaceFields = Readonly<{ ja: string; en: string; kind: string }>

/** The fields as they are. */
export function fieldsOf({ name, kind }: Pick<Place, 'name' | 'kind'>): PlaceFields {
  return { ja: name.ja ?? '', en: name.en ?? '', kind: kind ?? '' }
}

/** What to send: only what differs, so that the trail tells what was changed. */
export function changeOf(fields: PlaceFields, base: PlaceFields) {
  const isRenamed = fields.ja !== base.ja || fields.en !== base.en
  return {
    ...(isRenamed && { name: { ja: orNull(fields.ja), en: orNull(fields.en) } }),
    ...(fields.kind !== base.kind && { kind: fields.kind }),
  }
}

const Current = z.object({
  name: z.object({ ja: z.string().nullable(), en: z.string().nullable() }),
  kind: z.string().optional(),
  version: z.number(),
})

/** It as a refused change tells it to be by now; null when it does not tell. */
export function readCurrent(told: unknown): (PlaceFields & { readonly version: number }) | null {
  const read = Current.safeParse(told)
  if (!read.success) return null
  const { name, kind = null, version } = read.data
  return { ...fieldsOf({ name, kind }), version }
}
