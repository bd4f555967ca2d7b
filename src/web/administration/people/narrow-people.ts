import type { User } from '#contract/identity/people.ts'
import { fold } from '#kernel/text/fold.ts'
import { type FilterField, readFilter } from '../../ui/filters/filter.ts'
import type { PeopleSearch } from './people-search.ts'

/** Whether somebody can sign in. */
function stateOf(person: Pick<User, 'disabledAt'>): 'active' | 'disabled' {
  return person.disabledAt === null ? 'active' : 'disabled'
}

/** The people a search asks for; text is compared however wide it was typed. */
export function narrowPeople(
  people: readonly User[],
  search: PeopleSearch,
  fields: readonly FilterField[],
): readonly User[] {
  const words = fold(search.q ?? '')
  return people
    .filter((person) => fold(`${person.name} ${person.login} ${person.email ?? ''}`).includes(words))
    .filter((person) => {
      const values = { role: person.memberships.map(({ role }) => role), state: [stateOf(person)] }
      return fields.every((field) => passes(search, field, values))
    })
}

type Values = Readonly<Record<'role' | 'state', readonly string[]>>

function passes(search: PeopleSearch, field: FilterField, values: Values): boolean {
  const name = field.id === 'role' ? 'role' : 'state'
  const choice = readFilter(search[name], field)
  if (choice.values.length === 0) return true
  return values[name].some((value) => choice.values.includes(value)) !== choice.unwanted
}
