/** The pages of the administration in their order; each is shown to whoever holds one of its actions somewhere. */
export const places = [
  { id: 'people', to: '/administration/people', may: ['user.view'] },
  { id: 'structure', to: '/administration/structure', may: ['user.view'] },
  { id: 'sources', to: '/administration/sources', may: ['feed.view'] },
  { id: 'names', to: '/administration/names', may: ['match.correct'] },
  { id: 'interest', to: '/administration/interest', may: ['interest-rules.change'] },
  { id: 'jobs', to: '/administration/jobs', may: ['job.view'] },
  { id: 'audit', to: '/administration/audit', may: ['audit.view'] },
  { id: 'system', to: '/administration/system', may: ['system.view'] },
] as const

type Place = (typeof places)[number]

/** The pages that are open to somebody who may do this. */
export function openPlaces(may: readonly string[]): readonly Place[] {
  return places.filter((place) => place.may.some((action) => may.includes(action)))
}

/** Where the section leads; the start page when nothing of it is open. */
export function firstPlace(may: readonly string[]): Place['to'] | '/' {
  return openPlaces(may)[0]?.to ?? '/'
}
