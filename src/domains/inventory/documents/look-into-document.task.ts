import { readSbom } from '#formats/sbom/index.ts'
import type { SbomComponent } from '#formats/sbom/model/sbom-document.ts'
import { type Parsed, readable } from '#kernel/parsed/parsed.ts'
import { isArchive, readEntries } from '#platform/archives/index.ts'
import { documentIn } from './archived-document.ts'
import type { ComponentColumns } from './component-columns.ts'
import { contentOf } from './document.ts'
import { unpackGraph } from './graph.ts'
import type { FoundCalled, FoundCpe } from './growing-names.ts'
import type { FoundOwner } from './owners.ts'

/** What a document says, for somebody who keeps nothing of it. */
export interface DocumentLook {
  readonly format: string
  readonly formatVersion: string | null
  /** The document's own identity. */
  readonly serial: string | null
  readonly subject: LookSubject | null
  /** The distinct components, as they would be kept. */
  readonly components: ComponentColumns
  /** CPE names by which they may be found; `row` is the place among them. */
  readonly cpes: readonly FoundCpe[]
  /** What those are called that nothing else identifies. */
  readonly called: readonly FoundCalled[]
  /** Which of them are parts of a distribution's package. */
  readonly owners: readonly FoundOwner[]
  /** Of each component: where it stands first, and its name within the document. */
  readonly places: readonly { readonly path: string; readonly ref: string | null }[]
}

/** What a document describes. */
export interface LookSubject {
  readonly name: string
  readonly version: string | null
  readonly purl: string | null
  readonly ref: string | null
}

export interface LookOrder {
  /** Of the document, unpacked, or of an archive with it. */
  readonly bytes: Uint8Array
  /** What the file was called when it came. */
  readonly name: string
}

/** For the sandbox: the bytes of a document, or of an archive with one, to what it says. Losses are among the warnings. */
export async function run({ bytes, name }: LookOrder): Promise<Parsed<DocumentLook>> {
  const document = await documentIn({ bytes, name }, { isArchive, readEntries })
  if (!document.ok) return document
  const sbom = readSbom(document.value.bytes, document.value.name)
  if (!sbom.ok) return sbom
  const { format, formatVersion, components, cpes, called, owners, graph, losses } = contentOf(sbom.value)
  const refs = new Map(sbom.value.components.map(({ path, ref }) => [path, ref]))
  const places = unpackGraph(Buffer.from(graph)).places.map(([path = '']) => ({
    path,
    ref: refs.get(path) ?? null,
  }))
  const { serial, subject } = sbom.value
  const told = { format, formatVersion, serial, subject: subject === null ? null : toSubject(subject) }
  return readable({ ...told, components, cpes, called, owners, places }, [
    ...document.warnings,
    ...sbom.warnings,
    ...losses,
  ])
}

function toSubject({ group, name, version, purl, ref }: SbomComponent): LookSubject {
  return { name: group === null || group === '' ? name : `${group}/${name}`, version, purl, ref }
}
