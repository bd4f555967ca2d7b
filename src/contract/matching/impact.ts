import { z } from 'zod'
import { Side } from '../inventory/cis.ts'
import { RelationKind } from '../inventory/relations.ts'
import { route } from '../route.ts'
import { BilingualName, Id, Page } from '../shapes.ts'
import { TeamRef, VexJustification, VexStatus } from './assessments.ts'
import { Severity, Verdict } from './findings.ts'

const Count = z.number().int()

const CiRef = z.strictObject({ id: Id, name: z.string(), kind: z.string(), side: Side })

const OrganisationRef = z.strictObject({
  id: Id,
  name: BilingualName,
  kind: z.enum(['own', 'group', 'supplier', 'customer', 'authority']),
})

const DivisionRef = z.strictObject({ id: Id, name: BilingualName })

const PersonRef = z.strictObject({ id: Id, name: z.string() })

/** Who answers for an item. */
export const ImpactOwner = z.strictObject({
  organisation: OrganisationRef,
  division: DivisionRef.nullable(),
  team: TeamRef.nullable(),
  person: PersonRef.nullable(),
})

/** A package version that is in use. `verdict` null: no known vulnerability meets it. */
const UsedComponent = z.strictObject({
  id: z.string(),
  packageKey: z.string(),
  name: z.string(),
  version: z.string(),
  /** The distribution release it was built for; empty where there are none, null where the document does not say. */
  distribution: z.string().nullable(),
  purl: z.string().nullable(),
  /** False: no version key or no distribution release, so ranges cannot decide. */
  comparable: z.boolean(),
  verdict: Verdict.nullable(),
  fixed: z.array(z.string()),
})

/** One step of the way to an item: the edge, which end of it was come from, and where it leads. */
const WayStep = z.strictObject({
  relation: RelationKind,
  direction: z.enum(['from', 'to']),
  ci: CiRef,
})

/** An item that is concerned. */
export const ImpactItem = z.strictObject({
  ci: CiRef,
  owner: ImpactOwner,
  /** What it holds of the matter; null where the question began at an item. */
  met: z
    .strictObject({
      /** The worst of its components; null: no known vulnerability. */
      verdict: Verdict.nullable(),
      /** The first 20. */
      components: z.array(UsedComponent),
      componentCount: Count,
      /** The nearest decision of its team on the vulnerability asked for. */
      decision: z
        .strictObject({
          id: Id,
          status: VexStatus,
          justification: VexJustification.nullable(),
          scope: z.enum(['team', 'ci']),
        })
        .nullable(),
    })
    .nullable(),
  /** What holds it through the closure: products, deliveries, what stands on a host; the nearest 20. */
  above: z.array(CiRef.extend({ depth: Count })),
  aboveCount: Count,
  /** How it is reached from the item where the question began, step by step; null otherwise. */
  way: z.array(WayStep).nullable(),
})
export type ImpactItem = z.infer<typeof ImpactItem>

/** Items by the worst of what they hold. */
export const ItemVerdicts = z.strictObject({ affected: Count, undetermined: Count, none: Count })

/** Items by what their team decided on the vulnerability; null where no single one was asked for. */
const Decisions = z.strictObject({ open: Count, affected: Count, settled: Count }).nullable()

/** Exact, over the items that the reader may see. */
const ImpactCounts = z.strictObject({
  cis: Count,
  components: Count,
  /** Further items that hold those, through the closure. */
  above: Count,
  verdicts: ItemVerdicts.nullable(),
  decisions: Decisions,
  sides: z.array(z.strictObject({ side: Side, cis: Count })),
  kinds: z.array(z.strictObject({ kind: z.string(), side: Side, cis: Count })),
  teams: z.array(
    z.strictObject({
      team: TeamRef.nullable(),
      cis: Count,
      verdicts: ItemVerdicts.nullable(),
      decisions: Decisions,
    }),
  ),
  /** Items that neither hold a composition nor anything that has one: of them nothing is known. Null: not asked for. */
  withoutComposition: Count.nullable(),
})

/** What the item holds (through the closure) that is vulnerable. */
const Holdings = z.strictObject({
  cis: Count,
  components: Count,
  vulnerabilities: z.strictObject({ affected: Count, undetermined: Count }),
  /**
   * Components that it holds, and those whose version or distribution release is not told or cannot be ordered: of these
   * nothing is known. Null: not asked for.
   */
  comparability: z.strictObject({ components: Count, notCompared: Count }).nullable(),
  /** The first 50 in risk order; `GET /findings?ci=` lists them all. */
  rows: z.array(
    z.strictObject({
      id: Id,
      shortId: z.string(),
      name: z.string(),
      title: z.string(),
      severity: Severity,
      exploited: z.boolean(),
      verdict: Verdict,
      components: Count,
      cis: Count,
    }),
  ),
})

export const Impact = z.strictObject({
  /** Where the question began; exactly one is there. */
  from: z.strictObject({
    vulnerability: z
      .strictObject({
        id: Id,
        shortId: z.string(),
        name: z.string(),
        aliases: z.array(z.string()),
        title: z.string(),
        severity: Severity,
        withdrawn: z.boolean(),
        /**
         * How much of what its sources say can be compared with components. `nothing`: that no item has it is not known;
         * `partly`: some products are named by CPE or words only.
         */
        compared: z.enum(['all', 'partly', 'nothing']),
      })
      .nullable(),
    package: z
      .strictObject({ packageKey: z.string(), version: z.string().nullable(), isKnown: z.boolean() })
      .nullable(),
    ci: CiRef.nullable(),
  }),
  counts: ImpactCounts,
  /** The largest first, at most 100. */
  owners: z.array(ImpactOwner.extend({ cis: Count })),
  ownerCount: Count,
  /** Whose items they are, and whose hold them: suppliers to ask, customers to tell. */
  parties: z.array(z.strictObject({ organisation: OrganisationRef, cis: Count, above: Count })),
  /** Package versions in use, the most used first, at most 100. */
  components: z.array(UsedComponent.extend({ cis: Count, vulnerabilities: Count.nullable() })),
  holds: Holdings.nullable(),
  rows: z.array(ImpactItem),
  next: z.string().nullable(),
  total: Count,
})
export type Impact = z.infer<typeof Impact>

/** `vulnerability:` any alias · `package:` a purl or package key, with or without version · `ci:` an id. */
const from = z.string().min(1).max(4200)

/** The complete affected set: counts, owners, the first page. */
export const readImpact = route({
  id: 'matching.read-impact',
  method: 'GET',
  path: '/impact',
  access: { action: 'finding.view' },
  query: Page.extend({
    from,
    /** `count`: also counts the items and components of which nothing is known; costs a look at all of them. */
    unknown: z.enum(['count']).optional(),
  }),
  answer: Impact,
})

/** All items, one JSON object per line. A stream that was cut off ends without its last chunk, never silently. */
export const streamImpactItems = route({
  id: 'matching.stream-impact-items',
  method: 'GET',
  path: '/impact/items',
  access: { action: 'finding.view' },
  query: z.strictObject({ from }),
  answerForm: 'lines',
  answer: ImpactItem,
})
