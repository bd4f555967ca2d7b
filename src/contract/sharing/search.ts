import { z } from 'zod'
import { TeamKind } from '../identity/access.ts'
import { OrganisationKind } from '../identity/people.ts'
import { Side } from '../inventory/cis.ts'
import { Severity } from '../matching/findings.ts'
import { route } from '../route.ts'
import { BilingualName, Id, Time } from '../shapes.ts'

/** What can be found, in the order in which groups stand where none holds exactly what was typed. */
export const FoundKind = z.enum([
  'vulnerability',
  'item',
  'component',
  'document',
  'person',
  'team',
  'organisation',
])
export type FoundKind = z.infer<typeof FoundKind>

const Named = z.strictObject({ id: Id, name: z.string() })

const FoundVulnerability = z.strictObject({
  id: Id,
  shortId: z.string(),
  name: z.string(),
  /** Another of its names, where that was typed in full. */
  alias: z.string().nullable(),
  title: z.string(),
  severity: Severity,
  exploitedAt: Time.nullable(),
  withdrawn: z.boolean(),
})

const FoundItem = z.strictObject({
  id: Id,
  /** A kind of configuration item, as in `GET /ci-kinds`. */
  kind: z.string(),
  side: Side,
  name: z.string(),
  /** The item of which it is part, where the reader may see that. */
  partOf: Named.nullable(),
  team: z.strictObject({ id: Id, name: BilingualName }).nullable(),
})

/** A package held by an item that the reader may see. */
const FoundComponent = z.strictObject({
  packageKey: z.string(),
  name: z.string(),
  /** One of the items. */
  heldBy: Named,
})

const FoundDocument = z.strictObject({
  id: Id,
  name: z.string(),
  slot: z.string(),
  ci: Named,
  receivedAt: Time,
})

const FoundPerson = z.strictObject({ id: Id, name: z.string(), login: z.string(), disabled: z.boolean() })

const FoundTeam = z.strictObject({ id: Id, name: BilingualName, kind: TeamKind })

const FoundOrganisation = z.strictObject({ id: Id, name: BilingualName, kind: OrganisationKind })

/** Rows of one kind, the best first; `more`: there are others. */
function groupOf<Kind extends FoundKind, Row extends z.ZodType>(kind: Kind, row: Row) {
  return z.strictObject({ kind: z.literal(kind), rows: z.array(row), more: z.boolean() })
}

const FoundGroup = z.discriminatedUnion('kind', [
  groupOf('vulnerability', FoundVulnerability),
  groupOf('item', FoundItem),
  groupOf('component', FoundComponent),
  groupOf('document', FoundDocument),
  groupOf('person', FoundPerson),
  groupOf('team', FoundTeam),
  groupOf('organisation', FoundOrganisation),
])
export type FoundGroup = z.infer<typeof FoundGroup>

/** One search over everything the reader may see. Groups without rows are left out. */
export const search = route({
  id: 'sharing.search',
  method: 'GET',
  path: '/search',
  access: 'signed-in',
  query: z.strictObject({
    /** Words that must all be there, an identifier, a purl; however wide and in whatever case. */
    q: z
      .string()
      .trim()
      .min(1)
      .max(200)
      .regex(/^[^\p{Cc}]*$/u),
    /** Only one kind. */
    kind: FoundKind.optional(),
    /** Rows of each group. */
    limit: z.coerce.number().int().min(1).max(50).default(6),
  }),
  answer: z.strictObject({ groups: z.array(FoundGroup) }),
})
export type Found = z.infer<typeof search.answer>
