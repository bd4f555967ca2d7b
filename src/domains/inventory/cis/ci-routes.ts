import {
  createGrant as createGrantRoute,
  deleteGrant as deleteGrantRoute,
} from '#contract/identity/people.ts'
import {
  changeCi as changeCiRoute,
  createCi as createCiRoute,
  explainCiAccess as explainCiAccessRoute,
  listCiKinds,
  listCis as listCisRoute,
  readCi as readCiRoute,
} from '#contract/inventory/cis.ts'
import { listGrants as listGrantsRoute } from '#contract/inventory/grants.ts'
import {
  createRelation as createRelationRoute,
  endRelation as endRelationRoute,
  listRelations,
} from '#contract/inventory/relations.ts'
import {
  asActor,
  type Context,
  createGrant,
  deleteGrant,
  type GivenRow,
  listGrants,
} from '#domains/identity/index.ts'
import { answering } from '#platform/http/answer.ts'
import { withCurrent } from '#platform/http/conflict.ts'
import { readCursor, writeCursor } from '#platform/http/cursor.ts'
import { createRelation, endRelation } from '../relations/relation-actions.ts'
import { listRelationRows } from '../relations/relation-view.ts'
import { explainCiAccess } from './ci-access-actions.ts'
import { changeCi, createCi, findGuardedCi } from './ci-actions.ts'
import { actionsOn, listCis, readCi } from './ci-read-actions.ts'
import type { CiRow } from './ci-view.ts'
import { listKinds } from './kind.ts'

const answer = answering<Context>()

/** Configuration items, their relations and to whom they are given. */
export const ciRoutes = [
  answer(listCiKinds, () =>
    Promise.resolve({
      rows: listKinds().map((kind) => ({
        ...kind,
        partOf: [...kind.partOf],
        attributes: kind.attributes.map((attribute) => ({ ...attribute, choices: [...attribute.choices] })),
      })),
    }),
  ),
  answer(listCisRoute, async ({ context, query }) => {
    const [folded, id] = readCursor(query.cursor) ?? []
    const after = typeof folded === 'string' && typeof id === 'string' ? { folded, id } : undefined
    const { rows, total } = await listCis(context, { ...query, after })
    const last = rows.at(-1)
    const next =
      rows.length === query.limit && last !== undefined ? writeCursor([last.folded, last.id]) : null
    return { rows: rows.map((row) => present(context, row)), next, total }
  }),
  answer(readCiRoute, async ({ context, params }) => present(context, await readCi(context, params.id))),
  answer(explainCiAccessRoute, async ({ context, params, query }) =>
    explainCiAccess(context, params.id, query.personId),
  ),
  answer(createCiRoute, async ({ context, body }) =>
    present(context, await readCi(context, await createCi(context, body))),
  ),
  answer(changeCiRoute, async ({ context, params, body, version }) => {
    const read = async () => present(context, await readCi(context, params.id))
    await withCurrent(
      'inventory.ci-changed',
      () => changeCi(context, params.id, { change: body, version }),
      read,
    )
    return await read()
  }),
  answer(listRelations, async ({ context, params }) => {
    const mayChange = actionsOn(context, await readCi(context, params.id)).includes('ci.change')
    const rows = await asActor(context, (deed) => listRelationRows(deed.db, deed.actor, params.id))
    return { rows: rows.map((row) => ({ ...row, mayEnd: row.mayEnd && mayChange })) }
  }),
  answer(createRelationRoute, async ({ context, params, body }) => {
    const made = await createRelation(context, { kind: body.kind, fromId: params.id, toId: body.toId })
    const other = await readCi(context, body.toId)
    return {
      id: made.id,
      kind: made.kind,
      direction: 'from' as const,
      other: { id: other.id, name: other.name, kind: other.kind },
      mayEnd: actionsOn(context, other).includes('ci.change'),
    }
  }),
  answer(endRelationRoute, async ({ context, params }) => {
    await endRelation(context, { ciId: params.id, relationId: params.relationId })
  }),
  answer(listGrantsRoute, async ({ context, params }) => ({
    rows: (await listGrants(context, params.id, findGuardedCi)).map(presentGrant),
  })),
  answer(createGrantRoute, async ({ context, body }) => ({
    id: await createGrant(
      context,
      {
        objectId: body.ciId,
        personId: body.userId ?? null,
        organisationId: body.organisationId ?? null,
        until: body.until === null ? null : Temporal.Instant.from(body.until),
      },
      findGuardedCi,
    ),
  })),
  answer(
    deleteGrantRoute,
    async ({ context, params }) => await deleteGrant(context, params.id, findGuardedCi),
  ),
]

function presentGrant({ person, givenAt, until, ...rest }: GivenRow) {
  return {
    ...rest,
    person: person === null ? null : { id: person.id, name: person.name },
    givenAt: givenAt.toString(),
    until: until?.toString() ?? null,
  }
}

function present(context: Context, row: CiRow) {
  const { folded: _, given: __, createdAt, changedAt, attributes, ...rest } = row
  return {
    ...rest,
    attributes: Object(attributes),
    createdAt: createdAt.toString(),
    changedAt: changedAt.toString(),
    may: actionsOn(context, row),
  }
}
