import { asActor, type Context, houseObject, requireAction } from '#domains/identity/index.ts'
import { type DocumentLook, lookIntoDocument } from '#domains/inventory/index.ts'
import type { Problem } from '#kernel/errors/app-error.ts'
import { refuseMatching } from '../errors.ts'
import { readMappings } from '../learning/mapping-view.ts'
import { openGate } from './gate.ts'
import { type NotCompared, noEcosystem, notComparedAmong } from './not-compared.ts'
import { ecosystemsOf, findUncovered, matchComponents, type ScanHit } from './scan-view.ts'
import { readCalledNames } from './scanned-called-view.ts'
import { scannedNames } from './scanned-names.ts'

/** Each look takes a process with its memory: two at once, and few that wait. */
const gate = openGate({ atOnce: 2, waiting: 8 })

export interface Scan {
  readonly look: DocumentLook
  readonly hash: string
  readonly hits: readonly ScanHit[]
  /** Ecosystems of the document about which no advisory is known, with how many of its components they are. */
  readonly uncovered: readonly { readonly ecosystem: string; readonly components: number }[]
  readonly notCompared: NotCompared
  /** What could not be read or does not say enough to be matched. */
  readonly unread: readonly Problem[]
}

/**
 * Matches a document against everything that is known, by the rule of stored hits, and keeps nothing of it.
 * @param name what the file is called
 * @throws AppError `matching.scan-unreadable`, `matching.scans-busy`, and those of looking into it
 */
export async function scanDocument(
  context: Context,
  content: AsyncIterable<Uint8Array>,
  name: string,
): Promise<Scan> {
  requireAction(context, 'vulnerability.view', houseObject(context.actor))
  const passed = await gate.pass(() => scan(context, content, name))
  if (passed === undefined) throw refuseMatching('scans-busy')
  return passed.result
}

async function scan(context: Context, content: AsyncIterable<Uint8Array>, name: string): Promise<Scan> {
  const { read, hash } = await lookIntoDocument(content, name)
  if (!read.ok) throw refuseMatching('scan-unreadable', { problems: read.problems })
  const { value: look, warnings } = read
  const ecosystems = ecosystemsOf(look.components)
  return await asActor(context, async ({ db, actor }) => {
    const uncovered = await findUncovered(
      db,
      [...ecosystems.keys()].filter((one) => one !== noEcosystem),
    )
    const mappings = await readMappings(db, [...new Set(look.components.packageKey)])
    const called = await readCalledNames(db, look)
    const names = [...scannedNames(look, mappings), ...called]
    return {
      look,
      hash,
      hits: await matchComponents(db, actor, { components: look.components, names, owners: look.owners }),
      uncovered: uncovered.map((ecosystem) => ({ ecosystem, components: ecosystems.get(ecosystem) ?? 0 })),
      notCompared: notComparedAmong(look.components, {
        named: [...look.cpes.map(({ row, versionKey }) => ({ position: row, versionKey })), ...called],
        uncovered: new Set(uncovered),
      }),
      unread: warnings,
    }
  })
}
