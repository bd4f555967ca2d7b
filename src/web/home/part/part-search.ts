import { OverviewItems, OverviewPart } from '#contract/sharing/overview.ts'

/** What narrows the list of a part, as it stands in the address. */
export interface PartSearch {
  /** RFC 3339; left away: the last 24 hours. */
  readonly since?: string | undefined
  readonly team?: string | undefined
}

/** Takes from an address what the list understands. */
export function readPartSearch({ since, team }: Readonly<Record<string, unknown>>): PartSearch {
  return {
    ...(typeof since === 'string' && /Z$/.test(since) && !Number.isNaN(Date.parse(since)) ? { since } : {}),
    ...(typeof team === 'string' && team !== '' ? { team } : {}),
  }
}

type Part =
  | { readonly of: 'vulnerabilities'; readonly part: OverviewPart }
  | { readonly of: 'items'; readonly part: OverviewItems }
  | { readonly of: 'sent' }

/** Which list an address names; undefined: none. */
export function readPart(name: string): Part | undefined {
  const vulnerabilities = OverviewPart.options.find((part) => part === name)
  if (vulnerabilities !== undefined) return { of: 'vulnerabilities', part: vulnerabilities }
  const items = OverviewItems.options.find((part) => part === name)
  if (items !== undefined) return { of: 'items', part: items }
  return name === 'sent' ? { of: 'sent' } : undefined
}

const timed: readonly OverviewPart[] = ['new', 'exploited', 'changed', 'touched']

/** Whether a part speaks of a time. */
export function isNews(part: OverviewPart): boolean {
  return timed.includes(part)
}
