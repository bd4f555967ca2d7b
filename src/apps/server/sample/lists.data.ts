import type { SavedSearch } from '#contract/sharing/saved-lists.ts'

/** A list that somebody has saved. */
export interface SampleList {
  readonly by: string
  readonly name: string
  readonly screen: 'vulnerabilities' | 'configuration'
  /** As in the page's address. */
  readonly search: SavedSearch
  readonly lens: 'csirt' | 'both' | 'psirt'
  /** With which team; without one, with everybody inside. */
  readonly team?: 'csirt' | 'psirt'
  /** In whose tabs it stands. */
  readonly pinnedBy: readonly string[]
}

export const lists: readonly SampleList[] = [
  {
    by: 'aoki',
    name: '悪用が確認されたもの',
    screen: 'vulnerabilities',
    search: { exploited: 'yes' },
    lens: 'both',
    pinnedBy: ['kanda', 'aoki', 'mori', 'hayashi', 'sakai'],
  },
  {
    by: 'mori',
    name: '社内システムの緊急・重要',
    screen: 'vulnerabilities',
    search: { side: 'it', severity: 'critical,high' },
    lens: 'csirt',
    team: 'csirt',
    pinnedBy: ['mori', 'weber', 'aoki'],
  },
  {
    by: 'hayashi',
    name: '製品の緊急・重要',
    screen: 'vulnerabilities',
    search: { side: 'product', severity: 'critical,high' },
    lens: 'psirt',
    team: 'psirt',
    pinnedBy: ['hayashi', 'osei', 'aoki'],
  },
  {
    // Has left; the team goes on with it.
    by: 'ogawa',
    name: '出荷したリリース',
    screen: 'configuration',
    search: { kind: 'release', side: 'product' },
    lens: 'psirt',
    team: 'psirt',
    pinnedBy: ['hayashi', 'osei'],
  },
]
