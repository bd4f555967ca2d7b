/** What narrows the list, as it stands in the address; left away: what is open and touches our items. */
export interface ListSearch {
  readonly q?: string | undefined
  readonly state?: 'settled' | 'all' | undefined
  /** `all`: everything known; it goes with `state: all`, because only what touches us can be open or settled. */
  readonly reach?: 'all' | undefined
  readonly team?: string | undefined
}

/** Takes from an address what the list understands. */
export function readListSearch(search: Readonly<Record<string, unknown>>): ListSearch {
  const { state, reach, team } = search
  // An address may hold a number where a text was meant: `q=2026`.
  const q = typeof search.q === 'number' ? String(search.q) : search.q
  return {
    ...(typeof q === 'string' && q !== '' ? { q } : {}),
    ...(typeof team === 'string' && team !== '' ? { team } : {}),
    ...(state === 'settled' && reach !== 'all' ? { state } : {}),
    ...(state === 'all' || reach === 'all' ? { state: 'all' } : {}),
    ...(reach === 'all' ? { reach } : {}),
  }
}

/** Which pills are shown: what the list is narrowed by, chosen or by itself. */
export function pillsOf({ state, reach }: ListSearch, team: string | undefined) {
  return { state: pillOfState(state), reach: reach === 'all' ? undefined : 'ours', team }
}

function pillOfState(state: ListSearch['state']): 'open' | 'settled' | undefined {
  if (state === 'all') return undefined
  return state ?? 'open'
}

/** The search after a pill was changed, or dropped (null): then the list shows everything in that respect. */
export function withPill(search: ListSearch, pill: string, choice: string | null): ListSearch {
  const { q, state, reach, team } = search
  if (pill === 'team') return readListSearch({ q, state, reach, team: choice })
  if (pill === 'reach') return readListSearch({ q, team, state, reach: choice === null ? 'all' : undefined })
  if (choice === null) return readListSearch({ q, team, reach, state: 'all' })
  return readListSearch({ q, team, state: choice })
}
