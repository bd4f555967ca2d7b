import { UserFilter } from '#contract/identity/people.ts'

/** What narrows the list of people, as it stands in the address. */
export interface PeopleSearch {
  readonly q?: string | undefined
  readonly role?: string | undefined
  readonly state?: string | undefined
}

/** Takes from an address what the list understands. */
export function readPeopleSearch(search: Readonly<Record<string, unknown>>): PeopleSearch {
  const { q, role, state } = search
  return {
    ...(isGiven(q) ? { q } : {}),
    ...(isGiven(role) && UserFilter.shape.role.safeParse(role).success ? { role } : {}),
    ...(isGiven(state) && UserFilter.shape.state.safeParse(state).success ? { state } : {}),
  }
}

function isGiven(value: unknown): value is string {
  return typeof value === 'string' && value !== ''
}
