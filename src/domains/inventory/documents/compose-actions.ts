import { asActor, type Context, type Deed } from '#domains/identity/index.ts'
import { forgetFacts, insertFacts } from '../facts/facts-store.ts'
import { countChangedPackages } from './change-view.ts'
import { type ComponentColumns, pickRows } from './component-columns.ts'
import { insertComponentCalled, insertComponentCpes } from './component-cpe-store.ts'
import { insertComponentOwners } from './component-owner-store.ts'
import { findComponentIds, insertComponents } from './component-store.ts'
import type { DocumentContent } from './document.ts'
import type { Replaced } from './document-store.ts'
import { insertGraph, readHoldings, type Slot, writeSlotChange } from './occurrence-store.ts'
import { insertPending } from './pending-store.ts'
import { changeOf, type SlotChange, type Wanted } from './slot-change.ts'
import { replaceToldPairs } from './told-pair-store.ts'

/** Rows per statement: short transactions, steady progress. */
export const chunkSize = 5000

type Components = Pick<DocumentContent, 'components' | 'schemes'>

/** What is kept of a document ahead of its slot. */
type Distinct = Components & Pick<DocumentContent, 'cpes' | 'called' | 'owners'>

interface Following {
  readonly signal: AbortSignal
  progress(done: number, total: number): void
  /** Is told of how many components a name came that they had not. */
  readonly named?: (count: number) => void
}

/**
 * Keeps the distinct components that are new, ahead of the slot and in short transactions: they are the same for
 * everybody and harm nothing if we die here.
 * @returns their ids, in order
 */
export async function keepComponents(
  context: Context,
  content: Distinct,
  run: Following,
): Promise<readonly number[]> {
  const ids = await keepRows(context, content, run)
  await keepOwners(context, content, ids)
  const withComponent = <T extends { readonly row: number }>({ row, ...rest }: T) => {
    const [packageKey, componentId] = [content.components.packageKey[row], ids[row]]
    return packageKey === undefined || componentId === undefined ? [] : [{ ...rest, packageKey, componentId }]
  }
  for (const given of chunksOf(content.cpes.flatMap(withComponent))) {
    run.signal.throwIfAborted()
    const named = await asActor(context, (deed) => insertComponentCpes(deed.db, given))
    run.named?.(named)
  }
  for (const given of chunksOf(content.called.flatMap(withComponent))) {
    run.signal.throwIfAborted()
    const named = await asActor(context, (deed) => insertComponentCalled(deed.db, given))
    run.named?.(named)
  }
  return ids
}

/** Before anything of the document is matched. */
async function keepOwners(
  context: Context,
  { components, owners }: Distinct,
  ids: readonly number[],
): Promise<void> {
  const at = (row: number) => {
    const [packageKey, id] = [components.packageKey[row], ids[row]]
    return packageKey === undefined || id === undefined ? [] : [{ packageKey, id }]
  }
  const given = owners.flatMap(({ row, ownerRow, isPackaged }) =>
    at(row).flatMap((part) => at(ownerRow).map((owner) => ({ part, owner, isPackaged }))),
  )
  for (const some of chunksOf(given)) await asActor(context, (deed) => insertComponentOwners(deed.db, some))
}

function* chunksOf<T>(rows: readonly T[]): Generator<readonly T[]> {
  for (let from = 0; from < rows.length; from += chunkSize) yield rows.slice(from, from + chunkSize)
}

async function keepRows(context: Context, content: Components, run: Following): Promise<readonly number[]> {
  const total = content.components.packageKey.length
  const ids = await findIds(context, content)
  const missing = ids.flatMap((id, position) => (id === null ? [position] : []))
  const sorted = inKeyOrder(content.components, missing)
  for (let from = 0; from < sorted.length; from += chunkSize) {
    run.signal.throwIfAborted()
    run.progress(total - sorted.length + from, total)
    const components = pickRows(content.components, sorted.slice(from, from + chunkSize))
    await asActor(context, (deed) => insertComponents(deed.db, { ...content, components }, deed.now))
  }
  run.progress(total, total)
  if (missing.length === 0) return requireAll(ids)
  const components = pickRows(content.components, missing)
  const found = await findIds(context, { ...content, components })
  const late = new Map(missing.map((position, index) => [position, found[index] ?? null]))
  return requireAll(ids.map((id, position) => id ?? late.get(position) ?? null))
}

async function findIds(
  context: Context,
  { components, schemes }: Components,
): Promise<readonly (number | null)[]> {
  return await asActor(context, (deed) => findComponentIds(deed.db, components, schemes))
}

function inKeyOrder(components: ComponentColumns, rows: readonly number[]): readonly number[] {
  const { packageKey, version, qualifiers } = components
  const key = (row: number) => `${packageKey[row]}\n${version[row]}\n${qualifiers[row]}`
  const keys = new Map(rows.map((row) => [row, key(row)]))
  const keyOf = (row: number) => keys.get(row) ?? ''
  return rows.toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))
}

function requireAll(ids: readonly (number | null)[]): readonly number[] {
  const found = ids.filter((id) => id !== null)
  if (found.length !== ids.length) throw new Error('a component that was just kept is not there')
  return found
}

/** What an import changed, in packages; those of which only the version changed are in `changed` alone. */
export interface Composed {
  readonly added: number
  readonly removed: number
  readonly changed: number
  /** Components that were held before and still are. */
  readonly kept: number
}

/** What was read of a document, and the ids of its components. */
export interface Read {
  readonly content: DocumentContent
  readonly ids: readonly number[]
}

/** The slot now holds these components; the change waits to be counted by whoever counts (`settlePending`). */
export async function composeSlot(
  deed: Deed,
  slot: Slot,
  { content, ids, replaced }: Read & { readonly replaced: Replaced },
): Promise<Composed> {
  const wanted = wantedOf({ content, ids })
  const change = changeOf(await readHoldings(deed.db, slot), wanted)
  await writeSlotChange(deed.db, slot, { wanted, change })
  await insertGraph(deed.db, slot.documentId, { componentIds: ids, graph: content.graph })
  await insertFacts(deed.db, slot.documentId, content.facts)
  if (replaced.ids.length > 0) await forgetFacts(deed.db, replaced.ids)
  await insertPending(deed.db, slot.documentId, slot.ciId)
  const composed = await countChange(deed, slot.documentId, change)
  const { maker, pairs } = content
  const { documentId } = slot
  if (pairs.length > 0 || replaced.toldPairs)
    await replaceToldPairs(deed.db, { documentId, maker, pairs, replaced: replaced.ids })
  return composed
}

/** What a slot is to hold. */
export function wantedOf({ content, ids }: Read): Wanted {
  const { packageKey, scope, direct, licences } = content.components
  return { ids, packageKeys: packageKey, scopes: scope, directs: direct, licences }
}

/** Counts in packages what was written. @param documentId what the occurrences name */
export async function countChange(deed: Deed, documentId: string, change: SlotChange): Promise<Composed> {
  const [added, removed] = [change.added.length, change.ended.length]
  const changed = added > 0 && removed > 0 ? await countChangedPackages(deed.db, documentId) : 0
  return { added: added - changed, removed: removed - changed, changed, kept: change.kept }
}
