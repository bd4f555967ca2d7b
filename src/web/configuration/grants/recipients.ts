import type { User } from '#contract/identity/people.ts'
import type { BilingualName } from '#contract/shapes.ts'

interface Organisation {
  readonly id: string
  readonly kind: string
  readonly name: BilingualName
}

/** Somebody to whom an item can be given. */
export interface Recipient {
  /** `person:…` or `organisation:…`. */
  readonly key: string
  readonly name: string
  readonly group: string
}

interface Sources {
  readonly people: readonly Pick<User, 'id' | 'name' | 'login' | 'organisationId' | 'disabledAt'>[]
  readonly organisations: readonly Organisation[]
  readonly nameOf: (name: BilingualName) => string
  /** What stands above the organisations among the choices. */
  readonly organisationsLabel: string
}

/** Whole organisations from outside first, then people by organisation; who can no longer sign in is left out. */
export function listRecipients(sources: Sources): readonly Recipient[] {
  const { people, organisations, nameOf, organisationsLabel } = sources
  const names = new Map(organisations.map(({ id, name }) => [id, nameOf(name)]))
  const whole = organisations
    .filter(({ kind }) => kind !== 'own' && kind !== 'group')
    .map(({ id }) => ({
      key: `organisation:${id}`,
      name: names.get(id) ?? '',
      group: organisationsLabel,
    }))
  const single = people
    .filter(({ disabledAt }) => disabledAt === null)
    .map(({ id, name, login, organisationId }) => ({
      key: `person:${id}`,
      name: `${name} (${login})`,
      group: names.get(organisationId) ?? '',
    }))
  return [...whole, ...single]
}

/** To whom a choice gives, as the route wants it. */
export function recipientOf(key: string): { readonly userId: string } | { readonly organisationId: string } {
  const [kind, id = ''] = key.split(':')
  return kind === 'person' ? { userId: id } : { organisationId: id }
}

/** The last moment of a day where the reader is; null for no day. */
export function endOfDay(day: string): string | null {
  const end = new Date(`${day}T23:59:59`)
  return Number.isNaN(end.getTime()) ? null : end.toISOString()
}
