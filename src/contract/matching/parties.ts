import { z } from 'zod'
import { Role, TeamKind } from '../identity/access.ts'
import { OrganisationKind } from '../identity/people.ts'
import { Side } from '../inventory/cis.ts'
import { route } from '../route.ts'
import { BilingualName, ById, Id } from '../shapes.ts'
import { TeamRef } from './assessments.ts'
import { VulnerabilityRow } from './findings.ts'

const Count = z.number().int()

const Place = z.strictObject({ id: Id, name: BilingualName })

const CiRef = z.strictObject({ id: Id, name: z.string(), kind: z.string(), side: Side })

/** Items that name an organisation, by name; at most 50, all of them counted. */
const NamedItems = z.strictObject({ rows: z.array(CiRef), total: Count })

/** Vulnerabilities of the items: each counts for every state in which some item is. */
const PartyVulnerabilities = z.strictObject({
  total: Count,
  /** Wanting a decision at some item. */
  open: Count,
  /** Decided as affected at some item. */
  affected: Count,
  /** Nothing left to decide or to mend. */
  settled: Count,
})

/** An organisation, a division or a team with what is its own, over the items that the reader may see. */
export const Party = z.strictObject({
  kind: z.enum(['organisation', 'division', 'team']),
  id: Id,
  name: BilingualName,
  /** What the organisation is to us, or what the team does; null for divisions. */
  role: z.union([OrganisationKind, TeamKind]).nullable(),
  /** Where it belongs; of an organisation itself. */
  organisation: Place.extend({ kind: OrganisationKind }),
  /** What an organisation consists of. */
  divisions: z.array(Place),
  teams: z.array(TeamRef),
  /** Its items: the organisation's own, the division's, or those for which the team answers. */
  items: z.strictObject({
    total: Count,
    sides: z.array(z.strictObject({ side: Side, cis: Count })),
    kinds: z.array(z.strictObject({ kind: z.string(), side: Side, cis: Count })),
    divisions: z.array(z.strictObject({ division: Place.nullable(), cis: Count })),
    teams: z.array(z.strictObject({ team: TeamRef.nullable(), cis: Count })),
    /** Further items that hold those, through the closure. */
    above: Count,
  }),
  /** Deliveries to the organisation: its own items of that kind, and those that name it. Null: not an outside one. */
  received: NamedItems.nullable(),
  /** Parts and services that name the organisation as their supplier. Null: not an outside one. */
  supplied: NamedItems.nullable(),
  /** Null: the reader may not know of vulnerabilities. */
  vulnerabilities: PartyVulnerabilities.nullable(),
  /** The first in risk order that are not settled, with how many of its items each touches. */
  urgent: z.array(VulnerabilityRow.extend({ cis: Count })),
  /** Members, contacts or people of it who can sign in, at most 100. Null: the reader may not see people. */
  people: z
    .strictObject({
      rows: z.array(z.strictObject({ id: Id, name: z.string(), roles: z.array(Role) })),
      total: Count,
    })
    .nullable(),
})
export type Party = z.infer<typeof Party>

export const readOrganisation = route({
  id: 'matching.read-organisation',
  method: 'GET',
  path: '/organisations/{id}',
  access: 'signed-in',
  params: ById,
  answer: Party,
})

export const readDivision = route({
  id: 'matching.read-division',
  method: 'GET',
  path: '/divisions/{id}',
  access: 'signed-in',
  params: ById,
  answer: Party,
})

export const readTeam = route({
  id: 'matching.read-team',
  method: 'GET',
  path: '/teams/{id}',
  access: 'signed-in',
  params: ById,
  answer: Party,
})
