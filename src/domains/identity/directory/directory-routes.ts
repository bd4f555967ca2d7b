import {
  changeDivision,
  changeOrganisation,
  changeTeam,
  createDivision as createDivisionRoute,
  createOrganisation as createOrganisationRoute,
  createTeam as createTeamRoute,
  listStructureChanges,
  readDirectory as readDirectoryRoute,
} from '#contract/identity/people.ts'
import { answering } from '#platform/http/answer.ts'
import { readCursor, writeCursor } from '#platform/http/cursor.ts'
import { houseObject } from '../access/access.ts'
import { type Context, requireAction } from '../access/access-actions.ts'
import { changePlace } from './change-place-actions.ts'
import { createDivision, createOrganisation, createTeam, readDirectory } from './directory-actions.ts'
import { listStructureLines } from './structure-view.ts'

const answer = answering<Context>()

/** Organisations, divisions and teams. */
export const directoryRoutes = [
  answer(readDirectoryRoute, async ({ context }) => {
    const { organisations, divisions, teams } = await readDirectory(context)
    return { organisations: [...organisations], divisions: [...divisions], teams: [...teams] }
  }),
  answer(createOrganisationRoute, async ({ context, body }) => await createOrganisation(context, body)),
  answer(createDivisionRoute, async ({ context, body }) => await createDivision(context, body)),
  answer(createTeamRoute, async ({ context, body }) => await createTeam(context, body)),
  answer(changeOrganisation, async ({ context, params: { id }, body, version }) => {
    await changePlace(context, 'organisation', { id, version, change: body })
    return await readPart(context, 'organisations', id)
  }),
  answer(changeDivision, async ({ context, params: { id }, body, version }) => {
    await changePlace(context, 'division', { id, version, change: body })
    return await readPart(context, 'divisions', id)
  }),
  answer(changeTeam, async ({ context, params: { id }, body, version }) => {
    await changePlace(context, 'team', { id, version, change: body })
    return await readPart(context, 'teams', id)
  }),
  answer(listStructureChanges, async ({ context, params, query }) => {
    requireAction(context, 'user.view', houseObject(context.actor))
    const [before] = readCursor(query.cursor) ?? []
    const lines = await listStructureLines(context.database.kysely, {
      id: params.id,
      before: typeof before === 'number' ? before : undefined,
      limit: query.limit,
    })
    const last = lines.at(-1)
    return {
      rows: lines.map(({ id, at, ...line }) => ({ ...line, id: String(id), at: at.toString() })),
      next: lines.length === query.limit && last !== undefined ? writeCursor([last.id]) : null,
      total: null,
    }
  }),
]

type Directory = Awaited<ReturnType<typeof readDirectory>>

async function readPart<Part extends keyof Directory>(
  context: Context,
  part: Part,
  id: string,
): Promise<Directory[Part][number]> {
  const directory = await readDirectory(context)
  const found = directory[part].find((one) => one.id === id)
  if (found === undefined) throw new Error('the structure lost what was just changed')
  return found
}
