import type { Deed } from '#domains/identity/index.ts'
import type { ComponentFacts, VulnerabilityFacts } from './facts.ts'
import { readFacts, readStretch } from './facts-view.ts'
import { findSlotDocument } from './stated-view.ts'
import { stretchLength } from './stretch.ts'

/** A component as the document itself names it. */
type StatedComponent = Pick<ComponentFacts, 'name' | 'version' | 'purl' | 'cpe'>

/** What the document in a slot of an item says of vulnerabilities. */
export interface StatedDocument {
  readonly name: string
  readonly created: string | null
  readonly supplier: string | null
  readonly manufacturer: string | null
  readonly authors: readonly string[]
  readonly subject: StatedComponent | null
  readonly vulnerabilities: readonly VulnerabilityFacts[]
  /** The components that these name, by their positions. */
  readonly components: ReadonlyMap<number, StatedComponent>
}

/**
 * What the document that fills a slot today says of vulnerabilities; null where none does, or it says nothing of any.
 * Whoever asks has asked for the item before, or keeps it for those who may see the item.
 */
export async function loadStated(
  { db }: Deed,
  place: { readonly ciId: string; readonly slot: string },
): Promise<StatedDocument | null> {
  const document = await findSlotDocument(db, place)
  if (document === undefined) return null
  const vulnerabilities: VulnerabilityFacts[] = []
  for (;;) {
    const position = vulnerabilities.length
    const stretch = await readStretch(db, { documentId: document.id, kind: 'vulnerability', position })
    vulnerabilities.push(...stretch)
    if (stretch.length < stretchLength) break
  }
  if (vulnerabilities.length === 0) return null
  const own = await readFacts(db, { documentId: document.id, kind: 'document', position: 0 })
  const positions = new Set(vulnerabilities.flatMap(({ components }) => components.filter(isPosition)))
  return {
    name: document.name,
    created: own?.created ?? null,
    supplier: own?.supplier ?? null,
    manufacturer: own?.manufacturer ?? null,
    authors: own?.authors ?? [],
    subject: own?.subject ?? null,
    vulnerabilities,
    components: await readComponents(db, document.id, [...positions]),
  }
}

/** Stretch by stretch, each once. */
async function readComponents(
  db: Deed['db'],
  documentId: string,
  positions: readonly number[],
): Promise<ReadonlyMap<number, StatedComponent>> {
  const found = new Map<number, StatedComponent>()
  const stretches = Map.groupBy(positions, (position) => position - (position % stretchLength))
  for (const [first, within] of stretches) {
    const stretch = await readStretch(db, { documentId, kind: 'component', position: first })
    for (const position of within) {
      const facts = stretch[position - first]
      if (facts !== undefined) found.set(position, facts)
    }
  }
  return found
}

function isPosition(one: number | null): one is number {
  return one !== null && one >= 0
}
