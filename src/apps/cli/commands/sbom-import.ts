import type { Command } from 'commander'
import { importDocument } from '#contract/inventory/documents.ts'
import { slotsFor } from '#kernel/text/slots.ts'
import { type Connection, withConnection } from '../connection.ts'
import { addCommand, type Common } from '../declare.ts'
import type { Desk } from '../desk.ts'
import { refuseUse } from '../errors.ts'
import { requireDone, runErrands } from '../following.ts'
import { tellJobs } from '../job-report.ts'
import { findTeam } from '../places.ts'
import { findOrMakeRelease } from '../releases.ts'
import { documentsAt } from '../uploads/documents.ts'
import { lookAt } from '../uploads/file-body.ts'
import type { Parcel } from '../uploads/published.ts'

interface Options extends Common {
  readonly ci?: string
  readonly product?: string
  readonly release?: string
  readonly team?: string
  readonly slot?: string
}

/** `sbom import`: documents, also several in an archive, into an item, or into a release that is made when it is missing. */
export function addSbomImport(sbom: Command, desk: Desk): void {
  addCommand(sbom, desk, 'import <FILE...>')
    .option('--ci <ID>', desk.say('options.ci'))
    .option('--product <NAME>', desk.say('options.product'))
    .option('--release <VERSION>', desk.say('options.release'))
    .option('--team <TEAM>', desk.say('options.team'))
    .option('--slot <SLOT>', desk.say('options.slot'))
    .action(async (paths: readonly string[], options: Options) => {
      if (paths.length > 1 && options.slot !== undefined) throw refuseUse('slot-for-one')
      const target = readTarget(options)
      for (const path of paths) {
        if ((await lookAt(path)) === 'folder') throw refuseUse('file-unreadable', { facts: { path } })
      }
      const parcels: Parcel[] = []
      for (const path of paths) parcels.push(...(await documentsAt(path)))
      const slots = chooseSlots(parcels, options.slot)
      await withConnection(desk, async (connection) => {
        const ciId = await findItem(connection, target)
        const jobs = await runErrands(
          desk,
          connection,
          parcels.map((parcel, index) => ({
            send: () =>
              connection.client(importDocument, {
                params: { id: ciId },
                query: { slot: slots[index], name: parcel.name },
                body: parcel.open(),
              }),
          })),
        )
        tellJobs(desk, options, jobs)
        requireDone(jobs)
      })
    })
}

/** One document goes into `main`, or where it is told; several each get a slot by name, so that none replaces another. */
function chooseSlots(parcels: readonly Parcel[], named: string | undefined): readonly string[] {
  if (parcels.length === 1) return [named ?? 'main']
  if (named !== undefined) throw refuseUse('slot-for-one')
  return slotsFor(parcels.map(({ name }) => name))
}

type Target =
  | { readonly ci: string }
  | { readonly product: string; readonly release: string; readonly team: string | undefined }

function readTarget({ ci, product, release, team }: Options): Target {
  if (ci !== undefined && product === undefined && release === undefined) return { ci }
  if (ci === undefined && product !== undefined && release !== undefined) return { product, release, team }
  throw refuseUse('where-missing')
}

async function findItem({ client }: Connection, target: Target): Promise<string> {
  if ('ci' in target) return target.ci
  const { product, release, team } = target
  return await findOrMakeRelease(client, { product, release, teamId: await findTeam(client, team) })
}
