import type { DocumentLook } from '#domains/inventory/index.ts'
import { learnedNames, type Mapping } from '../learning/pair.ts'

/** A CPE name of a component that is kept nowhere. */
export interface ScannedName {
  /** The component's place among those of the document, from 0. */
  readonly position: number
  readonly packageKey: string
  readonly cpeKey: string
  readonly origin: 'document' | 'learned' | 'called'
  readonly version: string
  /** Hexadecimal; null where the version has no place in the order of CPE's. */
  readonly versionKey: string | null
  readonly traits: readonly (string | null)[] | null
  readonly isDoubtful: boolean
  /** Of a product that it is called: the list that says so; absent or null: none does. */
  readonly saidBy?: string | null
}

/** The names that a document's components would have if they were kept. */
export function scannedNames(
  { components, cpes }: Pick<DocumentLook, 'components' | 'cpes'>,
  mappings: readonly Mapping[],
): readonly ScannedName[] {
  const given = cpes.map(
    ({ row, key, isRebuilt, name: _, ...cpe }): ScannedName => ({
      ...cpe,
      position: row,
      packageKey: components.packageKey[row] ?? '',
      cpeKey: key,
      origin: 'document',
      isDoubtful: isRebuilt,
    }),
  )
  if (mappings.length === 0) return given
  const mapped = new Set(mappings.map((one) => one.packageKey))
  const learners = components.packageKey.flatMap((packageKey, position) =>
    mapped.has(packageKey)
      ? [{ packageKey, componentId: position, version: components.version[position] ?? '' }]
      : [],
  )
  const learned = learnedNames(learners, mappings).map(
    ({ componentId, ...name }): ScannedName => ({
      ...name,
      position: componentId,
      origin: 'learned',
    }),
  )
  return [...given, ...learned]
}
