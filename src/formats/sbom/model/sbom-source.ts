import type { Tlp } from '../../advisory/tlp.ts'
import type { SbomComponent, SbomDependency, SbomDocument } from './sbom-document.ts'

type Written = Omit<
  SbomDocument,
  'format' | 'specVersion' | 'components' | 'dependencies' | 'linked' | 'unused'
>

/**
 * A bill of materials to be written. Its components come one by one, in the order of `SbomDocument.components`: each
 * within another right after the one that holds it. So however many they are, never all of them are in memory.
 */
export interface SbomSource extends Written {
  /** What the whole is called; formats that have no such name do without. */
  readonly name: string
  /** How far it may be passed on; null where nobody said. */
  readonly tlp: Tlp | null
  readonly components: Iterable<SbomComponent> | AsyncIterable<SbomComponent>
  /** Ends need a `ref`, since formats name them by it. */
  readonly dependencies: Iterable<SbomDependency>
}
