import { asActor, type Context, type Deed } from '#domains/identity/index.ts'
import { loadCi } from '../cis/ci-lookup-actions.ts'
import { listComponentNames, type NamedComponent } from '../documents/graph-view.ts'
import { refuseInventory } from '../errors.ts'
import type { ComponentFacts, FactsOf } from './facts.ts'
import {
  type CurrentDocument,
  findComponentIdsAt,
  findPositions,
  listCurrentDocuments,
  readFacts,
  readStretch,
} from './facts-view.ts'
import { stretchLength } from './stretch.ts'

/**
 * What the item's documents say of one component beyond name and version, one row a document.
 * @throws AppError `inventory.ci-not-found`, `inventory.component-not-found`
 */
export async function listComponentFacts(
  context: Context,
  { ciId, componentId }: { readonly ciId: string; readonly componentId: number },
): Promise<readonly { readonly document: CurrentDocument; readonly facts: ComponentFacts }[]> {
  return await asActor(context, async (deed) => {
    await loadCi(deed, ciId)
    const held = await findPositions(deed.db, ciId, componentId)
    if (held.length === 0)
      throw refuseInventory('component-not-found', { facts: { id: String(componentId) } })
    const found: { document: CurrentDocument; facts: ComponentFacts }[] = []
    for (const { position, ...document } of held) {
      const facts = await readFacts(deed.db, { documentId: document.id, kind: 'component', position })
      if (facts !== undefined) found.push({ document, facts })
    }
    return found
  })
}

/** Where a page of facts begins: after this entry of this document. */
export interface FactsPlace {
  readonly documentId: string
  readonly position: number
}

interface FactsPage {
  readonly ciId: string
  readonly after: FactsPlace | undefined
  readonly limit: number
}

export interface StatedService {
  readonly document: CurrentDocument
  readonly position: number
  readonly service: FactsOf<'service'>
  /** The name of the service it lies in. */
  readonly within: string | null
}

/** The services that the item's documents name. @throws AppError `inventory.ci-not-found` */
export async function listServices(context: Context, page: FactsPage): Promise<readonly StatedService[]> {
  return await asActor(context, async (deed) => {
    const rows = await listFacts(deed, 'service', page)
    const services: StatedService[] = []
    for (const { document, position, facts: service } of rows) {
      const { parent } = service
      const holder =
        parent === null
          ? undefined
          : await readFacts(deed.db, { documentId: document.id, kind: 'service', position: parent })
      services.push({ document, position, service, within: holder?.name ?? null })
    }
    return services
  })
}

export interface StatedVulnerability {
  readonly document: CurrentDocument
  readonly position: number
  readonly vulnerability: FactsOf<'vulnerability'>
  /** What it names of the document's components. */
  readonly components: readonly NamedComponent[]
}

/**
 * What the item's documents themselves say about vulnerabilities: statements of their authors, not our decisions.
 * @throws AppError `inventory.ci-not-found`
 */
export async function listStatedVulnerabilities(
  context: Context,
  page: FactsPage,
): Promise<readonly StatedVulnerability[]> {
  return await asActor(context, async (deed) => {
    const rows = await listFacts(deed, 'vulnerability', page)
    const stated: StatedVulnerability[] = []
    for (const { document, position, facts: vulnerability } of rows) {
      const positions = vulnerability.components.filter((one): one is number => one !== null && one >= 0)
      const ids = await findComponentIdsAt(deed.db, document.id, positions.slice(0, namedComponents))
      const names = await listComponentNames(deed.db, ids)
      stated.push({ document, position, vulnerability, components: [...names.values()] })
    }
    return stated
  })
}

/** A vulnerability may be said of all components of a document. */
const namedComponents = 50

/** A page of facts of one kind, document by document. */
async function listFacts<Kind extends 'service' | 'vulnerability'>(
  deed: Deed,
  kind: Kind,
  { ciId, after, limit }: FactsPage,
): Promise<readonly { document: CurrentDocument; position: number; facts: FactsOf<Kind> }[]> {
  await loadCi(deed, ciId)
  const documents = await listCurrentDocuments(deed.db, ciId)
  const begin = after === undefined ? 0 : documents.findIndex(({ id }) => id === after.documentId)
  // A document that was replaced meanwhile ends the list.
  if (begin < 0) return []
  const rows: { document: CurrentDocument; position: number; facts: FactsOf<Kind> }[] = []
  for (const document of documents.slice(begin)) {
    let position = document.id === after?.documentId ? after.position + 1 : 0
    while (rows.length < limit) {
      const stretch = await readStretch(deed.db, { documentId: document.id, kind, position })
      const inStretch = position % stretchLength
      const taken = stretch.slice(inStretch, inStretch + limit - rows.length)
      rows.push(...taken.map((facts, index) => ({ document, position: position + index, facts })))
      position += taken.length
      if (taken.length === 0 || position % stretchLength !== 0) break
    }
    if (rows.length >= limit) break
  }
  return rows
}
