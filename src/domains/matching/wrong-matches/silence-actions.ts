import { asActor, type Context, type Deed } from '#domains/identity/index.ts'
import { emit } from '#platform/events/outbox.ts'
import { type WrongMatchEnded, wrongMatchEnded } from '../events.ts'
import { hitsIn } from '../hits/hit-view.ts'
import { lockCounts } from '../worklist/difference-view.ts'
import { refreshWorklist } from '../worklist/worklist-actions.ts'
import { collectSilences, findOutdated, hasRules, type SilenceScope, silencesIn } from './silence-view.ts'
import { applySilences, markSilenced } from './silenced-store.ts'
import type { Ending } from './wrong-match.ts'
import { findOverdue, markEnded } from './wrong-match-store.ts'

/**
 * Sets aside anew what rules say of some hits, or some rules of all hits. Comes after the hits themselves and before
 * they are counted; under the lock of counting, so that of a rule and a hit that come at once the later sees the other.
 * @returns vulnerabilities whose findings are others now
 */
export async function refreshSilences(deed: Deed, scope: SilenceScope): Promise<readonly string[]> {
  await lockCounts(deed.db)
  if (!(await hasRules(deed.db))) return []
  await collectSilences(deed.db, scope)
  const moved = await applySilences(deed.db, silencesIn(scope))
  const hits = scope.kind === 'hits' ? scope.hits : { kind: 'vulnerabilities' as const, ids: moved }
  const marked = await markSilenced(deed.db, hitsIn(hits))
  return [...new Set([...moved, ...marked])]
}

/**
 * Rules whose records say otherwise now hold no longer. Comes after the hits, so that the lock is not held while they are
 * computed.
 * @returns vulnerabilities whose findings are others now
 */
export async function endOutdated(
  deed: Deed,
  vulnerabilityIds: readonly string[],
): Promise<readonly string[]> {
  await lockCounts(deed.db)
  const ids = await findOutdated(deed.db, vulnerabilityIds)
  return ids.length === 0 ? [] : await endRules(deed, ids, { by: null, ending: 'outdated' })
}

/** Ends rules and takes back what they set aside; who made them is told unless they did it themselves. */
export async function endRules(
  deed: Deed,
  ids: readonly string[],
  end: { readonly by: string | null; readonly ending: Ending },
): Promise<readonly string[]> {
  const ended = await markEnded(deed.db, ids, { ...end, at: deed.now })
  for (const { id, madeBy, packageKey } of ended) {
    if (madeBy === null || madeBy === end.by) continue
    const payload: WrongMatchEnded = { id, personId: madeBy, packageKey, ending: end.ending }
    await emit(deed, { name: wrongMatchEnded, payload: { ...payload }, at: deed.now })
  }
  return await refreshSilences(deed, { kind: 'rules', ids })
}

/** Ends the rules whose time is over: what they set aside is back. */
export async function endOverdue(context: Context): Promise<void> {
  await asActor(context, async (deed) => {
    const ids = await findOverdue(deed.db, deed.now)
    const [first] = ids
    if (first === undefined) return
    const changed = await endRules(deed, ids, { by: null, ending: 'expired' })
    await refreshWorklist(deed, changed, first)
  })
}
