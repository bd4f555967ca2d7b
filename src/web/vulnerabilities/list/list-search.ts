import { narrowings, worklistFilter } from '#contract/matching/worklist-filter.ts'

/** What the list is narrowed by besides text, state, reach and team: choices as the contract writes them. */
export type Narrowed = { readonly [name in (typeof narrowings)[number]]?: string | undefined }

/** What narrows the list, as it stands in the address; left away: what is open and touches our items. */
export interface ListSearch extends Narrowed {
  readonly q?: string | undefined
  readonly state?: 'settled' | 'all' | undefined
  /** `all`: everything known; it goes with `state: all`, because only what touches us can be open or settled. */
  readonly reach?: 'all' | undefined
  readonly team?: string | undefined
}

/** The list's address: what narrows it, and the vulnerability in the side panel. */
export interface ListAddress extends ListSearch {
  readonly look?: string | undefined
}

/** Takes from an address what the list understands. */
export function readListAddress(search: Readonly<Record<string, unknown>>): ListAddress {
  const { look } = search
  return {
    ...readListSearch(search),
    ...(typeof look === 'string' && look !== '' && look.length <= 100 ? { look } : {}),
  }
}

/** The same without what only concerns the side panel. */
export function readListSearch(search: Readonly<Record<string, unknown>>): ListSearch {
  const { state, reach, team } = search
  const q = textOf(search.q)
  return {
    ...(q !== undefined && q !== '' ? { q } : {}),
    ...(typeof team === 'string' && team !== '' ? { team } : {}),
    ...(state === 'settled' && reach !== 'all' ? { state } : {}),
    ...(state === 'all' || reach === 'all' ? { state: 'all' } : {}),
    ...(reach === 'all' ? { reach } : {}),
    ...readNarrowed(search),
  }
}

function readNarrowed(search: Readonly<Record<string, unknown>>): Narrowed {
  return Object.fromEntries(
    narrowings.flatMap((name) => {
      const text = textOf(search[name])
      return text !== undefined && worklistFilter[name].safeParse(text).success ? [[name, text]] : []
    }),
  )
}

/** An address may hold a number where a text was meant: `q=2026`, `epss=0.1`. */
function textOf(value: unknown): string | undefined {
  if (typeof value === 'number') return String(value)
  return typeof value === 'string' ? value : undefined
}

/** Only what the contract knows by the same names. */
export function narrowedOf(search: ListSearch): Narrowed {
  return Object.fromEntries(
    narrowings.flatMap((name) => (search[name] === undefined ? [] : [[name, search[name]]])),
  )
}

/** Whether anything narrows the list but its state, reach and team. */
export function isNarrowed(search: ListSearch): boolean {
  return search.q !== undefined || narrowings.some((name) => search[name] !== undefined)
}

/** Which pills are shown: what the list is narrowed by, chosen or by itself. */
export function pillsOf(search: ListSearch, team: string | undefined) {
  const { state, reach } = search
  return {
    ...narrowedOf(search),
    state: pillOfState(state),
    reach: reach === 'all' ? undefined : 'ours',
    team,
  }
}

function pillOfState(state: ListSearch['state']): 'open' | 'settled' | undefined {
  if (state === 'all') return undefined
  return state ?? 'open'
}

/** The search after a pill was changed, or dropped (null): then the list shows everything in that respect. */
export function withPill(search: ListSearch, pill: string, choice: string | null): ListSearch {
  if (pill === 'reach') return readListSearch({ ...search, reach: choice === null ? 'all' : undefined })
  if (pill === 'state') return readListSearch(withState(search, choice))
  return readListSearch({ ...search, [pill]: choice })
}

function withState(search: ListSearch, choice: string | null): Readonly<Record<string, unknown>> {
  if (choice === null) return { ...search, state: 'all' }
  return { ...search, reach: undefined, state: choice }
}
