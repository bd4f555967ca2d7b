import { prepareSetup, system } from '#domains/identity/index.ts'
import { keepSample, type SampleParts } from '#domains/sharing/index.ts'
import { errorCatalogue } from '#kernel/errors/app-error.ts'
import type { Worker } from '../../worker/worker.ts'
import type { House } from '../house.ts'
import { openCast } from './cast.ts'
import { decide } from './decide.ts'
import { foundCompany, type SignIn, type Structure, sayGoodbye } from './found.ts'
import { addDocuments, addItems } from './furnish.ts'
import { keepLists } from './keep-lists.ts'
import { importAdvisories, importLists, listRecordNames } from './publish.ts'

const refuse = errorCatalogue('server', { 'not-empty': 'conflict' })

/**
 * Fills an empty installation with the sample company, through the contract as people would, so that every rule holds
 * for it. Both teams find work: most vulnerabilities wait, some are decided, the newest are still unread.
 * @returns how everybody signs in; the passwords are random and not kept
 * @throws AppError `server.not-empty`
 */
export async function makeSample(house: House, worker: Worker): Promise<readonly SignIn[]> {
  const token = await prepareSetup(house.contextOf(system))
  if (token === undefined) throw refuse('not-empty')
  const cast = await openCast(house, worker)
  try {
    const { signIns, ...structure } = await foundCompany(cast, token)
    const note = (parts: Partial<SampleParts>) => keepSample(house.contextOf(system), parts)
    await note({ ...partsOf(structure), person: cast.everybody(), record: listRecordNames() })
    const items = await addItems(cast, structure)
    await note({ item: [...items.values()] })
    await addDocuments(cast, items)
    await importAdvisories(cast, 'known')
    await decide(cast, { structure, items })
    await importLists(cast)
    await keepLists(cast, structure)
    await importAdvisories(cast, 'fresh')
    await sayGoodbye(cast)
    return signIns
  } finally {
    await cast.close()
  }
}

/** The company itself and its two first teams stay when the sample goes: every installation has them. */
function partsOf({ organisations, divisions, teams }: Structure): Partial<SampleParts> {
  const own = [...teams].filter(([key]) => key !== 'csirt' && key !== 'psirt').map(([, id]) => id)
  return { organisation: [...organisations.values()], division: [...divisions.values()], team: own }
}
