import { asActor, asHouse, type Context, type Deed, readDirectory } from '#domains/identity/index.ts'
import { holds, searchable } from '#kernel/text/search.ts'
import type { Executor } from '#platform/database/database.ts'
import { type CalledSo, findCalled } from './called-search-view.ts'
import { findComponents } from './component-search-view.ts'
import type { FoundKind, FoundOrganisation, FoundRows, FoundTeam } from './found.ts'
import { findDocumentIds, findItems, loadDocuments } from './item-search-view.ts'
import { findPeople } from './person-search-view.ts'
import { readSought, type Sought } from './sought.ts'
import { findVulnerabilities } from './vulnerability-search-view.ts'

interface Query {
  readonly q: string
  /** Only this kind. */
  readonly kind?: FoundKind | undefined
  /** Rows of each kind; one more is answered where there is one. */
  readonly limit: number
}

interface Asked {
  readonly sought: Sought
  readonly limit: number
}

/** Everything that holds what was typed and that the actor may see. */
export async function findEverything(context: Context, query: Query): Promise<FoundRows> {
  const asked = { sought: readSought(query.q), limit: query.limit + 1 }
  const wants = (kind: FoundKind) => query.kind === undefined || query.kind === kind
  const places = wants('team') || wants('organisation') ? await findPlaces(context, asked) : noPlaces
  return await asActor(context, async (deed) => {
    const { db, actor } = deed
    const asking = { ...asked, called: await findCalledFor(db, asked, query.kind) }
    return {
      vulnerability: wants('vulnerability') ? await findVulnerabilities(db, actor, asking) : [],
      item: wants('item') ? await findItems(db, actor, asking) : [],
      component: wants('component') ? await findComponents(db, actor, asking) : [],
      document: wants('document') ? await findDocuments(deed, asked) : [],
      person: wants('person') ? await findPeople(db, actor, asked) : [],
      team: wants('team') ? places.teams : [],
      organisation: wants('organisation') ? places.organisations : [],
    }
  })
}

const byNames: readonly (FoundKind | undefined)[] = [undefined, 'vulnerability', 'item', 'component']

/** What is called so, where anything is looked for by it. */
async function findCalledFor(
  db: Executor,
  { sought }: Asked,
  kind: FoundKind | undefined,
): Promise<CalledSo> {
  return byNames.includes(kind) ? await findCalled(db, sought) : { products: [], packageKeys: [] }
}

async function findDocuments(deed: Deed, asked: Asked) {
  const ids = await asHouse(deed, (house) => findDocumentIds(house.db, deed.actor, asked))
  return await loadDocuments(deed.db, deed.actor, { sought: asked.sought, ids })
}

interface Places {
  readonly teams: readonly FoundTeam[]
  readonly organisations: readonly FoundOrganisation[]
}

const noPlaces: Places = { teams: [], organisations: [] }

/** Teams and organisations: as many of the structure as the actor is shown elsewhere. */
async function findPlaces(context: Context, { sought, limit }: Asked): Promise<Places> {
  const { teams, organisations } = await readDirectory(context)
  const fitting = <Place extends Pick<FoundTeam, 'name' | 'id'>>(places: readonly Place[]) =>
    places
      .flatMap((place) => {
        const texts = [place.name.ja ?? '', place.name.en ?? ''].map(searchable)
        return holds(texts.join(' '), sought.words) ? [{ ...place, rank: rankAmong(texts, sought.text) }] : []
      })
      .sort((a, b) => a.rank - b.rank)
      .slice(0, limit)
  return {
    teams: fitting(teams).map(({ id, name, kind, rank }) => ({ id, name, kind, rank })),
    organisations: fitting(organisations).map(({ id, name, kind, rank }) => ({ id, name, kind, rank })),
  }
}

function rankAmong(texts: readonly string[], sought: string): number {
  if (texts.includes(sought)) return 0
  return texts.some((text) => text.startsWith(sought)) ? 1 : 2
}
