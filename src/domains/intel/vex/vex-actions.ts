import { promisify } from 'node:util'
import { zstdCompress } from 'node:zlib'
import type { Deed } from '#domains/identity/index.ts'
import { newId } from '#kernel/ids/ids.ts'
import { emit } from '#platform/events/outbox.ts'
import { vexStated } from '../events.ts'
import { lockRecords } from '../records/record-store.ts'
import { isOlder, type KeptVex, makerSource, type VexRows } from './vex.ts'
import { findVex, hasVex, insertVex, moveVex, type NewVex, supersedeVex, type VexName } from './vex-store.ts'
import { listSpokenOf } from './vex-view.ts'

/** Bytes as they are kept. */
export const packVex: (bytes: Uint8Array) => Promise<Buffer> = promisify(zstdCompress)

/** So many ids travel in one event. */
const toldIds = 2000

interface Arrival {
  readonly rows: VexRows
  /** The bytes as received; null: they are kept as an advisory document. */
  readonly content: Uint8Array | null
}

/** What became of a document: kept, known already, or older than what is known. */
export type VexOutcome = 'changed' | 'same' | 'older'

/**
 * Keeps documents with what they state, one after the other. A newer one of the same name goes before the one that is
 * kept, which stays.
 * @returns what became of each
 */
export async function keepVex(
  deed: Deed,
  sourceId: string,
  arrivals: readonly Arrival[],
): Promise<readonly VexOutcome[]> {
  if (arrivals.length === 0) return []
  await lockRecords(deed.db)
  const outcomes: VexOutcome[] = []
  for (const round of roundsOf(arrivals)) outcomes.push(...(await keepRound(deed, sourceId, round)))
  return outcomes
}

/** As many in a row as have different names: of two with one name the later sees what became of the first. */
function roundsOf(arrivals: readonly Arrival[]): readonly (readonly Arrival[])[] {
  const rounds: Arrival[][] = []
  let names = new Set<string>()
  for (const arrival of arrivals) {
    const name = keyOf(arrival.rows.head)
    if (rounds.length === 0 || names.has(name)) {
      rounds.push([])
      names = new Set()
    }
    names.add(name)
    rounds.at(-1)?.push(arrival)
  }
  return rounds
}

function keyOf({ format, name }: VexName): string {
  return `${format} ${name}`
}

async function keepRound(
  deed: Deed,
  sourceId: string,
  round: readonly Arrival[],
): Promise<readonly VexOutcome[]> {
  const { outcomes, fresh, replaced, moved, deciding } = await planRound(deed, sourceId, round)
  const made = await Promise.all(fresh.map((one) => make(deed, sourceId, one)))
  const ids = await listSpokenOf(deed.db, replaced)
  for (const id of replaced) await supersedeVex(deed.db, id, deed.now)
  for (const id of moved) await moveVex(deed.db, id, sourceId)
  if (made.length > 0) await insertVex(deed.db, made)
  const spokenOf = await listSpokenOf(
    deed.db,
    made.map(({ id }) => id),
  )
  await tellStated(deed, [...ids, ...spokenOf])
  await tellMakers(deed, deciding)
  return outcomes
}

/** A document to be kept, with the number of its revision. */
interface FreshVex {
  readonly arrival: Arrival
  readonly revision: number
}

/** What is to be done with the documents of a round: by the ids of those kept before, and the names of those that decide. */
interface RoundPlan {
  readonly outcomes: VexOutcome[]
  readonly fresh: FreshVex[]
  readonly replaced: string[]
  readonly moved: string[]
  readonly deciding: string[]
}

async function planRound(deed: Deed, sourceId: string, round: readonly Arrival[]): Promise<RoundPlan> {
  const heads = round.map(({ rows }) => rows.head)
  const kept = new Map((await findVex(deed.db, heads)).map((one) => [keyOf(one), one]))
  const plan: RoundPlan = { outcomes: [], fresh: [], replaced: [], moved: [], deciding: [] }
  for (const arrival of round) {
    const { head } = arrival.rows
    const before = kept.get(keyOf(head))
    const isMoved = isMadeToDecide(sourceId, head, before)
    const outcome = isMoved ? 'changed' : await outcomeOf(deed, arrival, before)
    plan.outcomes.push(outcome)
    if (outcome !== 'changed') continue
    if ([sourceId, before?.sourceId].includes(makerSource)) plan.deciding.push(head.name)
    if (before !== undefined) (isMoved ? plan.moved : plan.replaced).push(before.id)
    if (!isMoved) plan.fresh.push({ arrival, revision: (before?.revision ?? 0) + 1 })
  }
  return plan
}

/** The same bytes from the feed that decides make a document decide that did not before. */
function isMadeToDecide(
  sourceId: string,
  head: VexRows['head'],
  kept: (KeptVex & VexName) | undefined,
): boolean {
  const isSame = kept !== undefined && Buffer.compare(kept.hash, head.hash) === 0
  return isSame && sourceId === makerSource && kept.sourceId !== makerSource
}

async function make(deed: Deed, sourceId: string, { arrival, revision }: FreshVex): Promise<NewVex> {
  const { rows, content } = arrival
  const packed = content === null ? null : await packVex(content)
  return { id: newId(deed.context.clock), sourceId, revision, rows, packed, at: deed.now }
}

async function outcomeOf(
  deed: Deed,
  { rows: { head }, content }: Arrival,
  kept: KeptVex | undefined,
): Promise<VexOutcome> {
  if (kept === undefined) return content === null && head.statementCount === 0 ? 'same' : 'changed'
  if (Buffer.compare(kept.hash, head.hash) === 0) return 'same'
  // What was replaced before is an old copy: two documents of one name that go on disagreeing do not take turns.
  return isOlder(head, kept, deed.now) || (await hasVex(deed.db, head)) ? 'older' : 'changed'
}

/** Tells open screens that something is stated. */
export async function tellStated(deed: Deed, told: readonly string[]): Promise<void> {
  const ids = [...new Set(told)]
  for (let start = 0; start < ids.length; start += toldIds) {
    const payload = { ids: ids.slice(start, start + toldIds) }
    await emit(deed, { name: vexStated, payload, at: deed.now })
  }
}

/** What makers state of their builds is matched as records are. */
export async function tellMakers(deed: Deed, names: readonly string[]): Promise<void> {
  if (names.length === 0) return
  const payload = { sourceId: makerSource, names, batch: newId(deed.context.clock) }
  await emit(deed, { name: 'intel.records-changed', payload, at: deed.now })
}
