import type { SbomComponent, SbomDocument } from '#formats/sbom/model/sbom-document.ts'
import { type ComponentCalled, calledOf } from './component-called.ts'
import { type ComponentCpe, cpesOf } from './component-cpes.ts'
import { type FoundComponent, isKeepableCpe } from './component-identity.ts'
import { makerOf, type ToldPair, toldPairOf } from './told-pairs.ts'

/** A CPE name and the component that it is given to. */
export interface FoundCpe extends ComponentCpe {
  readonly row: number
}

/** What a component is called. */
export interface FoundCalled extends ComponentCalled {
  readonly row: number
}

/** By which names the components of a document may be found beside their packages. */
export interface FoundNames {
  /** CPE names by which components may be found; `row` is the place among `components`. */
  readonly cpes: readonly FoundCpe[]
  /** What those are called that nothing else identifies; `row` as above. */
  readonly called: readonly FoundCalled[]
  /** Which packages are which products, as whoever answers for the document says; none where nobody does. */
  readonly pairs: readonly ToldPair[]
  readonly maker: string
}

/** Names that grow while the entries of a document are gathered. */
interface GrowingNames {
  /** Adds what an entry tells of a distinct component. */
  add(entry: SbomComponent, component: FoundComponent, row: number): void
  names(): FoundNames
}

/** Each name of a component is kept once, of one supplier what was told last. */
export function growingNames(sbom: SbomDocument): GrowingNames {
  const maker = makerOf(sbom)
  const cpes = new Map<string, FoundCpe>()
  const called = new Map<string, FoundCalled>()
  const pairs = new Map<string, ToldPair>()
  return {
    add(entry, component, row) {
      const { packageKey, version } = component
      const given = cpesOf(entry, version)
      for (const cpe of given) {
        if (isKeepableCpe(component, cpe)) cpes.set(`${row} ${cpe.name}`, { ...cpe, row })
      }
      for (const one of calledOf(entry, version, given)) called.set(`${row} ${one.supplier}`, { ...one, row })
      const pair = maker === '' ? undefined : toldPairOf(entry, packageKey)
      if (pair !== undefined) pairs.set(`${pair.packageKey} ${pair.cpeKey}`, pair)
    },
    names: () => ({
      cpes: [...cpes.values()],
      called: [...called.values()],
      pairs: [...pairs.values()],
      maker,
    }),
  }
}
