import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { z } from 'zod'
import { readEntries } from '#platform/archives/index.ts'
import { decisionPoints } from './decision-points.data.ts'
import { type DecisionTable, outcomeAt, pointOf } from './decision-table.ts'
import { deployer, humanImpact, publicSafetyImpact, supplier, utility } from './decision-tables.data.ts'

const published = fileURLToPath(new URL('../../../../../shared/data/ssvc.zip', import.meta.url))
const isThere = existsSync(published)

const Published = z.object({
  key: z.string(),
  version: z.string(),
  outcome: z.string(),
  mapping: z.array(z.record(z.string(), z.string())),
  decision_points: z.record(z.string(), z.object({ values: z.array(z.object({ key: z.string() })) })),
})

const files: readonly (readonly [string, DecisionTable])[] = [
  ['deployer_patch_application_priority_1_0_0', deployer],
  ['supplier_patch_development_priority_1_0_0', supplier],
  ['human_impact_1_0_0', humanImpact],
  ['public_safety_impact_1_0_0', publicSafetyImpact],
  ['utility_1_0_0', utility],
]

it.skipIf(!isThere).each(files)(
  `equals the published table in every combination: %s${isThere ? '' : ' (skipped: ../shared/data/ssvc.zip is not here)'}`,
  async (name, table) => {
    const theirs = Published.parse(await readJson(`json/decision_tables/ssvc/${name}.json`))
    const idOf = (input: DecisionTable['inputs'][number]) => nameOf(pointOf(input))

    const ours = theirs.mapping.map((row) =>
      outcomeAt(
        table,
        table.inputs.map((input) => row[idOf(input)] ?? ''),
      ),
    )

    expect([table.key, table.version, nameOf(table.outcome)]).toEqual([
      theirs.key,
      theirs.version,
      theirs.outcome,
    ])
    expect(ours).toEqual(theirs.mapping.map((row) => row[theirs.outcome]))
    expect(theirs.mapping).toHaveLength(table.cells.length)
    for (const input of [...table.inputs.map(pointOf), table.outcome]) {
      const values = theirs.decision_points[nameOf(input)]?.values.map(({ key }) => key)
      expect(decisionPoints[input].values).toEqual(values)
    }
  },
)

/** A decision point as the registry names it. */
function nameOf(point: keyof typeof decisionPoints): string {
  return `ssvc:${point}:${decisionPoints[point].version}`
}

async function readJson(path: string): Promise<unknown> {
  const accept = (name: string) => name.endsWith(path)
  for await (const entry of readEntries(published, { accept, onProblem: () => undefined })) {
    return JSON.parse(Buffer.from(entry.bytes).toString('utf8'))
  }
  throw new Error(`${path} is not in the archive`)
}
