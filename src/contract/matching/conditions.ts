import { z } from 'zod'
import { route } from '../route.ts'
import { ById, Id, listOf, Time } from '../shapes.ts'
import { ConditionKind, TeamRef } from './assessments.ts'

/** What must hold where a vulnerability applies; as long as nobody answered, its findings are undetermined. */
export const Condition = z.strictObject({
  id: Id,
  vulnerabilityId: Id,
  kind: ConditionKind,
  text: z.string(),
  /** On whose behalf it was told. */
  team: TeamRef,
  madeBy: z.string(),
  madeAt: Time,
  mayEnd: z.boolean(),
})
export type Condition = z.infer<typeof Condition>

/** The conditions of a vulnerability, found by any of its names; the oldest first. */
export const listConditions = route({
  id: 'matching.list-conditions',
  method: 'GET',
  path: '/vulnerabilities/{alias}/conditions',
  access: { action: 'vulnerability.view' },
  params: z.strictObject({ alias: z.string().max(200) }),
  answer: listOf(Condition),
})

/** From now on the vulnerability applies only where this holds. */
export const createCondition = route({
  id: 'matching.create-condition',
  method: 'POST',
  path: '/conditions',
  access: { action: 'finding.assess' },
  body: z.strictObject({
    vulnerabilityId: Id,
    teamId: Id,
    kind: ConditionKind,
    text: z
      .string()
      .trim()
      .min(1)
      .max(500)
      .regex(/^[^\p{Cc}]*$/u),
  }),
  answer: Condition,
  status: 201,
})

/** It is no condition any more: what was undetermined by it alone is affected again. */
export const endCondition = route({
  id: 'matching.end-condition',
  method: 'DELETE',
  path: '/conditions/{id}',
  access: { action: 'finding.assess' },
  params: ById,
  answer: Condition,
})
