import { beginning, type IdKind, makeId } from './ids.ts'
import { type Random, seededRandom } from './random.ts'

/** A row as JSON, by the table's columns. */
export type Row = Readonly<Record<string, unknown>>

/** Who is in the made-up company, by what they are. */
export interface Staff {
  readonly responder: string
  readonly engineer: string
  readonly manager: string
  readonly contact: string
  readonly guest: string
}

/** The structure and its people, as rows of the tables of `identity`. */
export interface Company {
  readonly organisations: readonly Row[]
  readonly divisions: readonly Row[]
  readonly teams: readonly Row[]
  readonly people: readonly Row[]
  readonly memberships: readonly Row[]
  readonly staff: Staff
}

/** When everybody was registered. */
const at = beginning

export const divisionCount = 12
/** The company itself, then group companies, suppliers, customers, an authority. */
const organisationKinds = [
  'own',
  ...Array.from({ length: 3 }, () => 'group' as const),
  ...Array.from({ length: 10 }, () => 'supplier' as const),
  ...Array.from({ length: 20 }, () => 'customer' as const),
  'authority',
] as const

export const teamOf = { csirt: makeId('team', 0), psirt: makeId('team', 1) } as const
/** Teams of divisions beside the two. */
export const divisionTeams = [2, 3, 4].map((number) => makeId('team', number))
export const ownOrganisation = makeId('organisation', 0)
export const firstCustomer = organisationKinds.indexOf('customer')

/** The same people and places, whatever the size. */
export function makeCompany(): Company {
  const organisations = organisationKinds.map((kind, number) => ({
    id: makeId('organisation', number),
    kind,
    ...names(`組織${number}`, `Organisation ${number}`),
    created_at: at,
  }))
  const divisions = Array.from({ length: divisionCount }, (_, number) => ({
    id: makeId('division', number),
    organisation_id: ownOrganisation,
    ...names(`第${number + 1}事業部`, `Division ${number + 1}`),
    created_at: at,
  }))
  const teams = [teamOf.csirt, teamOf.psirt, ...divisionTeams].map((id, number) => ({
    id,
    organisation_id: ownOrganisation,
    kind: (['csirt', 'psirt'] as const)[number] ?? 'division',
    ...names(`班${number}`, `Team ${number}`),
    created_at: at,
  }))
  return { organisations, divisions, teams, ...makePeople() }
}

function names(ja: string, en: string) {
  return { name_ja: ja, name_en: en }
}

type Role =
  | 'administrator'
  | 'responder'
  | 'engineer'
  | 'handler'
  | 'manager'
  | 'auditor'
  | 'contact'
  | 'guest'

interface Post {
  readonly role: Role
  readonly team?: string
  readonly division?: string
  readonly organisation?: string
}

function makePeople(): Pick<Company, 'people' | 'memberships' | 'staff'> {
  const posts: readonly Post[] = [
    { role: 'administrator' },
    ...fill(4, { role: 'responder', team: teamOf.csirt }),
    ...fill(2, { role: 'handler', team: teamOf.csirt }),
    ...fill(6, { role: 'engineer', team: teamOf.psirt }),
    ...fill(2, { role: 'handler', team: teamOf.psirt }),
    ...divisionTeams.flatMap((team) => fill(2, { role: 'responder', team })),
    ...fill(2, { role: 'manager' }),
    { role: 'auditor' },
    ...Array.from(
      { length: divisionCount },
      (_, number): Post => ({
        role: 'contact',
        division: makeId('division', number),
      }),
    ),
    ...Array.from(
      { length: 3 },
      (_, number): Post => ({
        role: 'guest',
        organisation: makeId('organisation', firstCustomer + number),
      }),
    ),
  ]
  const people = posts.map((post, number) => ({
    id: makeId('person', number),
    login: `${post.role}-${number}`,
    name: `${post.role} ${number}`,
    email: null,
    organisation_id: post.organisation ?? ownOrganisation,
    language: number % 2 === 0 ? 'ja' : 'en',
    clearance: post.role === 'guest' ? 'amber' : 'amber+strict',
    password: '',
    created_at: at,
  }))
  const memberships = posts.map((post, number) => ({
    id: makeId('membership', number),
    person_id: makeId('person', number),
    role: post.role,
    team_id: post.team ?? null,
    division_id: post.division ?? null,
  }))
  const first = (role: Role) =>
    makeId(
      'person',
      posts.findIndex((post) => post.role === role),
    )
  const staff = {
    responder: first('responder'),
    engineer: first('engineer'),
    manager: first('manager'),
    contact: first('contact'),
    guest: first('guest'),
  }
  return { people, memberships, staff }
}

function fill(count: number, post: Post): readonly Post[] {
  return Array.from({ length: count }, () => post)
}

/** People who may own an item of the team. */
export function ownersOf(team: string | null): readonly string[] {
  if (team === teamOf.csirt) return [1, 2, 3, 4].map((number) => makeId('person', number))
  if (team === teamOf.psirt) return [7, 8, 9, 10, 11, 12].map((number) => makeId('person', number))
  return []
}

/** Some id of a kind, or none. */
export function maybe(
  random: Random,
  kind: IdKind,
  among: { readonly count: number; readonly share: number },
): string | null {
  return random.next() < among.share ? makeId(kind, random.below(among.count)) : null
}

/** A stream of its own for everything about items. */
export function randomOfItems(): Random {
  return seededRandom('items')
}
