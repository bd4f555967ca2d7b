import { type JsonNode, readText, readTexts, requireText } from '../../json/node.ts'
import type { ComponentScope } from '../model/sbom-document.ts'
import type { UnusedFields } from '../unused-fields.ts'
import type { FieldPlace } from './versions.ts'

const documentId = 'SPDXRef-DOCUMENT'

/** A relationship between two elements. */
export interface Relation {
  readonly path: string
  readonly from: string
  readonly kind: string
  readonly to: string
  /** What it says of the element that is depended on, where it says more than its kind. */
  readonly scope?: ComponentScope
}

/** The relationships that name both ends; others are warnings. */
export function readRelations(
  nodes: Iterable<JsonNode>,
  unused: UnusedFields<FieldPlace>,
): readonly Relation[] {
  const relations: Relation[] = []
  for (const node of nodes) {
    unused.note('relationship', node)
    const from = requireText(node, 'spdxElementId')
    const kind = requireText(node, 'relationshipType')
    const to = requireText(node, 'relatedSpdxElement')
    if (from !== null && kind !== null && to !== null)
      relations.push({ path: node.path, from, kind: kindOf(node, kind), to })
  }
  return relations
}

/** Syft, for which SPDX has no word, says by the comment that one package claims the files that another was found by. */
const claimsFiles = 'ownership-by-file-overlap'

function kindOf({ value }: JsonNode, kind: string): string {
  const word = wordOf(kind)
  const { comment } = value
  const isClaim = word === 'OTHER' && typeof comment === 'string' && comment.startsWith(claimsFiles)
  return isClaim ? 'CONTAINS' : word
}

/** Relationships are in capitals; tools write `describes`, `dependsOn` and `DEPENDS-ON` too. */
function wordOf(kind: string): string {
  if (!/[a-z-]/.test(kind)) return kind
  return kind.replaceAll(/(?<=[a-z])(?=[A-Z])|-/g, '_').toUpperCase()
}

/** trivy wrote `DESCRIBE` for a while. */
const describes: ReadonlySet<string> = new Set(['DESCRIBES', 'DESCRIBE'])

/** What the document says it describes, by either of the ways there are (SPDX 2.3 §11.1). */
export function describedIds(root: JsonNode, relations: readonly Relation[]): ReadonlySet<string> {
  const own = readText(root, 'SPDXID') ?? documentId
  const isOwn = (id: string) => id === own || id === documentId
  return new Set([
    ...readTexts(root, 'documentDescribes'),
    ...relations.filter(({ kind, from }) => describes.has(kind) && isOwn(from)).map(({ to }) => to),
    ...relations.filter(({ kind, to }) => kind === 'DESCRIBED_BY' && isOwn(to)).map(({ from }) => from),
  ])
}
