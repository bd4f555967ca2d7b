import { z } from 'zod'
import { route } from '../route.ts'
import { ById } from '../shapes.ts'

/** In which formats decisions leave; `cyclonedx` is 1.6. */
export const VexFormat = z.enum(['cyclonedx', 'cyclonedx-1.7', 'openvex'])
export type VexFormat = z.infer<typeof VexFormat>

const query = z.strictObject({ format: VexFormat.default('cyclonedx') })

/** What was decided for an item and what it holds, by the teams they belong to, as VEX. */
export const exportCiVex = route({
  id: 'matching.export-ci-vex',
  method: 'GET',
  path: '/cis/{id}/vex',
  access: { action: 'finding.view' },
  params: ById,
  query,
  answer: z.unknown(),
  answerForm: 'file',
})

/** What a team decided for its items, as far as the reader may see them, as VEX. */
export const exportTeamVex = route({
  id: 'matching.export-team-vex',
  method: 'GET',
  path: '/teams/{id}/vex',
  access: { action: 'finding.view' },
  params: ById,
  query,
  answer: z.unknown(),
  answerForm: 'file',
})
