import type { RawBuilder } from 'kysely'
import { isStale } from '#domains/inventory/index.ts'
import { keyedProducts } from './range-scheme.ts'

/**
 * Whether a range was made by another scheme, or another revision of it, than this program's.
 * @param relation as `matching.affected_range`
 */
export function hasOldScheme(relation: string): RawBuilder<boolean> {
  return isStale(relation, [keyedProducts])
}
