import { z } from 'zod'
import { JobTicket } from '../platform/jobs.ts'
import { route } from '../route.ts'
import { Id } from '../shapes.ts'

/**
 * How many CSAF and VEX documents no newer one has replaced, how many of them readers of an earlier release read, and the
 * job that is at it.
 */
export const readAdvisoryRereading = route({
  id: 'intel.read-rereading',
  method: 'GET',
  path: '/advisories/rereading',
  access: { action: 'system.view' },
  answer: z.strictObject({
    documents: z.number().int(),
    outdated: z.number().int(),
    /** Null: nobody is at it. */
    job: Id.nullable(),
  }),
})

/**
 * Reads those documents again from their bytes as kept, and writes what differs; if a job is at it already, that one is
 * answered.
 */
export const rereadAdvisories = route({
  id: 'intel.reread-advisories',
  method: 'POST',
  path: '/advisories/rereading',
  access: { action: 'system.change' },
  answer: JobTicket,
  status: 202,
})
