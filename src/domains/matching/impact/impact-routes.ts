import { readImpact as readRoute, streamImpactItems } from '#contract/matching/impact.ts'
import type { Context } from '#domains/identity/index.ts'
import { answering } from '#platform/http/answer.ts'
import { readCursor, writeCursor } from '#platform/http/cursor.ts'
import type { Tally, Verdicts } from './impact.ts'
import { type Impact, readImpact, shownOwners, streamImpact } from './impact-actions.ts'
import type { ItemPlace } from './impact-view.ts'
import type { ImpactItem, OwnerIds, UsedComponent } from './item.ts'
import type { Names } from './name-view.ts'

const answer = answering<Context>()

/** What a vulnerability, a package or an item touches. */
export const impactRoutes = [
  answer(readRoute, async ({ context, query }) => {
    const { from, limit, unknown } = query
    const after = readPlace(query.cursor)
    const impact = await readImpact(context, { from, limit, after, countsUnknown: unknown })
    const last = impact.rows.at(-1)?.at
    const next =
      impact.rows.length === limit && last !== undefined
        ? writeCursor([last.place, last.folded, last.id])
        : null
    return { ...presentImpact(impact), next }
  }),
  answer(streamImpactItems, async ({ context, query }) =>
    presentLines(await streamImpact(context, query.from)),
  ),
]

/** Where a page of items goes on, from its cursor. */
export function readPlace(cursor: string | undefined): ItemPlace | undefined {
  const [place, folded, id] = readCursor(cursor) ?? []
  return typeof place === 'number' && typeof folded === 'string' && typeof id === 'string'
    ? { place, folded, id }
    : undefined
}

async function* presentLines(items: Awaited<ReturnType<typeof streamImpact>>) {
  for await (const { item, names } of items) yield presentItem(item, names)
}

function presentImpact(impact: Impact) {
  const { subject, tallies, names, holds } = impact
  const { vulnerability } = subject
  return {
    from: {
      ...subject,
      vulnerability:
        vulnerability === null ? null : { ...vulnerability, aliases: [...vulnerability.aliases] },
    },
    counts: presentCounts(impact),
    owners: tallies.owners
      .slice(0, shownOwners)
      .map(({ key, cis }) => ({ ...presentOwner(key, names), cis })),
    ownerCount: tallies.owners.length,
    parties: presentParties(impact),
    components: impact.components.map((one) => ({ ...one, ...presentComponent(one) })),
    holds: holds === null ? null : { ...holds, rows: [...holds.rows] },
    rows: impact.rows.map((row) => presentItem(row, names)),
    total: tallies.all.cis,
  }
}

function presentCounts({ tallies, componentCount, above, names, withoutComposition }: Impact) {
  return {
    cis: tallies.all.cis,
    components: componentCount,
    above: above.reduce((sum, one) => sum + one.cis, 0),
    ...presentTally(tallies.all),
    sides: tallies.sides.map(({ key, cis }) => ({ side: key, cis })),
    kinds: tallies.kinds.map(({ key, cis }) => ({ ...key, cis })),
    teams: tallies.teams.map((one) => ({ team: teamOf(one.key, names), cis: one.cis, ...presentTally(one) })),
    withoutComposition,
  }
}

function presentTally({
  verdicts,
  decisions,
}: Tally<unknown>): { verdicts: Verdicts | null } & Pick<Tally<unknown>, 'decisions'> {
  return { verdicts, decisions }
}

function presentParties({ tallies, above, names }: Impact) {
  const ids = [...tallies.organisations.map((one) => one.key), ...above.map((one) => one.organisationId)]
  return [...new Set(ids)].flatMap((id) => {
    const organisation = names.organisations.get(id)
    if (organisation === undefined) return []
    const cis = tallies.organisations.find((one) => one.key === id)?.cis ?? 0
    return [{ organisation, cis, above: above.find((one) => one.organisationId === id)?.cis ?? 0 }]
  })
}

/** An item with the names of those who answer for it. */
export function presentItem({ ci, owner, met, above, aboveCount, way }: ImpactItem, names: Names) {
  return {
    ci,
    owner: presentOwner(owner, names),
    met: met === null ? null : { ...met, components: met.components.map(presentComponent) },
    above: [...above],
    aboveCount,
    way: way === null ? null : [...way],
  }
}

function presentComponent(component: UsedComponent) {
  const { fixed, id, packageKey, name, version, distribution, purl, comparable, verdict } = component
  return { id, packageKey, name, version, distribution, purl, comparable, verdict, fixed: [...fixed] }
}

/** @throws Error when the organisation's name was not read */
export function presentOwner({ organisationId, divisionId, teamId, personId }: OwnerIds, names: Names) {
  const organisation = names.organisations.get(organisationId)
  if (organisation === undefined) throw new Error(`organisation ${organisationId} was not read`)
  return {
    organisation,
    division: names.divisions.get(divisionId ?? '') ?? null,
    team: teamOf(teamId, names),
    person: names.people.get(personId ?? '') ?? null,
  }
}

function teamOf(id: string | null, names: Names) {
  return names.teams.get(id ?? '') ?? null
}
