import { createWriteStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import type { Command } from 'commander'
import { exportComposition, SbomFormat } from '#contract/inventory/compositions.ts'
import { exportCiVex, exportTeamVex, VexFormat } from '#contract/matching/vex.ts'
import { withConnection } from '../connection.ts'
import { addCommand, choice } from '../declare.ts'
import type { Desk } from '../desk.ts'
import { refuseUse } from '../errors.ts'
import { findTeam } from '../places.ts'

interface SbomOptions {
  readonly ci: string
  readonly format: SbomFormat
  readonly output?: string
}

/** `export sbom`: what an item is composed of, as one bill of materials. */
export function addExportSbom(group: Command, desk: Desk): void {
  addCommand(group, desk, 'sbom')
    .requiredOption('--ci <ID>', desk.say('options.ci'))
    .addOption(
      choice('--format <FORMAT>', desk.say('options.sbom-format'), SbomFormat.options).default(
        'cyclonedx-1.6',
      ),
    )
    .option('--output <FILE>', desk.say('options.output'))
    .action(async ({ ci, format, output }: SbomOptions) => {
      await withConnection(desk, async ({ download }) => {
        await keep(desk, await download(exportComposition, { params: { id: ci }, query: { format } }), output)
      })
    })
}

interface VexOptions {
  readonly ci?: string
  readonly team?: string
  readonly format: VexFormat
  readonly output?: string
}

/** `export vex`: what was decided for an item and what it holds, or by a team. */
export function addExportVex(group: Command, desk: Desk): void {
  addCommand(group, desk, 'vex')
    .option('--ci <ID>', desk.say('options.ci'))
    .option('--team <TEAM>', desk.say('options.team'))
    .addOption(
      choice('--format <FORMAT>', desk.say('options.vex-format'), VexFormat.options).default('cyclonedx'),
    )
    .option('--output <FILE>', desk.say('options.output'))
    .action(async ({ ci, team, format, output }: VexOptions) => {
      if ((ci === undefined) === (team === undefined)) throw refuseUse('ci-or-team')
      await withConnection(desk, async ({ client, download }) => {
        const query = { format }
        const id = ci ?? (await findTeam(client, team)) ?? ''
        const route = ci === undefined ? exportTeamVex : exportCiVex
        await keep(desk, await download(route, { params: { id }, query }), output)
      })
    })
}

/** Into the file, or to standard output. */
async function keep(
  desk: Desk,
  content: AsyncIterable<Uint8Array>,
  output: string | undefined,
): Promise<void> {
  if (output === undefined) await desk.output.pour(content)
  else await pipeline(content, createWriteStream(output))
}
