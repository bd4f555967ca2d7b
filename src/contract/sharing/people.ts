import { z } from 'zod'
import { TeamRef } from '../matching/assessments.ts'
import { route } from '../route.ts'
import { BilingualName, ById, Id, Time } from '../shapes.ts'
import { Sent } from './overview.ts'

const Person = z.strictObject({ id: Id, name: z.string() })

/** Who answers for a division's items. */
const Contact = z.strictObject({
  ...Person.shape,
  division: z.strictObject({ id: Id, name: BilingualName }),
})

/** A team with the people who decide for it. */
const TeamPeople = z.strictObject({ team: TeamRef, total: z.number().int(), people: z.array(Person) })

/** Who decided, for which team, how often and when last; decisions that were undone do not count. */
const Decider = z.strictObject({
  ...Person.shape,
  team: TeamRef,
  decisions: z.number().int(),
  at: Time,
})

/** A few by name, and how many there are. */
function some<Row extends z.ZodType>(row: Row) {
  return z.strictObject({ total: z.number().int(), rows: z.array(row) })
}

/** Who has to do with a vulnerability, over the items whose findings the reader may see. */
export const VulnerabilityPeople = z.strictObject({
  /** Owners of touched items, those of most items first; `ownerless`: touched items without one. */
  owners: some(z.strictObject({ ...Person.shape, items: z.number().int() })).extend({
    ownerless: z.number().int(),
  }),
  contacts: some(Contact),
  /** Of the teams whose items are touched. */
  inCharge: z.array(TeamPeople),
  deciders: some(Decider),
  /** Who was told of it, and who has read it; null: not for the reader. */
  told: some(Sent.shape.people.element).extend({ read: z.number().int() }).nullable(),
})
export type VulnerabilityPeople = z.infer<typeof VulnerabilityPeople>

export const readVulnerabilityPeople = route({
  id: 'sharing.read-vulnerability-people',
  method: 'GET',
  path: '/vulnerabilities/{alias}/people',
  access: { action: 'vulnerability.view' },
  params: z.strictObject({ alias: z.string().max(200) }),
  answer: VulnerabilityPeople,
})

/** Who has to do with an item besides its owner; the colleagues are for people of the company. */
export const readCiPeople = route({
  id: 'sharing.read-ci-people',
  method: 'GET',
  path: '/cis/{id}/people',
  access: { action: 'ci.view' },
  params: ById,
  answer: z.strictObject({
    contacts: some(Contact).nullable(),
    inCharge: TeamPeople.nullable(),
    /** On this very item; null: the reader may not see its findings. */
    deciders: some(Decider).nullable(),
  }),
})
export type CiPeople = z.infer<typeof readCiPeople.answer>
