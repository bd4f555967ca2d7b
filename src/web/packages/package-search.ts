import { type ImpactSearch, readImpactSearch } from '../impact/impact-search.ts'

const packageTabs = ['versions', 'items', 'vulnerabilities', 'impact'] as const

/** What of a component's page is open, as it stands in the address. */
export interface PackageSearch extends ImpactSearch {
  /** The package key; keys hold slashes, and so cannot stand in the path. */
  readonly key?: string | undefined
  readonly tab?: (typeof packageTabs)[number] | undefined
  /** The version by which the items are narrowed. */
  readonly component?: string | undefined
}

/** Takes from an address what the page understands. */
export function readPackageSearch(search: Readonly<Record<string, unknown>>): PackageSearch {
  const tab = packageTabs.find((one) => one === search.tab)
  // An address may hold a number where a text was meant: `component=12`.
  const component = typeof search.component === 'number' ? String(search.component) : search.component
  return {
    ...(typeof search.key === 'string' && search.key !== '' ? { key: search.key } : {}),
    ...(tab === undefined ? {} : { tab }),
    ...(typeof component === 'string' && /^[1-9]\d{0,15}$/.test(component) ? { component } : {}),
    ...readImpactSearch(search),
  }
}

/** The page at another tab; what belongs to the others falls away. */
export function atTab({ key }: PackageSearch, tab: string): PackageSearch {
  return readPackageSearch({ key, tab })
}
