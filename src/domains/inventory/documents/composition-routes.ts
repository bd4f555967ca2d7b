import { listCiComponents, listCiLicences } from '#contract/inventory/cis.ts'
import {
  listDocumentChanges as listChangesRoute,
  listComponentPaths as listPathsRoute,
} from '#contract/inventory/composition.ts'
import { asActor, type Context } from '#domains/identity/index.ts'
import { licencesIn } from '#formats/licence/stated-licences.ts'
import { answering } from '#platform/http/answer.ts'
import { readCursor, writeCursor } from '#platform/http/cursor.ts'
import { readCi } from '../cis/ci-read-actions.ts'
import { listDocumentChanges } from './change-actions.ts'
import { listComponentPaths } from './component-actions.ts'
import { type CiComponentRow, listComponentRows, listLicenceRows } from './composition-view.ts'
import { countLicences } from './licence-counts.ts'

const answer = answering<Context>()

/** What an item is composed of, how its components hang together, and what documents changed. */
export const compositionRoutes = [
  answer(listCiComponents, async ({ context, params, query }) => {
    await readCi(context, params.id)
    const [id] = readCursor(query.cursor) ?? []
    const after = typeof id === 'number' ? id : undefined
    const { rows, total } = await asActor(context, (deed) =>
      listComponentRows(deed.db, params.id, {
        q: query.q,
        licence: query.licence,
        after,
        limit: query.limit,
      }),
    )
    const last = rows.at(-1)
    const next = rows.length === query.limit && last !== undefined ? writeCursor([last.id]) : null
    return { rows: rows.map(presentComponent), next, total }
  }),
  answer(listCiLicences, async ({ context, params }) => {
    await readCi(context, params.id)
    const said = await asActor(context, (deed) => listLicenceRows(deed.db, params.id))
    const { rows, none } = countLicences(said)
    return { rows: rows.slice(0, shownLicences), total: rows.length, none }
  }),
  answer(listPathsRoute, async ({ context, params, query }) => {
    const found = await listComponentPaths(context, {
      ciId: params.id,
      componentId: Number(params.component),
      limit: query.limit,
    })
    return {
      rows: found.map(({ documentId, documentName, slot, ...row }) => ({
        document: { id: documentId, name: documentName, slot },
        ...row,
        places: [...row.places],
        paths: row.paths.map((path) => ({
          ...path,
          steps: path.steps.map((step) => (step === null ? null : { ...step, id: String(step.id) })),
        })),
      })),
    }
  }),
  answer(listChangesRoute, async ({ context, params, query }) => {
    const [componentId, turn] = readCursor(query.cursor) ?? []
    const after =
      typeof componentId === 'number' && typeof turn === 'number' ? { componentId, turn } : undefined
    const { counts, rows } = await listDocumentChanges(context, {
      ciId: params.id,
      documentId: params.document,
      kind: query.kind,
      after,
      limit: query.limit,
    })
    const last = rows.at(-1)
    const id = Number((last?.after ?? last?.before)?.id)
    const next = rows.length === query.limit && last !== undefined ? writeCursor([id, last.turn]) : null
    const total = counts === null ? null : totalOf(counts, query.kind)
    return { rows: rows.map(({ turn: _, ...row }) => row), next, total, counts }
  }),
]

const shownLicences = 1000

function presentComponent({ licences, ...row }: CiComponentRow) {
  return { ...row, id: String(row.id), licences: licencesIn(licences) }
}

function totalOf(
  counts: { readonly added: number; readonly removed: number; readonly changed: number },
  kind: 'added' | 'removed' | 'changed' | undefined,
): number {
  return kind === undefined ? counts.added + counts.removed + counts.changed : counts[kind]
}
