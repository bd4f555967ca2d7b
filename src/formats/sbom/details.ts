import type { ProblemLog } from '../problem-log.ts'
import type { SbomComponent } from './model/sbom-document.ts'

/** Above, what is kept of half a million components would not fit beside what tells them apart. */
const detailed = { bytes: 128 * 1024 * 1024, components: 200_000 } as const

/** Writable until the document is complete. */
type GrowingComponent = { -readonly [Field in keyof SbomComponent]: SbomComponent[Field] }

/** Takes from a component what its document is too large for. */
export type Lightening = (component: GrowingComponent) => void

/** One array for all empty lists. */
const none: readonly never[] = Object.freeze([])

/**
 * What a document of this size can keep of each component: all that is read of it, or, in a very large one, which
 * component it is, where it stands and what it depends on. The latter is told: `sbom.details-left-out`.
 * @param size as far as it is known before its components are read
 */
export function lighteningFor(
  { bytes = 0, components = 0 }: { readonly bytes?: number; readonly components?: number },
  log: ProblemLog,
): Lightening {
  if (bytes <= detailed.bytes && components <= detailed.components) return () => {}
  log.add('', 'sbom.details-left-out')
  return (component) => {
    component.supplier = null
    component.manufacturer = null
    component.publisher = null
    component.authors = none
    component.hashes = none
    component.licences = none
    component.references = none
  }
}

/**
 * As `lighteningFor`, for a list whose length is known only at its end: to be called after each component that is added.
 * Once there are too many, those before it are made light too.
 */
export function lighteningAsItGrows(components: readonly GrowingComponent[], log: ProblemLog): () => void {
  let lighten: Lightening | null = null
  return () => {
    if (components.length <= detailed.components) return
    const added = lighten === null ? components : components.slice(-1)
    lighten ??= lighteningFor({ components: components.length }, log)
    for (const component of added) lighten(component)
  }
}
