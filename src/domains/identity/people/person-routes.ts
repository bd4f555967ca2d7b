import { changeUser, createUser, listAudit, listUsers, readUser } from '#contract/identity/people.ts'
import { answering } from '#platform/http/answer.ts'
import { readCursor, writeCursor } from '#platform/http/cursor.ts'
import { houseObject } from '../access/access.ts'
import { type Context, requireAction } from '../access/access-actions.ts'
import { listAuditLines } from '../audit/audit-view.ts'
import type { Person } from './person.ts'
import { changePerson, createPerson, listPeopleFor, readPerson } from './person-actions.ts'

const answer = answering<Context>()

/** People and the audit trail. */
export const personRoutes = [
  answer(listUsers, async ({ context, query }) => {
    const [after] = readCursor(query.cursor) ?? []
    const { cursor: _, limit, ...filter } = query
    const { people, total } = await listPeopleFor(context, {
      filter,
      after: typeof after === 'string' ? after : undefined,
      limit: limit + 1,
    })
    const rows = people.slice(0, limit)
    const last = rows.at(-1)
    const next = people.length > rows.length && last !== undefined ? writeCursor([last.login]) : null
    return { rows: rows.map(presentPerson), next, total }
  }),
  answer(readUser, async ({ context, params }) => presentPerson(await readPerson(context, params.id))),
  answer(createUser, async ({ context, body }) => presentPerson(await createPerson(context, body))),
  answer(changeUser, async ({ context, params, body, version }) =>
    presentPerson(await changePerson(context, { ...body, id: params.id, version })),
  ),
  answer(listAudit, async ({ context, query }) => {
    requireAction(context, 'audit.view', houseObject(context.actor))
    const [before] = readCursor(query.cursor) ?? []
    const lines = await listAuditLines(context.database.kysely, {
      before: typeof before === 'number' ? before : undefined,
      object: query.object,
      action: query.action,
      limit: query.limit,
    })
    const last = lines.at(-1)
    return {
      rows: lines.map((line) => ({
        id: String(line.id),
        at: line.at.toString(),
        actor: line.actor,
        origin: line.origin,
        action: line.action,
        outcome: line.outcome,
        object: line.object_kind === null ? null : { kind: line.object_kind, id: line.object_id ?? '' },
        detail: Object(line.detail),
      })),
      next: lines.length === query.limit && last !== undefined ? writeCursor([last.id]) : null,
      total: null,
    }
  }),
]

function presentPerson(person: Person) {
  return {
    id: person.id,
    login: person.login,
    name: person.name,
    email: person.email,
    language: person.language,
    clearance: person.clearance,
    organisationId: person.organisationId,
    disabledAt: person.disabledAt?.toString() ?? null,
    memberships: person.memberships.map(({ id, role, teamId, divisionId }) => ({
      id,
      role,
      teamId,
      divisionId,
    })),
    version: person.version,
  }
}
