import { readSbom } from '#formats/sbom/index.ts'
import { type Parsed, readable } from '#kernel/parsed/parsed.ts'
import type { ComponentColumns } from './component-columns.ts'
import { contentOf } from './document.ts'
import { unpackGraph } from './graph.ts'

/** What a document says, for somebody who keeps nothing of it. */
export interface DocumentLook {
  readonly format: string
  readonly formatVersion: string | null
  /** The distinct components, as they would be kept. */
  readonly components: ComponentColumns
  /** Of each component: where it stands first, and its name within the document. */
  readonly places: readonly { readonly path: string; readonly ref: string | null }[]
}

export interface LookOrder {
  /** Of the document, unpacked. */
  readonly bytes: Uint8Array
  /** What the file was called when it came. */
  readonly name: string
}

/** For the sandbox: the bytes of a document, unpacked, to what it says. Losses are among the warnings. */
export function run({ bytes, name }: LookOrder): Parsed<DocumentLook> {
  const sbom = readSbom(bytes, name)
  if (!sbom.ok) return sbom
  const { format, formatVersion, components, graph, losses } = contentOf(sbom.value)
  const refs = new Map(sbom.value.components.map(({ path, ref }) => [path, ref]))
  const places = unpackGraph(Buffer.from(graph)).places.map(([path = '']) => ({
    path,
    ref: refs.get(path) ?? null,
  }))
  return readable({ format, formatVersion, components, places }, [...sbom.warnings, ...losses])
}
