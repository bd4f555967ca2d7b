import { JobTicket } from '../platform/jobs.ts'
import { route } from '../route.ts'

/**
 * Makes the keys anew by which versions are compared, where this program would make them otherwise than they are
 * stored. It happens by itself when the server starts; if a job is at it already, that one is answered.
 */
export const rekey = route({
  id: 'matching.rekey',
  method: 'POST',
  path: '/keys',
  access: { action: 'system.change' },
  answer: JobTicket,
  status: 202,
})
