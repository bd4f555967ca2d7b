import { z } from 'zod'

/** What keeps a component that a stretch touches undetermined, each something that could be settled. */
export const Doubt = z.enum([
  /** The component tells no version. */
  'version-missing',
  /** Its version has no order among those of its ecosystem. */
  'version',
  /** It is a tag that is moved, and what is said does not hold for all the releases it may stand for. */
  'moves',
  /** The distribution release of the component, or of the statement, is not told. */
  'release',
  'record-release',
  /** A bound of the stretch, or the whole of it, could not be read. */
  'bound',
  'range',
  /** It is somebody's own build of the last affected version, who may have mended it. */
  'build',
  /** It applies under a condition only, for which the team has not answered yet, or which does not hold. */
  'condition',
  /** It applies only together with another product, such as an operating system, of which the item does not tell. */
  'platform',
  /** It was found by a CPE name of which it is not certain that it means this product. */
  'name',
  /** The record speaks of an edition, language or platform of the product that the component does not tell. */
  'edition',
  /** It comes from a distribution that may have mended it without another version. */
  'rebuilt',
  /** It is a part of a distribution's package, which may have mended it, and of which the distribution says nothing. */
  'owned',
])
export type Doubt = z.infer<typeof Doubt>

export const Rank = z.enum(['vendor', 'distribution', 'ecosystem', 'jvn', 'cpe'])
export type Rank = z.infer<typeof Rank>

/** What a record says beside the versions: that no fix is there or to come, that it matters little, or why they are not affected. */
export const Remark = z.enum([
  'no_fix',
  'no_fix_planned',
  'end_of_support',
  'unimportant',
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
  /** Found by what it is called: the id of the list that calls the product so, or `person`. */
  called: z.string().optional(),
  /** What must be in the same item, each part by its names; whether all of it is, and by what the item itself tells it. */
  platform: z
    .strictObject({ needed: z.array(z.string()), there: z.boolean(), found: z.array(z.string()) })
    .optional(),
  /**
   * The package of a distribution of which the component is a part, as its document tells, whose word goes first; and what
   * the range says if it is about that package. Absent: it is about the component itself.
   */
  owner: z
    .strictObject({
      name: z.string(),
      version: z.string(),
      says: z.enum(['affected', 'not_affected', 'not_used', 'undetermined']).optional(),
    })
    .optional(),
  /** Where advisories name the source package: that, and what is installed of it, each with its version. */
  built: z.strictObject({ source: z.string(), binary: z.string() }).optional(),
})
export type Reason = z.infer<typeof Reason>
