import type { OwnerIds, Side } from './item.ts'

/** What components of an item say together; `none`: no known vulnerability meets them. */
export type ItemVerdict = 'affected' | 'undetermined' | 'none'

/** What the item's team decided on the vulnerability that was asked for. */
export type Standing = 'open' | 'affected' | 'settled'

/** Items that agree in everything by which they are counted. */
export interface ItemGroup {
  readonly side: Side
  readonly kind: string
  readonly organisationId: string
  readonly divisionId: string | null
  readonly teamId: string | null
  readonly ownerId: string | null
  /** Null where the question does not ask for verdicts. */
  readonly verdict: ItemVerdict | null
  /** Null where no single vulnerability was asked for. */
  readonly standing: Standing | null
  readonly cis: number
}

export interface Verdicts {
  readonly affected: number
  readonly undetermined: number
  readonly none: number
}

export interface Standings {
  readonly open: number
  readonly affected: number
  readonly settled: number
}

/** Items of one kind, one side, one team … */
export interface Tally<Key> {
  readonly key: Key
  readonly cis: number
  readonly verdicts: Verdicts | null
  readonly decisions: Standings | null
}

export interface Tallies {
  readonly all: Tally<null>
  readonly sides: readonly Tally<Side>[]
  readonly kinds: readonly Tally<{ readonly kind: string; readonly side: Side }>[]
  readonly teams: readonly Tally<string | null>[]
  readonly owners: readonly Tally<OwnerIds>[]
  readonly organisations: readonly Tally<string>[]
}

/** What is asked of the items beside how many they are. */
export type Asked = 'verdict' | 'standing'

/** Sums the groups in each way of looking at them; the largest first, equal ones by key. */
export function tallyGroups(groups: readonly ItemGroup[], asked: readonly Asked[]): Tallies {
  const tallyBy = <Key>(keyOf: (group: ItemGroup) => Key) =>
    sortInto(groups, keyOf).map(({ key, members }) => tallyOf(key, members, asked))
  return {
    all: tallyOf(null, groups, asked),
    sides: tallyBy((group) => group.side),
    kinds: tallyBy(({ kind, side }) => ({ kind, side })),
    teams: tallyBy((group) => group.teamId),
    owners: tallyBy(({ organisationId, divisionId, teamId, ownerId }) => ({
      organisationId,
      divisionId,
      teamId,
      personId: ownerId,
    })),
    organisations: tallyBy((group) => group.organisationId),
  }
}

function sortInto<Key>(groups: readonly ItemGroup[], keyOf: (group: ItemGroup) => Key) {
  const sorted = new Map<string, { readonly key: Key; readonly members: ItemGroup[] }>()
  for (const group of groups) {
    const key = keyOf(group)
    const name = JSON.stringify(key)
    const known = sorted.get(name)
    if (known === undefined) sorted.set(name, { key, members: [group] })
    else known.members.push(group)
  }
  return [...sorted]
    .map(([name, one]) => ({ ...one, name, cis: one.members.reduce((sum, { cis }) => sum + cis, 0) }))
    .sort((a, b) => b.cis - a.cis || (a.name < b.name ? -1 : 1))
}

function tallyOf<Key>(key: Key, groups: readonly ItemGroup[], asked: readonly Asked[]): Tally<Key> {
  const sum = (isCounted: (group: ItemGroup) => boolean) =>
    groups.reduce((total, group) => total + (isCounted(group) ? group.cis : 0), 0)
  return {
    key,
    cis: sum(() => true),
    verdicts: asked.includes('verdict')
      ? {
          affected: sum((group) => group.verdict === 'affected'),
          undetermined: sum((group) => group.verdict === 'undetermined'),
          none: sum((group) => group.verdict === 'none'),
        }
      : null,
    decisions: asked.includes('standing')
      ? {
          open: sum((group) => group.standing === 'open'),
          affected: sum((group) => group.standing === 'affected'),
          settled: sum((group) => group.standing === 'settled'),
        }
      : null,
  }
}
