import { asActor, type Context, record, type Tlp } from '#domains/identity/index.ts'
import { writeCycloneDx } from '#formats/sbom/cyclonedx/write.ts'
import type { SbomSource } from '#formats/sbom/model/sbom-source.ts'
import { writeSpdx } from '#formats/sbom/spdx/write.ts'
import { loadCi } from '../cis/ci-lookup-actions.ts'
import { compositionSource } from './source-actions.ts'

/** How compositions are written, by format. */
const writers = {
  'cyclonedx-1.6': (source: SbomSource) => writeCycloneDx(source, '1.6'),
  'cyclonedx-1.7': (source: SbomSource) => writeCycloneDx(source, '1.7'),
  'spdx-2.3': writeSpdx,
} as const

/** What left, for its name. */
export interface Exported {
  readonly tlp: Tlp
  readonly at: string
}

/**
 * Writes what an item is composed of as one bill of materials; the trail says that it left.
 * @param write takes the text, piece by piece
 * @throws AppError `inventory.ci-not-found`
 */
export async function exportComposition(
  context: Context,
  order: { readonly ciId: string; readonly format: keyof typeof writers },
  write: (text: string) => Promise<void>,
): Promise<Exported> {
  return await asActor(context, async (deed) => {
    const ci = await loadCi(deed, order.ciId)
    const source = await compositionSource(deed, ci, context.program)
    for await (const text of writers[order.format](source)) await write(text)
    await record(deed, {
      action: 'list.export',
      kind: 'ci',
      id: ci.id,
      detail: { list: 'inventory.export-composition', form: order.format, tlp: ci.tlp },
    })
    return { tlp: ci.tlp, at: deed.now.toString() }
  })
}
