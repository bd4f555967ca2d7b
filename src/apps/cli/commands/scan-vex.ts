import type { ScanFinding } from '#contract/matching/scan.ts'
import { writeCycloneDxVex } from '#formats/vex/cyclonedx/write.ts'
import type { VexDecision, VexSource } from '#formats/vex/model/decisions.ts'
import { writeOpenVex } from '#formats/vex/openvex/write.ts'
import { newId } from '#kernel/ids/ids.ts'
import { systemClock } from '#kernel/time/clock.ts'
import type { Desk } from '../desk.ts'
import { uuidOf } from '../gate/statements.ts'
import { reasonOf, type Scanned } from './scan-words.ts'

/** In which formats findings are told as VEX. */
export const scanVexFormats = ['cyclonedx', 'openvex'] as const
export type ScanVexFormat = (typeof scanVexFormats)[number]

/**
 * Scanned documents as VEX. A version within an affected range is `affected`, what cannot be told is under
 * investigation; nothing is ever said to be unaffected, for nobody has decided anything.
 */
export function toVex(
  desk: Desk,
  scanned: readonly Scanned[],
  { format, version }: { readonly format: ScanVexFormat; readonly version: string },
): AsyncGenerator<string> {
  const at = systemClock.now().toString({ smallestUnit: 'second' })
  const source: VexSource = {
    id: `urn:uuid:${newId(systemClock)}`,
    author: 'Renkei',
    created: at,
    tool: { name: 'Renkei', version },
    // Of the file nothing is known but what its owner gave.
    tlp: 'amber',
    statements: scanned.flatMap((one) => statementsOf(desk, one, at)),
  }
  return format === 'openvex' ? writeOpenVex(source) : writeCycloneDxVex(source, '1.6')
}

function statementsOf(desk: Desk, { path, scan }: Scanned, at: string): readonly VexDecision[] {
  const alike = Map.groupBy(scan.findings, ({ vulnerability, verdict }) => `${verdict} ${vulnerability.id}`)
  return [...alike.values()].flatMap((found) => {
    const [first] = found
    if (first === undefined) return []
    const isAffected = first.verdict === 'affected'
    return [
      {
        vulnerability: { name: first.vulnerability.id, aliases: first.vulnerability.aliases },
        status: isAffected ? 'affected' : 'under_investigation',
        justification: null,
        note: [...new Set(found.map((one) => reasonOf(desk, one)))].join('\n'),
        action: isAffected ? actionOf(desk, found) : null,
        at,
        products: [
          { id: uuidOf(scan.document.hash), name: path, version: null, components: componentsOf(found) },
        ],
      },
    ]
  })
}

function actionOf(desk: Desk, found: readonly ScanFinding[]): string {
  const updates = found.flatMap(({ component, fixed }) =>
    fixed.length === 0
      ? []
      : [desk.say('scan.vex.update', { component: component.name, versions: fixed.join(', ') })],
  )
  return updates.length === 0 ? desk.say('scan.vex.no-fix') : [...new Set(updates)].join('\n')
}

function componentsOf(found: readonly ScanFinding[]) {
  const components = found.map(({ component: { name, version, purl, path } }) => {
    const ref = purl ?? path
    return [ref, { ref, name, version, purl }] as const
  })
  return [...new Map(components).values()]
}
