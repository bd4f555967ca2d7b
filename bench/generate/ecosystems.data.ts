/** Where made-up packages live, and how advisories and documents name them. */
export interface Ecosystem {
  /** The purl type. */
  readonly type: 'npm' | 'pypi' | 'maven' | 'golang' | 'deb'
  /** As OSV records write it. */
  readonly osv: string
  /** Of all distinct components. */
  readonly share: number
}

export const ecosystems: readonly Ecosystem[] = [
  { type: 'npm', osv: 'npm', share: 0.4 },
  { type: 'pypi', osv: 'PyPI', share: 0.14 },
  { type: 'maven', osv: 'Maven', share: 0.2 },
  { type: 'golang', osv: 'Go', share: 0.1 },
  { type: 'deb', osv: 'Debian:12', share: 0.16 },
]

/** From which ecosystems a configuration item takes its components. */
export interface Profile {
  readonly name: 'host' | 'web' | 'java' | 'device'
  /** How many of the items are of this profile. */
  readonly share: number
  readonly parts: readonly { readonly type: Ecosystem['type']; readonly share: number }[]
}

export const profiles: readonly Profile[] = [
  {
    name: 'host',
    share: 0.4,
    parts: [
      { type: 'deb', share: 0.8 },
      { type: 'pypi', share: 0.15 },
      { type: 'npm', share: 0.05 },
    ],
  },
  {
    name: 'web',
    share: 0.3,
    parts: [
      { type: 'npm', share: 0.85 },
      { type: 'pypi', share: 0.1 },
      { type: 'golang', share: 0.05 },
    ],
  },
  {
    name: 'java',
    share: 0.2,
    parts: [
      { type: 'maven', share: 0.9 },
      { type: 'npm', share: 0.1 },
    ],
  },
  {
    name: 'device',
    share: 0.1,
    parts: [
      { type: 'golang', share: 0.6 },
      { type: 'deb', share: 0.4 },
    ],
  },
]
