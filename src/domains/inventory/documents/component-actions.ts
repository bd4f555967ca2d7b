import { asActor, type Context } from '#domains/identity/index.ts'
import { loadCi } from '../cis/ci-lookup-actions.ts'
import { refuseInventory } from '../errors.ts'
import { type HeldGraph, listComponentNames, listHeldGraphs, type NamedComponent } from './graph-view.ts'
import { type GraphPath, shortestPaths } from './paths.ts'

/** Where a document has a component, and how one comes to it. */
export interface ComponentPaths {
  readonly documentId: string
  readonly documentName: string
  readonly slot: string
  /** JSON pointers, or lines. */
  readonly places: readonly string[]
  readonly paths: readonly ComponentPath[]
  /** Whether the paths begin at the document's subject; else at components that nothing depends on. */
  readonly fromSubject: boolean
  readonly more: boolean
}

interface ComponentPath {
  /** From the start to the component; null is the subject. Of a long path both ends. */
  readonly steps: readonly (NamedComponent | null)[]
  /** How many steps are left out in the middle. */
  readonly omitted: number
  readonly byNeed: boolean
}

/** A path of 50,000 steps tells nobody more than its ends. */
const shownAtEachEnd = 20

/**
 * Where an item's documents have a component and the shortest ways to it.
 * @param limit paths for each document
 * @throws AppError `inventory.ci-not-found`, `inventory.component-not-found`
 */
export async function listComponentPaths(
  context: Context,
  {
    ciId,
    componentId,
    limit,
  }: { readonly ciId: string; readonly componentId: number; readonly limit: number },
): Promise<readonly ComponentPaths[]> {
  return await asActor(context, async (deed) => {
    await loadCi(deed, ciId)
    const held = await listHeldGraphs(deed.db, ciId, componentId)
    if (held.length === 0)
      throw refuseInventory('component-not-found', { facts: { id: String(componentId) } })
    const found = held.map((one) => ({ held: one, ...shortestPaths(one.graph, one.position, limit) }))
    const shown = found.map((one) => ({ ...one, paths: one.paths.map(cut) }))
    const ids = shown.flatMap((one) => one.paths.flatMap(({ steps }) => idsAt(one.held, steps)))
    const names = await listComponentNames(deed.db, [...new Set(ids)])
    return shown.map(({ held: { documentId, documentName, slot, ...at }, paths, fromSubject, more }) => ({
      documentId,
      documentName,
      slot,
      places: at.graph.places[at.position] ?? [],
      paths: paths.map(({ steps, omitted, byNeed }) => ({
        steps: steps.map((position) => names.get(at.componentIds[position] ?? 0) ?? null),
        omitted,
        byNeed,
      })),
      fromSubject,
      more,
    }))
  })
}

function cut({ positions, byNeed }: GraphPath) {
  const omitted = Math.max(positions.length - 2 * shownAtEachEnd, 0)
  if (omitted === 0) return { steps: positions, omitted, byNeed }
  return {
    steps: [...positions.slice(0, shownAtEachEnd), ...positions.slice(-shownAtEachEnd)],
    omitted,
    byNeed,
  }
}

function idsAt({ componentIds }: HeldGraph, positions: readonly number[]): readonly number[] {
  return positions.flatMap((position) => componentIds[position] ?? [])
}
