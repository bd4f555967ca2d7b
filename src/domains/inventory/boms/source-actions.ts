import type { Deed, Guarded } from '#domains/identity/index.ts'
import type { SbomComponent } from '#formats/sbom/model/sbom-document.ts'
import type { SbomSource } from '#formats/sbom/model/sbom-source.ts'
import { newId } from '#kernel/ids/ids.ts'
import type { Ci } from '../cis/ci.ts'
import type { ComponentFacts, DocumentFacts, FactsOf } from '../facts/facts.ts'
import { listCurrentDocuments, readFacts, readStretch } from '../facts/facts-view.ts'
import { stretchLength } from '../facts/stretch.ts'
import { componentOf, relocateEdges, subjectOf, uniteServices } from './bom.ts'
import { findOrganisationName, listPlainComponents, readParts, readScopes } from './bom-view.ts'
import { type HeldDocument, type Layout, layOut, type Place } from './layout.ts'

interface Held extends HeldDocument {
  readonly id: string
  readonly facts: DocumentFacts | undefined
  readonly services: readonly FactsOf<'service'>[]
}

/** What an item's documents of today say, merged, to be written; its components are read as they are asked for. */
export async function compositionSource(
  deed: Deed,
  ci: Ci & Guarded,
  program: { readonly version: string },
): Promise<SbomSource> {
  const documents = await readDocuments(deed, ci.id)
  const layout = layOut(documents)
  const known = documents.flatMap(({ facts }) => facts ?? [])
  const statesNeeds = layout.edges.some(({ from, kind }) => from === -1 && kind !== 'contains')
  const services = uniteServices(documents.map((one) => one.services))
  return {
    name: ci.name,
    tlp: ci.tlp,
    serial: `urn:uuid:${newId({ now: () => deed.now })}`,
    revision: 1,
    created: deed.now.toString({ smallestUnit: 'second' }),
    authors: [await findOrganisationName(deed.db, ci.organisationId)].filter((name) => name !== ''),
    tools: [{ vendor: null, name: 'Renkei', version: program.version }],
    supplier: null,
    manufacturer: null,
    lifecycles: [...new Set(known.flatMap(({ lifecycles }) => lifecycles))],
    subject: subjectOf(ci, known, statesNeeds),
    components: readComponents(deed, ci.id, { documents, layout }),
    dependencies: layout.edges,
    ...(services.length > 0 && {
      services,
      serviceDependencies: serviceEdges(documents, layout),
    }),
  }
}

async function readDocuments({ db }: Deed, ciId: string): Promise<readonly Held[]> {
  const documents: Held[] = []
  for (const { id } of await listCurrentDocuments(db, ciId)) {
    const parts = await readParts(db, id)
    if (parts === undefined) continue
    const facts = await readFacts(db, { documentId: id, kind: 'document', position: 0 })
    const services = await readServices(db, id)
    documents.push({ id, ...parts, facts, services, provides: facts?.provides ?? [] })
  }
  return documents
}

async function readServices(db: Deed['db'], documentId: string): Promise<readonly FactsOf<'service'>[]> {
  const services: FactsOf<'service'>[] = []
  for (let position = 0; ; position += stretchLength) {
    const stretch = await readStretch(db, { documentId, kind: 'service', position })
    services.push(...stretch)
    if (stretch.length < stretchLength) return services
  }
}

function serviceEdges(documents: readonly Held[], layout: Layout) {
  let before = 0
  return documents.flatMap(({ facts, services }, document) => {
    const offset = before
    before += services.length
    if (facts === undefined) return []
    return relocateEdges(facts, { offset, positionOf: (position) => layout.positionOf(document, position) })
  })
}

/** So many components are named by one query. */
const namedAtOnce = 1000

/** Components in the order of writing; of their facts only a few stretches are in memory. */
async function* readComponents(
  deed: Deed,
  ciId: string,
  { documents, layout }: { readonly documents: readonly Held[]; readonly layout: Layout },
): AsyncGenerator<SbomComponent> {
  const scopes = await readScopes(deed.db, ciId)
  const read = factsReader(deed, documents)
  for (let from = 0; from < layout.ids.length; from += namedAtOnce) {
    const ids = layout.ids.slice(from, from + namedAtOnce)
    const plain = await listPlainComponents(deed.db, ids)
    for (const [index, id] of ids.entries()) {
      const component = plain.get(id)
      if (component === undefined) throw new Error(`component ${id} is held and not there`)
      const position = from + index
      const facts: ComponentFacts[] = []
      for (const place of layout.places[position] ?? []) facts.push(...(await read(place)))
      yield componentOf(component, facts, {
        parent: layout.parents[position] ?? null,
        scope: scopes.get(id) ?? null,
      })
    }
  }
}

/** So many stretches of each document are kept unpacked: the order of writing goes back and forth a little. */
const keptStretches = 8

function factsReader({ db }: Deed, documents: readonly Held[]) {
  const kept = documents.map(() => new Map<number, readonly ComponentFacts[]>())
  return async ({ document, position }: Place): Promise<readonly ComponentFacts[]> => {
    const [held, stretches] = [documents[document], kept[document]]
    if (held === undefined || stretches === undefined) return []
    const number = Math.floor(position / stretchLength)
    let stretch = stretches.get(number)
    if (stretch === undefined) {
      stretch = await readStretch(db, { documentId: held.id, kind: 'component', position })
      const [oldest] = stretches.keys()
      if (stretches.size >= keptStretches && oldest !== undefined) stretches.delete(oldest)
      stretches.set(number, stretch)
    }
    const facts = stretch[position % stretchLength]
    return facts === undefined ? [] : [facts]
  }
}
