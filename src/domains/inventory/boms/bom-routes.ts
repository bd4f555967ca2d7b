import { documentName } from '#contract/exports/document-name.ts'
import { exportComposition as exportRoute, type SbomFormat } from '#contract/inventory/compositions.ts'
import type { Context } from '#domains/identity/index.ts'
import { answering } from '#platform/http/answer.ts'
import { spoolFile } from '#platform/http/send-file.ts'
import { exportComposition } from './bom-actions.ts'

const answer = answering<Context>()

/** How the files of each format end, and what they are called on the wire. */
const forms: Readonly<Record<SbomFormat, { readonly ending: string; readonly mediaType: string }>> = {
  'cyclonedx-1.6': { ending: 'cdx.json', mediaType: 'application/vnd.cyclonedx+json; version=1.6' },
  'cyclonedx-1.7': { ending: 'cdx.json', mediaType: 'application/vnd.cyclonedx+json; version=1.7' },
  'spdx-2.3': { ending: 'spdx.json', mediaType: 'application/spdx+json; version=2.3' },
}

/** Compositions as files for others. */
export const bomRoutes = [
  answer(exportRoute, async ({ context, params, query }) => {
    const { ending, mediaType } = forms[query.format]
    return await spoolFile(async (write) => {
      const exported = await exportComposition(context, { ciId: params.id, format: query.format }, write)
      return { name: documentName('sbom', { ...exported, ending }), mediaType }
    })
  }),
]
