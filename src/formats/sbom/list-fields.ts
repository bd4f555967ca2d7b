import { type UnusedFields, unusedFields } from './unused-fields.ts'

/**
 * Counts what of a lock file is not taken over. Such files have no schema that says which fields they may have, so
 * none is odd, and none of them holds statements that a reader would miss.
 * @param used by place the fields that are taken over
 */
export function listFields<Place extends string>(
  used: Readonly<Record<Place, ReadonlySet<string>>>,
): UnusedFields<Place> {
  return unusedFields({ used, isKnown: () => true, isSection: () => false })
}
