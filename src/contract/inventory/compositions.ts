import { z } from 'zod'
import { route } from '../route.ts'
import { ById } from '../shapes.ts'

/** In which formats a composition leaves. */
export const SbomFormat = z.enum(['cyclonedx-1.6', 'cyclonedx-1.7', 'spdx-2.3'])
export type SbomFormat = z.infer<typeof SbomFormat>

/** What an item is composed of, as far as its documents tell, as one bill of materials. */
export const exportComposition = route({
  id: 'inventory.export-composition',
  method: 'GET',
  path: '/cis/{id}/composition',
  access: { action: 'ci.view' },
  params: ById,
  query: z.strictObject({ format: SbomFormat.default('cyclonedx-1.6') }),
  answer: z.unknown(),
  answerForm: 'file',
})
