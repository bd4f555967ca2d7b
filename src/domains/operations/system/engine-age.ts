import { builds, majors, releases } from './releases.data.ts'

/** How old a database engine is; null is unknown. Dates as `YYYY-MM-DD`. */
export interface EngineAge {
  readonly releasedOn: string | null
  /** Only of the engine that we bring along: of another we do not know who built it, and when. */
  readonly builtOn: string | null
  readonly supportEndsOn: string | null
}

/** @param version as the server tells it: `18.4`, `15.18 (Debian 15.18-0+deb12u1)` */
export function ageOf(version: string, embedded: boolean): EngineAge {
  const [release = ''] = version.split(' ')
  const [major = ''] = release.split('.')
  return {
    releasedOn: releases.get(release) ?? null,
    builtOn: embedded ? (builds.get(release) ?? null) : null,
    supportEndsOn: majors[major]?.supportEndsOn ?? null,
  }
}
