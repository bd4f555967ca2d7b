import type { Guarded } from '#domains/identity/index.ts'

/** With whom a list is shared. */
export type Sharing =
  | { readonly with: 'nobody' }
  | { readonly with: 'team'; readonly teamId: string }
  | { readonly with: 'everybody' }

/** What a saved list says. */
export interface SavedContent {
  readonly name: string
  /** As in the page's address. */
  readonly search: Readonly<Record<string, string>>
  readonly columns: Readonly<Record<string, boolean>>
  readonly lens: 'csirt' | 'both' | 'psirt'
  readonly shared: Sharing
}

/** Somebody's list. */
export interface SavedList extends SavedContent {
  readonly id: string
  readonly screen: string
  readonly owner: {
    readonly id: string
    readonly name: string
    readonly organisationId: string
    /** Whether they can sign in no more. */
    readonly gone: boolean
  }
  readonly version: number
}

type Access = Pick<SavedList, 'shared'> & { readonly owner: Omit<SavedList['owner'], 'name'> }

/** At most so many lists of one person, and so many of them pinned on one page: each pinned one is counted live. */
export const limits = { own: 200, pinned: 20 }

/** A deleted list can be brought back for so many days. */
export const daysKept = 30

/** The facts by which the policy decides who sees a list: its owner, the team, or everybody inside. */
export function seenBy({ shared, owner }: Access): Guarded {
  return {
    ...open,
    organisationId: shared.with === 'everybody' ? owner.organisationId : null,
    teamId: teamOf(shared),
    ownerId: owner.id,
  }
}

/**
 * The facts by which the policy decides who changes it: its owner, and of a shared one an administrator; once the owner
 * has gone also the team with which it is shared.
 */
export function changedBy({ shared, owner }: Access): Guarded {
  return {
    ...open,
    organisationId: shared.with === 'nobody' ? null : owner.organisationId,
    teamId: owner.gone ? teamOf(shared) : null,
    ownerId: owner.id,
  }
}

/** Those with whom it is shared, without the owner: one shares only with those among whom one is. */
export function audienceOf(list: Access): Guarded {
  return { ...seenBy(list), ownerId: null }
}

const open = { divisionId: null, tlp: 'clear', needToKnow: false, given: false } as const

/** The team with which it is shared. */
export function teamOf(shared: Sharing): string | null {
  return shared.with === 'team' ? shared.teamId : null
}

/** Whether both mean the same people. */
export function isSameSharing(one: Sharing, other: Sharing): boolean {
  return one.with === other.with && teamOf(one) === teamOf(other)
}

export type SavedChange = { readonly [Name in keyof SavedContent]?: SavedContent[Name] | undefined }

/** The content after a change; what the change does not name stays. */
export function afterChange(before: SavedContent, change: SavedChange): SavedContent {
  return {
    name: change.name ?? before.name,
    search: change.search ?? before.search,
    columns: change.columns ?? before.columns,
    lens: change.lens ?? before.lens,
    shared: change.shared ?? before.shared,
  }
}

/** Old and new values of what a change changes, for the trail. */
export function describeChange(
  before: SavedContent,
  after: SavedContent,
): Readonly<Record<string, { readonly from: unknown; readonly to: unknown }>> {
  const names = ['name', 'search', 'columns', 'lens', 'shared'] as const
  return Object.fromEntries(
    names
      .filter((name) => written(before[name]) !== written(after[name]))
      .map((name) => [name, { from: before[name], to: after[name] }]),
  )
}

/** The same text for the same value, in whatever order its parts stand. */
function written(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  return JSON.stringify(Object.entries(value).toSorted(([one], [other]) => (one < other ? -1 : 1)))
}

/** The ids in their order after one was put at a place; without a place a new one comes last, an old one stays. */
export function putAt(ids: readonly string[], id: string, place: number | undefined): readonly string[] {
  const others = ids.filter((one) => one !== id)
  const found = ids.indexOf(id)
  const wanted = place ?? (found === -1 ? others.length : found)
  return others.toSpliced(Math.min(wanted, others.length), 0, id)
}
