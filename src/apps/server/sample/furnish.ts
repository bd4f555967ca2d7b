import { createGrant } from '#contract/identity/people.ts'
import { changeCi, createCi } from '#contract/inventory/cis.ts'
import { importDocument } from '#contract/inventory/documents.ts'
import { createRelation } from '#contract/inventory/relations.ts'
import type { Cast } from './cast.ts'
import { administrator } from './company.data.ts'
import { contents, type SampleContent } from './contents.data.ts'
import { writeDocument } from './documents.ts'
import { type Ids, idIn, type Structure } from './found.ts'
import { grants, items, relations, type SampleItem } from './items.data.ts'

/** Who puts the company's items in. */
const handler = 'aoki'

/** Brings in what is published and what build servers and machines send by themselves. */
export const pipeline = 'pipeline'

/** Makes the items with their relations and grants. @returns their ids by key */
export async function addItems(cast: Cast, structure: Structure): Promise<Ids> {
  const call = cast.as(handler)
  const ids = new Map<string, string>()
  for (const item of items) ids.set(item.key, await addItem(cast, item, { structure, ids }))
  for (const [from, kind, to] of relations) {
    const toId = idIn(ids, to) ?? ''
    // Only its owner sees what is restricted.
    const maker = items.find(({ key, needToKnow }) => key === to && needToKnow === true)?.owner
    const asMaker = maker === undefined ? call : cast.as(maker)
    await asMaker(createRelation, { params: { id: idIn(ids, from) ?? '' }, body: { kind, toId } })
  }
  for (const { item, organisation } of grants) {
    const ciId = idIn(ids, item) ?? ''
    const organisationId = idIn(structure.organisations, organisation) ?? ''
    await cast.as(administrator.login)(createGrant, { body: { ciId, organisationId } })
  }
  return ids
}

interface Known {
  readonly structure: Structure
  readonly ids: Ids
}

async function addItem(cast: Cast, item: SampleItem, { structure, ids }: Known): Promise<string> {
  const { tlp = 'amber', needToKnow = false, owner } = item
  const isRestricted = needToKnow || tlp === 'red'
  const { id } = await cast.as(handler)(createCi, {
    body: {
      kind: item.kind,
      name: item.name,
      partOfId: idIn(ids, item.partOf),
      divisionId: idIn(structure.divisions, item.division),
      teamId: idIn(structure.teams, item.team),
      ownerId: owner === undefined ? null : cast.idOf(owner),
      criticality: item.criticality ?? null,
      exposure: item.exposure ?? null,
      tlp: isRestricted ? 'amber' : tlp,
      attributes: { ...item.attributes },
    },
  })
  // Nobody but its owner may restrict an item to its owner.
  if (isRestricted && owner !== undefined) {
    await cast.as(owner)(changeCi, { params: { id }, version: 1, body: { tlp, needToKnow } })
  }
  return id
}

/** Hands in the documents of every item and waits until they are read. */
export async function addDocuments(cast: Cast, ids: Ids): Promise<void> {
  const jobs: (readonly [login: string, job: string])[] = []
  for (const { key, documents = [], needToKnow, owner } of items) {
    for (const { content: name, form, ...query } of documents) {
      const content = contents[name]
      if (content === undefined) throw new Error(`the sample has no content ${name}`)
      const login = needToKnow === true && owner !== undefined ? owner : senderOf(content)
      const { job } = await cast.as(login)(importDocument, {
        params: { id: idIn(ids, key) ?? '' },
        query,
        body: new Blob([writeDocument(content, form)]),
      })
      jobs.push([login, job])
    }
  }
  for (const [login, job] of jobs) await cast.finish(login, job)
  await cast.settle()
}

/** What could not be read whole stands before the person who handed it in. */
function senderOf({ unreadable = 0 }: SampleContent): string {
  return unreadable > 0 ? handler : pipeline
}
