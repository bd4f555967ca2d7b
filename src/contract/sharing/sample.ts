import { z } from 'zod'
import { route } from '../route.ts'
import { Time } from '../shapes.ts'

/** Whether what one sees is the sample company; null where it never was, or is gone. */
export const readSample = route({
  id: 'sharing.read-sample',
  method: 'GET',
  path: '/sample',
  access: 'signed-in',
  answer: z.strictObject({ sample: z.strictObject({ madeAt: Time }).nullable() }),
})

/**
 * Removes the sample company: its items with all they hold, its decisions; its advisories are withdrawn and its people
 * can sign in no more. Administrators stay, and so does what others made.
 */
export const removeSample = route({
  id: 'sharing.remove-sample',
  method: 'DELETE',
  path: '/sample',
  access: { action: 'sample.remove' },
  answer: z.strictObject({
    items: z.number().int(),
    people: z.number().int(),
    records: z.number().int(),
  }),
  status: 200,
})
