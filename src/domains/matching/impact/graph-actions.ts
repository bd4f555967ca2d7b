import { asActor, type Context, type Deed } from '#domains/identity/index.ts'
import type { Parsed } from '#kernel/parsed/parsed.ts'
import { refuseMatching } from '../errors.ts'
import { type GraphShape, parseShape } from './graph.ts'
import { type GraphItemRow, type GraphMatter, listGraphItemRows } from './graph-items-view.ts'
import { type GraphRows, readGraphRows } from './graph-view.ts'
import { findTarget, readOrigin, type Target, walkFrom } from './impact-actions.ts'
import type { ItemPlace } from './impact-view.ts'
import type { Subject } from './subject-view.ts'
import { enteredItems } from './walk.ts'

/** What to draw, in the texts of an address. */
export interface GraphQuestion {
  readonly from: string
  readonly at?: string | undefined
  readonly fold?: string | undefined
  readonly open?: string | undefined
}

export interface ImpactGraph {
  readonly subject: Subject
  /** Where the question began: what first leads to the items, and which figures mean something. */
  readonly about: GraphMatter['kind']
  readonly shape: GraphShape
  readonly rows: GraphRows
  readonly asOf: Temporal.Instant
}

/**
 * The affected set in columns, as far as the actor may see it: exact counts of nodes and links.
 * @throws AppError `matching.origin-unreadable`, `matching.vulnerability-not-found`, `inventory.ci-not-found`
 */
export async function readImpactGraph(context: Context, question: GraphQuestion): Promise<ImpactGraph> {
  const origin = readOrigin(question.from)
  const shape = refused(parseShape(question))
  return await asActor(context, async (deed) => {
    const target = await findTarget(deed, origin)
    const matter = await matterOf(deed, target)
    const rows = await readGraphRows(deed.db, deed.actor, { matter, shape })
    return { subject: target.subject, about: matter.kind, shape, rows, asOf: deed.now }
  })
}

/** One page of the items behind the graph, narrowed in the same way. */
export async function listImpactGraphItems(
  context: Context,
  question: GraphQuestion & { readonly after: ItemPlace | undefined; readonly limit: number },
): Promise<{ readonly rows: readonly GraphItemRow[]; readonly total: number }> {
  const origin = readOrigin(question.from)
  const { at } = refused(parseShape(question))
  return await asActor(context, async (deed) => {
    const matter = await matterOf(deed, await findTarget(deed, origin))
    return await listGraphItemRows(deed.db, deed.actor, { matter, at, page: question })
  })
}

function refused(shape: Parsed<GraphShape>): GraphShape {
  if (!shape.ok) throw refuseMatching('origin-unreadable', { problems: shape.problems })
  return shape.value
}

/** From an item: the item itself and those its walk entered otherwise than by being held; holders are stations. */
async function matterOf(deed: Deed, target: Target): Promise<GraphMatter> {
  if (target.kind === 'matter') return target.matter
  const entered = enteredItems(await walkFrom(deed, target.id))
  return {
    kind: 'items',
    ids: [target.id, ...entered.map((one) => one.id)],
    vias: ['self', ...entered.map((one) => one.via)],
  }
}
