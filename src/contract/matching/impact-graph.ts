import { z } from 'zod'
import { Side } from '../inventory/cis.ts'
import { route } from '../route.ts'
import { BilingualName, Id, listOf, Page, Time } from '../shapes.ts'
import { TeamRef } from './assessments.ts'
import { Impact } from './impact.ts'

const Count = z.number().int()

/** Stations on the way outwards from a cause; each side has some of them, in this order. */
export const GraphColumnId = z.enum([
  'component',
  'via',
  'item',
  'system',
  'division',
  'product',
  'delivery',
  'customer',
])
export type GraphColumnId = z.infer<typeof GraphColumnId>

/** Items that pass through a node or along a link, each counted once. */
const passing = {
  cis: Count,
  /** Null where verdicts are not asked for: the question began at an item. */
  affected: Count.nullable(),
  undetermined: Count.nullable(),
  /** To be decided by their teams; null where no single vulnerability was asked for. */
  open: Count.nullable(),
}

/**
 * One station: a version, an item, a division. `others`: all that are not shown by themselves; `none`: items that pass
 * no station of this column that the reader may see.
 */
const GraphNode = z.strictObject({
  /** `column:key`; what `at` takes. */
  id: z.string(),
  is: z.enum(['one', 'others', 'none']),
  /** A name in one form; with `version` of a component. Null of others, none and what has a name in two languages. */
  name: z.string().nullable(),
  version: z.string().nullable(),
  bilingual: BilingualName.nullable(),
  /** The item that it is, where it is one, and its kind. */
  ciId: Id.nullable(),
  kind: z.string().nullable(),
  /** How many stations it stands for. */
  stations: Count,
  ...passing,
})
export type GraphNode = z.infer<typeof GraphNode>

const GraphColumn = z.strictObject({
  id: GraphColumnId,
  /** Left out of the drawing: without nodes, and its neighbours are linked with each other. */
  folded: z.boolean(),
  /** All there are, shown or not. */
  stations: Count,
  nodes: z.array(GraphNode),
})
export type GraphColumn = z.infer<typeof GraphColumn>

/** One side of the drawing: what of it is concerned, from the cause outwards. */
const GraphSide = z.strictObject({
  side: Side,
  ...passing,
  columns: z.array(GraphColumn),
  /** Between nodes of columns that stand beside each other. */
  links: z.array(z.strictObject({ from: z.string(), to: z.string(), cis: Count })),
})
export type GraphSide = z.infer<typeof GraphSide>

const ImpactGraph = z.strictObject({
  /** Where the question began; exactly one is there. */
  from: Impact.shape.from,
  ...passing,
  /** Without narrowing. */
  all: Count,
  /** IT, development, product. */
  sides: z.array(GraphSide),
  asOf: Time,
})
export type ImpactGraph = z.infer<typeof ImpactGraph>

/** Several of them in one text, with commas between. */
const several = z.string().max(2000)

const question = {
  /** `vulnerability:` any alias · `package:` a purl or package key, with or without version · `ci:` an id. */
  from: z.string().min(1).max(4200),
  /** Ids of nodes: only items that pass through all of them. */
  at: several.optional(),
}

/** The affected set as a graph in columns: nodes and links with exact counts, never its items one by one. */
export const readImpactGraph = route({
  id: 'matching.read-impact-graph',
  method: 'GET',
  path: '/impact/graph',
  access: { action: 'finding.view' },
  query: z.strictObject({
    ...question,
    /** Columns to leave out. */
    fold: several.optional(),
    /** Columns of which up to 60 nodes are shown rather than 12. */
    open: several.optional(),
  }),
  answer: ImpactGraph,
})

/** An item behind the graph. */
const GraphItem = z.strictObject({
  ci: z.strictObject({ id: Id, name: z.string(), kind: z.string(), side: Side }),
  team: TeamRef.nullable(),
  division: z.strictObject({ id: Id, name: BilingualName }).nullable(),
  verdict: z.enum(['affected', 'undetermined']).nullable(),
  /** Where its team stands with the vulnerability; null where no single one was asked for. */
  standing: z.enum(['open', 'affected', 'settled']).nullable(),
})
export type GraphItem = z.infer<typeof GraphItem>

/** The items behind a graph, narrowed as it is; worst verdict first, then by name. */
export const listImpactGraphItems = route({
  id: 'matching.list-impact-graph-items',
  method: 'GET',
  path: '/impact/graph/items',
  access: { action: 'finding.view' },
  query: Page.extend(question),
  answer: listOf(GraphItem),
})
