import { z } from 'zod'
import { User } from '#contract/identity/people.ts'
import { Tlp } from '#contract/shapes.ts'
import { sameField } from '../../ui/drafts/restore-fields.ts'
import { orNull } from '../forms/or-null.ts'
import { readMemberships, writeMembership } from './membership.ts'

/** What of a person can be changed, as a form and a draft hold it. */
export type PersonFields = Readonly<{
  name: string
  email: string
  clearance: string
  memberships: readonly string[]
}>

/** The fields of a person as they are. */
export function fieldsOf(person: Pick<User, 'name' | 'email' | 'clearance' | 'memberships'>): PersonFields {
  return {
    name: person.name,
    email: person.email ?? '',
    clearance: person.clearance,
    memberships: person.memberships.map(writeMembership),
  }
}

/** What to send: only what differs from `base`, so that the trail tells what was changed. */
export function changeOf(fields: PersonFields, base: PersonFields) {
  const differs = (name: keyof PersonFields) => !sameField(fields[name], base[name])
  return {
    ...(differs('name') && { name: fields.name }),
    ...(differs('email') && { email: orNull(fields.email) }),
    ...(differs('clearance') && { clearance: Tlp.parse(fields.clearance) }),
    ...(differs('memberships') && { memberships: readMemberships(fields.memberships) }),
  }
}

/** The part of a person that a conflict is about; what else the server tells is let be. */
const Current = z.object({
  name: User.shape.name,
  email: User.shape.email,
  clearance: User.shape.clearance,
  version: User.shape.version,
  memberships: z.array(z.object(User.shape.memberships.element.shape)),
})
export type Current = z.infer<typeof Current>

/** The person as a refused change tells them to be by now; null when it does not tell. */
export function readCurrent(told: unknown): Current | null {
  const read = Current.safeParse(told)
  return read.success ? read.data : null
}
