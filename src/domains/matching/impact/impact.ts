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

/** Sums the groups in each way of looking at them; the largest first, equal ones by key. */
export function tallyGroups(groups: readonly ItemGroup[]): Tallies {
  return {
    all: tallyOf(null, groups),
    sides: tallyBy(groups, (group) => group.side),
    kinds: tallyBy(groups, ({ kind, side }) => ({ kind, side })),
    teams: tallyBy(groups, (group) => group.teamId),
    owners: tallyBy(groups, ({ organisationId, divisionId, teamId, ownerId }) => ({
      organisationId,
      divisionId,
      teamId,
      personId: ownerId,
    })),
    organisations: tallyBy(groups, (group) => group.organisationId),
  }
}

function tallyBy<Key>(
  groups: readonly ItemGroup[],
  keyOf: (group: ItemGroup) => Key,
): readonly Tally<Key>[] {
  const sorted = new Map<string, { readonly key: Key; readonly members: ItemGroup[] }>()
  for (const group of groups) {
    const key = keyOf(group)
    const name = JSON.stringify(key)
    const known = sorted.get(name)
    if (known === undefined) sorted.set(name, { key, members: [group] })
    else known.members.push(group)
  }
  return [...sorted]
    .map(([name, { key, members }]) => ({ name, tally: tallyOf(key, members) }))
    .sort((a, b) => b.tally.cis - a.tally.cis || (a.name < b.name ? -1 : 1))
    .map(({ tally }) => tally)
}

function tallyOf<Key>(key: Key, groups: readonly ItemGroup[]): Tally<Key> {
  const sum = (isCounted: (group: ItemGroup) => boolean) =>
    groups.reduce((total, group) => total + (isCounted(group) ? group.cis : 0), 0)
  const asksVerdict = groups.some((group) => group.verdict !== null)
  const asksStanding = groups.some((group) => group.standing !== null)
  return {
    key,
    cis: sum(() => true),
    verdicts: asksVerdict
      ? {
          affected: sum((group) => group.verdict === 'affected'),
          undetermined: sum((group) => group.verdict === 'undetermined'),
          none: sum((group) => group.verdict === 'none'),
        }
      : null,
    decisions: asksStanding
      ? {
          open: sum((group) => group.standing === 'open'),
          affected: sum((group) => group.standing === 'affected'),
          settled: sum((group) => group.standing === 'settled'),
        }
      : null,
  }
}
