import { z } from 'zod'
import { Role } from '../identity/access.ts'
import { route } from '../route.ts'
import { BilingualName, ById, Id, listOf, Name, Page, Time, Tlp } from '../shapes.ts'

/** Which world a kind of configuration item belongs to. */
export const Side = z.enum(['it', 'development', 'product'])
export type Side = z.infer<typeof Side>

/** A field of a kind's own, checked on write. */
export const CiAttribute = z.strictObject({
  id: z.string(),
  label: BilingualName,
  form: z.enum(['text', 'number', 'boolean', 'choice']),
  choices: z.array(z.string()),
})

export const CiKind = z.strictObject({
  id: z.string(),
  label: BilingualName,
  side: Side,
  attributes: z.array(CiAttribute),
  /** Kinds of which it may be part, e.g. a release of a product. */
  partOf: z.array(z.string()),
})
export type CiKind = z.infer<typeof CiKind>

const Level = z.enum(['low', 'medium', 'high'])

const Attributes = z.record(z.string().max(64), z.union([z.string().max(2000), z.number(), z.boolean()]))

const Party = z.strictObject({ id: Id, name: BilingualName })

/** A configuration item as its reader may see it. */
export const Ci = z.strictObject({
  id: Id,
  kind: z.string(),
  name: z.string(),
  side: Side,
  organisation: Party,
  division: Party.nullable(),
  team: Party.nullable(),
  owner: z.strictObject({ id: Id, name: z.string() }).nullable(),
  partOf: z.strictObject({ id: Id, name: z.string(), kind: z.string() }).nullable(),
  criticality: Level.nullable(),
  exposure: z.enum(['internet', 'partner', 'internal', 'isolated']).nullable(),
  tlp: Tlp,
  needToKnow: z.boolean(),
  attributes: Attributes,
  createdAt: Time,
  changedAt: Time,
  version: z.number().int(),
  components: z.number().int(),
  /**
   * Whether documents tell what it is composed of: its own, or one of everything that it holds, as far as the reader may
   * see. False: nobody can say what touches it.
   */
  composed: z.boolean(),
  may: z.array(z.string()),
})
export type Ci = z.infer<typeof Ci>

export const NewCi = z.strictObject({
  kind: z.string().max(64),
  name: Name,
  partOfId: Id.nullable().default(null),
  organisationId: Id.nullable().default(null),
  divisionId: Id.nullable().default(null),
  teamId: Id.nullable().default(null),
  ownerId: Id.nullable().default(null),
  criticality: Level.nullable().default(null),
  exposure: z.enum(['internet', 'partner', 'internal', 'isolated']).nullable().default(null),
  tlp: Tlp.default('amber'),
  needToKnow: z.boolean().default(false),
  attributes: Attributes.default({}),
})
export type NewCi = z.infer<typeof NewCi>

export const listCiKinds = route({
  id: 'inventory.list-ci-kinds',
  method: 'GET',
  path: '/ci-kinds',
  access: 'signed-in',
  answer: z.strictObject({ rows: z.array(CiKind) }),
})

const IdOrNone = z.union([Id, z.literal('none')])

export const listCis = route({
  id: 'inventory.list-cis',
  method: 'GET',
  path: '/cis',
  access: { action: 'ci.view' },
  query: Page.extend({
    q: z.string().max(200).optional(),
    kind: z.string().max(64).optional(),
    side: Side.optional(),
    /** `none`: items without; so for division and owner. */
    teamId: IdOrNone.optional(),
    organisationId: Id.optional(),
    divisionId: IdOrNone.optional(),
    ownerId: IdOrNone.optional(),
    partOfId: Id.optional(),
  }),
  answer: listOf(Ci),
})

export const readCi = route({
  id: 'inventory.read-ci',
  method: 'GET',
  path: '/cis/{id}',
  access: { action: 'ci.view' },
  params: ById,
  answer: Ci,
})

const Ground = z.strictObject({
  role: Role,
  scope: z.enum(['own', 'given', 'team', 'division', 'organisation']),
  /** The team or division of the role, for those scopes. */
  place: BilingualName.nullable(),
})

/**
 * Why the reader, or another person, may or may not see and change the item: the roles that reach it, and what keeps
 * them out all the same. Asked for another person it needs `user.view`.
 */
export const explainCiAccess = route({
  id: 'inventory.explain-ci-access',
  method: 'GET',
  path: '/cis/{id}/access',
  access: { action: 'ci.view' },
  params: ById,
  query: z.strictObject({ personId: Id.optional() }),
  answer: z.strictObject({
    person: z.strictObject({ id: Id, name: z.string() }).nullable(),
    actions: z.array(
      z.strictObject({
        action: z.enum([
          'ci.view',
          'finding.view',
          'ci.change',
          'document.import',
          'finding.assess',
          'grant.change',
        ]),
        allowed: z.boolean(),
        grounds: z.array(Ground),
        obstacles: z.array(z.enum(['clearance', 'need-to-know'])),
      }),
    ),
  }),
})

export const createCi = route({
  id: 'inventory.create-ci',
  method: 'POST',
  path: '/cis',
  access: { action: 'ci.create' },
  body: NewCi,
  answer: Ci,
  status: 201,
})

/** Changes the named fields (If-Match with the version read). 409 carries the item as it is now. */
export const changeCi = route({
  id: 'inventory.change-ci',
  method: 'PATCH',
  path: '/cis/{id}',
  access: { action: 'ci.change' },
  params: ById,
  body: z.strictObject({
    name: Name.optional(),
    divisionId: Id.nullable().optional(),
    teamId: Id.nullable().optional(),
    ownerId: Id.nullable().optional(),
    criticality: Level.nullable().optional(),
    exposure: z.enum(['internet', 'partner', 'internal', 'isolated']).nullable().optional(),
    tlp: Tlp.optional(),
    needToKnow: z.boolean().optional(),
    attributes: Attributes.optional(),
  }),
  answer: Ci,
})

/** A licence in words of SPDX (an id of its list or an expression), or as the document writes it. */
export const StatedLicence = z.strictObject({ text: z.string(), isKnown: z.boolean() })

const LicenceId = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9.:-]{0,99}$/)

export const CiComponent = z.strictObject({
  id: z.string(),
  packageKey: z.string(),
  name: z.string(),
  version: z.string(),
  purl: z.string().nullable(),
  /** The distribution release; empty where packages know none, null where it is not told. */
  distribution: z.string().nullable(),
  scope: z.string().nullable(),
  /** Whether the document's subject depends on it without another between; null where no document says. */
  direct: z.boolean().nullable(),
  /** False: no version key or no distribution release, so ranges cannot decide. */
  comparable: z.boolean(),
  /** What the item's documents say, each once; empty where none says. */
  licences: z.array(StatedLicence),
})
export type CiComponent = z.infer<typeof CiComponent>

export const listCiComponents = route({
  id: 'inventory.list-ci-components',
  method: 'GET',
  path: '/cis/{id}/components',
  access: { action: 'ci.view' },
  params: ById,
  query: Page.extend({
    q: z.string().max(200).optional(),
    /** An id of the SPDX list, alone or within an expression; `other`: one that is not on it; `none`: none is told. */
    licence: LicenceId.or(z.enum(['other', 'none'])).optional(),
  }),
  answer: listOf(CiComponent),
})

/** A licence under which components of an item stand, alone or within an expression. */
const CiLicence = StatedLicence.extend({ components: z.number().int() })
export type CiLicence = z.infer<typeof CiLicence>

/** Under which licences an item's components stand, as its documents say: those of the most components first, at most 1000. */
export const listCiLicences = route({
  id: 'inventory.list-ci-licences',
  method: 'GET',
  path: '/cis/{id}/licences',
  access: { action: 'ci.view' },
  params: ById,
  answer: z.strictObject({
    rows: z.array(CiLicence),
    /** How many there are. */
    total: z.number().int(),
    /** Components of which no document says. */
    none: z.number().int(),
  }),
})
