import type { Actor } from '#domains/identity/index.ts'
import { differ, nameOf, onItems, type Probe, type Row, rowsOf, seenItems, staff } from './expectations.ts'
import { type Item, may, type World } from './world.ts'

const key = 'npm/a'

/** A package whose every item is hidden must look like one that nobody holds. */
function onPackage(path: string, check: (body: unknown, seen: readonly Item[]) => string | undefined): Row {
  return (world, actor) => [
    {
      what: key,
      path,
      query: { key },
      expect: 'allowed',
      check: (body) => check(body, seenItems(world, actor, 'finding.view')),
    },
    {
      what: 'nobody’s',
      path,
      query: { key: 'npm/nobody' },
      expect: 'allowed',
      check: (body) => check(body, []),
    },
  ]
}

function checkPackage(body: unknown, seen: readonly Item[]): string | undefined {
  const { counts, versions, vulnerabilities, owners } = Object(body)
  const met = seen.length > 0 ? 1 : 0
  const sum = (rows: readonly { readonly cis: number }[]) => rows.reduce((all, { cis }) => all + cis, 0)
  return (
    differ('items', [counts.cis, counts.verdicts.affected, sum(versions), sum(owners)], [seen.length]) ??
    differ('versions', [counts.versions, versions.length], [met]) ??
    differ('vulnerabilities', [vulnerabilities.total, vulnerabilities.affected], [met]) ??
    differ('rest', [counts.above, counts.verdicts.undetermined, counts.verdicts.none], [0]) ??
    differ(
      'teams',
      teamsOf(owners),
      seen.map(({ teamId }) => teamId ?? 'none'),
    )
  )
}

function teamsOf(owners: readonly { readonly team: { readonly id: string } | null }[]): readonly string[] {
  return owners.map(({ team }) => team?.id ?? 'none')
}

function checkItems(body: unknown, seen: readonly Item[]): string | undefined {
  const names = rowsOf(body).map((row) => Object(row.ci).name)
  return (
    differ(
      'items',
      names,
      seen.map(({ name }) => name),
    ) ?? differ('total', [Object(body).total], [seen.length])
  )
}

function checkKnown(body: unknown, seen: readonly Item[]): string | undefined {
  const rows = rowsOf(body)
  return (
    differ(
      'vulnerabilities',
      rows.map((row) => Object(row.vulnerability).name),
      seen.length > 0 ? ['CVE-2026-0001'] : [],
    ) ??
    differ(
      'items',
      rows.map((row) => row.cis),
      seen.length > 0 ? [seen.length] : [],
    ) ??
    differ('total', [Object(body).total], [rows.length])
  )
}

interface Asked {
  readonly path: string
  readonly is: (item: Item) => boolean
  readonly mayKnow: (actor: Actor) => boolean
}

/** A part of the structure: told to whoever knows the structure, with figures over their own items only. */
function onParties(list: (world: World) => readonly Asked[]): Row {
  return (world, actor) => [
    ...list(world).map(
      ({ path, is, mayKnow }): Probe => ({
        what: path,
        path,
        expect: mayKnow(actor) ? 'allowed' : 'hidden',
        check: (body) => checkParty({ world, actor }, body, is),
      }),
    ),
    ...list(world)
      .slice(0, 1)
      .map(({ path }): Probe => {
        const [, kind] = path.split('/')
        return {
          what: 'unknown',
          path: `/${kind}/00000000-0000-7000-8000-00000000dead`,
          expect: 'hidden',
        }
      }),
  ]
}

function checkParty(
  { world, actor }: { readonly world: World; readonly actor: Actor },
  body: unknown,
  is: (item: Item) => boolean,
): string | undefined {
  const { items, vulnerabilities, urgent, people, received, supplied } = Object(body)
  const seen = seenItems(world, actor).filter(is)
  const findings = seen.filter((item) => may(actor, 'finding.view', item))
  const knows = [...staff, 'contact'].includes(nameOf(actor))
  const total = knows && findings.length > 0 ? 1 : 0
  // The items that other rows made are of another kind, of the CSIRT and the first division.
  const isOurs = (figure: string) =>
    ![world.teams.csirt, world.divisions.a].some((id) => figure.startsWith(id))
  const hosts = rowsOf({ rows: items.kinds }).filter(({ kind }) => kind === 'host')
  return (
    differ(
      'items',
      hosts.map(({ cis }) => cis),
      seen.length > 0 ? [seen.length] : [],
    ) ??
    differ(
      'teams',
      figuresOf(items.teams, 'team').filter(isOurs),
      countBy(seen, ({ teamId }) => teamId).filter(isOurs),
    ) ??
    differ(
      'divisions',
      figuresOf(items.divisions, 'division').filter(isOurs),
      countBy(seen, ({ divisionId }) => divisionId).filter(isOurs),
    ) ??
    // Other rows decide, so that only how many there are is known here.
    differ('states', [vulnerabilities?.total ?? 'unknown'], [knows ? total : 'unknown']) ??
    differ(
      'urgent',
      rowsOf({ rows: urgent }).map((row) => row.cis),
      total > (vulnerabilities?.settled ?? 0) ? [findings.length] : [],
    ) ??
    differ('people', [people !== null], [staff.includes(nameOf(actor))]) ??
    differ('told', [received?.total ?? 0, supplied?.total ?? 0], [0])
  )
}

function figuresOf(rows: unknown, of: 'team' | 'division'): readonly string[] {
  return rowsOf({ rows }).map((row) => `${Object(row[of]).id ?? 'none'}=${row.cis}`)
}

function countBy(items: readonly Item[], idOf: (item: Item) => string | null): readonly string[] {
  const ids = new Set(items.map((item) => idOf(item) ?? 'none'))
  return [...ids].map((id) => `${id}=${items.filter((item) => (idOf(item) ?? 'none') === id).length}`)
}

function isInternal(actor: Actor): boolean {
  return actor.kind === 'person' && actor.internal
}

/** Components, and the parts of the structure. */
export const packageRows: Readonly<Record<string, Row>> = {
  'matching.read-package': onPackage('/packages', checkPackage),
  'matching.list-package-items': (world, actor) => [
    ...onPackage('/packages/items', checkItems)(world, actor),
    {
      what: 'one version',
      path: '/packages/items',
      query: { key, component: world.componentId },
      expect: 'allowed',
      check: (body) => checkItems(body, seenItems(world, actor, 'finding.view')),
    },
  ],
  'matching.list-package-vulnerabilities': onPackage('/packages/vulnerabilities', checkKnown),
  'matching.read-organisation': onParties(({ organisations: { own, customer } }) => [
    {
      path: `/organisations/${own}`,
      is: ({ organisationId }) => organisationId === own,
      mayKnow: isInternal,
    },
    {
      path: `/organisations/${customer}`,
      is: ({ organisationId }) => organisationId === customer,
      mayKnow: (actor) => actor.kind === 'person',
    },
  ]),
  'matching.read-division': onParties(({ divisions }) =>
    Object.values(divisions).map((id) => ({
      path: `/divisions/${id}`,
      is: ({ divisionId }) => divisionId === id,
      mayKnow: isInternal,
    })),
  ),
  'matching.read-team': onParties(({ teams }) =>
    Object.values(teams).map((id) => ({
      path: `/teams/${id}`,
      is: ({ teamId }) => teamId === id,
      mayKnow: isInternal,
    })),
  ),
  'matching.export-team-vex': (world, actor) =>
    Object.values(world.teams).map((id) => ({
      what: id,
      path: `/teams/${id}/vex`,
      expect: isInternal(actor) ? ('allowed' as const) : ('hidden' as const),
      check: (body: unknown) => unseenIn(body, world, actor),
    })),
  'matching.export-ci-vex': (world, actor) =>
    onItems('ci.view', (item) => ({
      path: `/cis/${item.id}/vex`,
      check: (body) => unseenIn(body, world, actor),
    }))(world, actor),
}

/** Items of which a file tells though the reader may not see their findings. */
function unseenIn(body: unknown, world: World, actor: Actor): string | undefined {
  const seen = new Set(seenItems(world, actor, 'finding.view').map(({ id }) => id))
  const text = JSON.stringify(body)
  const told = world.items.filter(({ id }) => text.includes(id) && !seen.has(id))
  return told.length === 0 ? undefined : `tells of ${told.map(({ name }) => name).join(', ')}`
}
