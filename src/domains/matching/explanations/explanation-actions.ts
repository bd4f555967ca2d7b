import {
  asActor,
  type Context,
  type Deed,
  houseObject,
  mayHold,
  requireAction,
} from '#domains/identity/index.ts'
import { findVulnerabilityId } from '#domains/intel/index.ts'
import { identifyPurl, loadCi } from '#domains/inventory/index.ts'
import { normaliseVulnerabilityId } from '#versions/identifiers/vulnerability-id/index.ts'
import { refuseMatching } from '../errors.ts'
import { findNames } from '../worklist/vulnerability-view.ts'
import { type Examined, type Explained, explain } from './explanation.ts'
import {
  type AskedComponent,
  examine,
  findAsked,
  isHeldBy,
  listAsked,
  listHeldParts,
  listLateSources,
  readTold,
} from './explanation-view.ts'

/** Why one component counts as hit or does not. */
export interface ComponentExplanation extends Examined, Explained {
  readonly component: AskedComponent
}

export interface Explanation {
  readonly vulnerability: { readonly id: string; readonly name: string; readonly title: string }
  readonly ci: { readonly id: string; readonly name: string } | null
  readonly components: readonly ComponentExplanation[]
  /** How many of the item's components came into question; more than are told of where there are many. */
  readonly total: number
  /** What its records name, the first; all of them where no component of the item is like any. */
  readonly named: readonly string[]
  readonly late: Awaited<ReturnType<typeof listLateSources>>
}

export interface Question {
  /** Any of its names. */
  readonly vulnerability: string
  /** A purl, or the id of a component that is kept; undefined: whatever of the item comes into question. */
  readonly component: string | undefined
  readonly ciId: string | undefined
}

/** Names of packages told of at once. */
const shownNames = 20

/**
 * Why something counts as hit by a vulnerability or does not, asked of the matching rule itself.
 * @throws AppError `matching.vulnerability-not-found`, `matching.component-unreadable`, `matching.component-not-found`,
 *   `inventory.ci-not-found`
 */
export async function explainMatch(context: Context, question: Question): Promise<Explanation> {
  requireAction(context, 'vulnerability.view', houseObject(context.actor))
  return await asActor(context, async (deed) => {
    const vulnerability = await loadVulnerability(deed, question.vulnerability)
    const ci = question.ciId === undefined ? null : await loadCi(deed, question.ciId)
    const told = await readTold(deed.db, vulnerability.id)
    const asked = await findComponents(deed, question, told.packageKeys)
    const late = mayHold(deed.actor, 'feed.view') ? await listLateSources(deed.db, deed.now) : []
    const examined = await examineAll(deed, vulnerability.id, { components: asked.rows, ciId: question.ciId })
    return {
      vulnerability,
      ci: ci === null ? null : { id: ci.id, name: ci.name },
      components: examined.map((one) => ({ ...one, ...explain(one, told, late) })),
      total: asked.total,
      named: told.packageKeys.slice(0, shownNames),
      late,
    }
  })
}

async function loadVulnerability(deed: Deed, name: string): Promise<Explanation['vulnerability']> {
  const id = await findVulnerabilityId(deed, normaliseVulnerabilityId(name))
  const named = id === undefined ? undefined : (await findNames(deed.db, [id])).get(id)
  if (id === undefined || named === undefined)
    throw refuseMatching('vulnerability-not-found', { facts: { name } })
  return { id, ...named }
}

async function findComponents(
  { db, actor }: Deed,
  { component, ciId }: Question,
  packageKeys: readonly string[],
): Promise<{ readonly rows: readonly AskedComponent[]; readonly total: number }> {
  if (component === undefined) {
    if (ciId === undefined) throw refuseMatching('nothing-asked')
    return await listAsked(db, actor, { packageKeys, ciId })
  }
  if (/^[1-9]\d{0,15}$/.test(component)) {
    const kept = await findAsked(db, actor, { componentId: Number(component), ciId })
    if (kept === undefined) throw refuseMatching('component-not-found', { facts: { id: component } })
    return { rows: [kept], total: 1 }
  }
  const identified = identifyPurl(component)
  if (!identified.ok) throw refuseMatching('component-unreadable', { problems: identified.problems })
  const asked = { ...identified.value, id: null }
  const parts = ciId === undefined ? [] : await listHeldParts(db, actor, { component: asked, ciId })
  return parts.length === 0 ? { rows: [asked], total: 1 } : { rows: parts, total: parts.length }
}

async function examineAll(
  { db, actor }: Deed,
  vulnerabilityId: string,
  { components, ciId }: { readonly components: readonly AskedComponent[]; readonly ciId: string | undefined },
): Promise<readonly (Examined & { readonly component: AskedComponent })[]> {
  const found = await examine(db, { vulnerabilityId, ciId }, components)
  return await Promise.all(
    found.flatMap(({ position, ...one }) => {
      const component = components[position]
      return component === undefined ? [] : [withHeld(one, component)]
    }),
  )

  async function withHeld(one: Omit<(typeof found)[number], 'position'>, component: AskedComponent) {
    const { packageKey, version, distribution } = component
    const isHeld =
      ciId === undefined ? null : component.id !== null || (await isHeldBy(db, actor, { component, ciId }))
    return { ...one, component, packageKey, version, distribution, isHeld }
  }
}
