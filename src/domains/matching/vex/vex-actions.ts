import {
  asActor,
  type Context,
  type Deed,
  languageOf,
  readDirectory,
  record,
  type Tlp,
} from '#domains/identity/index.ts'
import { highestLabel, loadCi } from '#domains/inventory/index.ts'
import { writeCycloneDxVex } from '#formats/vex/cyclonedx/write.ts'
import type { VexSource } from '#formats/vex/model/decisions.ts'
import { writeOpenVex } from '#formats/vex/openvex/write.ts'
import { newId } from '#kernel/ids/ids.ts'
import { say } from '#texts/index.ts'
import { refuseMatching } from '../errors.ts'
import { type FindingPlace, listFindingRows } from '../findings/finding-view.ts'
import { type ActionWords, type DecidedFinding, statementsOf } from './vex.ts'
import { findAuthor, readVulnerabilityNames } from './vex-view.ts'

/** How decisions are written, by format. */
const writers = {
  cyclonedx: (source: VexSource) => writeCycloneDxVex(source, '1.6'),
  'cyclonedx-1.7': (source: VexSource) => writeCycloneDxVex(source, '1.7'),
  openvex: writeOpenVex,
} as const

/** Of what the decisions are asked: an item with what it holds, or a team. */
export type VexScope = { readonly ciId: string } | { readonly teamId: string }

export interface VexOrder {
  readonly of: VexScope
  readonly format: keyof typeof writers
}

/**
 * Writes what our teams decided, as far as the actor may see it, as VEX; the trail says that it left. Other people's
 * statements are none of ours and stay out.
 * @param write takes the text, piece by piece
 * @throws AppError `inventory.ci-not-found`, `matching.party-not-found`, `matching.nothing-decided`
 */
export async function exportVex(
  context: Context,
  { of, format }: VexOrder,
  write: (text: string) => Promise<void>,
): Promise<{ readonly tlp: Tlp; readonly at: string }> {
  if ('teamId' in of) await requireTeam(context, of.teamId)
  const decided = await asActor(context, async (deed) => {
    if ('ciId' in of) await loadCi(deed, of.ciId)
    return await listDecided(deed, of)
  })
  // A document of no statements is none (OpenVEX, `statements`).
  if (decided.length === 0 && format === 'openvex') throw refuseMatching('nothing-decided')
  const items = [...new Set(decided.map(({ ci }) => ci.id))]
  const ofItems = await highestLabel(context, items)
  return await asActor(context, async (deed) => {
    const known = await readVulnerabilityNames(deed.db, [
      ...new Set(decided.map(({ vulnerability }) => vulnerability.id)),
    ])
    const tlp = highest([ofItems ?? 'clear', ...known.map((one) => one.tlp)])
    const aliases = new Map(known.map((one) => [one.id, one.aliases]))
    const source: VexSource = {
      id: `urn:uuid:${newId(context.clock)}`,
      author: (await findAuthor(deed.db, of)) || 'Renkei',
      created: deed.now.toString({ smallestUnit: 'second' }),
      tool: { name: 'Renkei', version: context.program.version },
      tlp,
      statements: statementsOf(decided, { aliases, words: actionWords(context) }),
    }
    for await (const text of writers[format](source)) await write(text)
    const id = 'ciId' in of ? of.ciId : of.teamId
    await record(deed, {
      action: 'list.export',
      kind: 'ciId' in of ? 'ci' : 'team',
      id,
      detail: { list: 'matching.export-vex', form: format, tlp },
    })
    return { tlp, at: deed.now.toString() }
  })
}

async function requireTeam(context: Context, teamId: string): Promise<void> {
  const { teams } = await readDirectory(context)
  if (!teams.some(({ id }) => id === teamId)) throw refuseMatching('party-not-found')
}

const pageRows = 1000

/** The findings that a decision holds for, by the rules of the list of findings. */
async function listDecided({ db, actor }: Deed, of: VexScope): Promise<readonly DecidedFinding[]> {
  const decided: DecidedFinding[] = []
  let after: FindingPlace | undefined
  do {
    const rows = await listFindingRows(db, actor, { ...of, after, limit: pageRows })
    for (const { vulnerability, ci, component, reason, assessment } of rows) {
      if (assessment === null) continue
      decided.push({ vulnerability, ci, component, fixed: reason.fixed, decision: assessment })
    }
    after = rows.length === pageRows ? rows.at(-1)?.place : undefined
  } while (after !== undefined)
  return decided
}

const labels: readonly Tlp[] = ['clear', 'green', 'amber', 'amber+strict', 'red']

function highest(all: readonly Tlp[]): Tlp {
  return labels.findLast((label) => all.includes(label)) ?? 'red'
}

function actionWords({ actor }: Context): ActionWords {
  const language = languageOf(actor)
  return {
    update: (component, versions) =>
      say(language, 'exports:vex.update', { component, versions: versions.join(', ') }),
    none: say(language, 'exports:vex.noAction'),
  }
}
