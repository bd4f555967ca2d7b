import { z } from 'zod'
import { route } from '../route.ts'
import { BilingualName, ById, Id, Time } from '../shapes.ts'

/** To whom an item was given by name. */
export const Grant = z.strictObject({
  id: Id,
  /** Null: to everybody of the organisation. */
  person: z.strictObject({ id: Id, name: z.string() }).nullable(),
  /** To which it is given, or to which the person belongs. */
  organisation: z.strictObject({ id: Id, name: BilingualName, internal: z.boolean() }),
  givenAt: Time,
  /** Null: not kept. */
  givenBy: z.string().nullable(),
  /** Null: until it is taken back. */
  until: Time.nullable(),
  /**
   * Why the item's label does not suffer it (any more): above the person's clearance, AMBER+STRICT outside the company,
   * RED for an organisation as a whole; or the person can no longer sign in. Null: nothing stands against it.
   */
  obstacle: z.enum(['clearance', 'strict', 'named-only', 'disabled']).nullable(),
})
export type Grant = z.infer<typeof Grant>

/** To whom the item is given, for who may give it. */
export const listGrants = route({
  id: 'inventory.list-grants',
  method: 'GET',
  path: '/cis/{id}/grants',
  access: { action: 'grant.change' },
  params: ById,
  answer: z.strictObject({ rows: z.array(Grant) }),
})
