import type { Finding } from '#contract/matching/findings.ts'

/** What a person fills in to report a match as wrong. */
export type ReportDraft = Readonly<{
  about: 'vulnerability' | 'record' | 'rank'
  versions: 'component' | 'package'
  where: 'item' | 'team' | 'everywhere'
  reason: string
  /** A day, `2026-12-31`. */
  until: string
}>

/** What the person may report for. */
export interface Power {
  readonly ofTeam: boolean
  readonly ofAll: boolean
}

/** A report holds for so many days unless told. */
const usualDays = 180

/** The narrowest that the person may report. */
export function beginReport({ ofTeam }: Power, today: Temporal.PlainDate): ReportDraft {
  return {
    about: 'vulnerability',
    versions: 'component',
    where: ofTeam ? 'item' : 'everywhere',
    reason: '',
    until: today.add({ days: usualDays }).toString(),
  }
}

/** The scope as the routes take it. */
export function scopeOf({ vulnerability, component, ci, team }: Finding, draft: ReportDraft) {
  const { about, versions, where } = draft
  return {
    vulnerability: vulnerability.id,
    component: component.id,
    about,
    versions,
    ...(where === 'item' && { ci: ci.id }),
    ...(where !== 'everywhere' && team !== null && { team: team.id }),
  }
}
