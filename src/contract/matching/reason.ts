import { z } from 'zod'

/** What keeps a component that a stretch touches undetermined, each something that could be settled. */
export const Doubt = z.enum([
  /** The component tells no version. */
  'version-missing',
  /** Its version has no order among those of its ecosystem. */
  'version',
  /** The distribution release of the component, or of the statement, is not told. */
  'release',
  'record-release',
  /** A bound of the stretch, or the whole of it, could not be read. */
  'bound',
  'range',
  /** It applies under a condition only, for which the team has not answered yet, or which does not hold. */
  'condition',
])
export type Doubt = z.infer<typeof Doubt>

export const Rank = z.enum(['vendor', 'distribution', 'ecosystem', 'jvn', 'cpe'])
export type Rank = z.infer<typeof Rank>

/** What a record says beside the versions: that no fix is there or to come, or why they are not affected. */
export const Remark = z.enum([
  'no_fix',
  'no_fix_planned',
  'end_of_support',
  'component_not_present',
  'inline_mitigations_already_exist',
  'vulnerable_code_cannot_be_controlled_by_adversary',
  'vulnerable_code_not_in_execute_path',
  'vulnerable_code_not_present',
])
export type Remark = z.infer<typeof Remark>

/** Why a component counts as hit. */
export const Reason = z.strictObject({
  source: z.string(),
  record: z.string(),
  range: z.string(),
  rank: Rank,
  fixed: z.array(z.string()),
  remark: Remark.optional(),
  /** Absent: the versions could be compared, or it is not told. */
  doubt: Doubt.optional(),
  /** Where advisories name the source package: that, and what is installed of it, each with its version. */
  built: z.strictObject({ source: z.string(), binary: z.string() }).optional(),
})
export type Reason = z.infer<typeof Reason>
