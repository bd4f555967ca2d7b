import { documentName } from '#contract/exports/document-name.ts'
import { exportCiVex, exportTeamVex, type VexFormat } from '#contract/matching/vex.ts'
import type { Context } from '#domains/identity/index.ts'
import { answering, type FileAnswer } from '#platform/http/answer.ts'
import { spoolFile } from '#platform/http/send-file.ts'
import { exportVex, type VexOrder } from './vex-actions.ts'

const answer = answering<Context>()

/** How the files of each format end, and what they are called on the wire. */
const forms: Readonly<Record<VexFormat, { readonly ending: string; readonly mediaType: string }>> = {
  cyclonedx: { ending: 'cdx.json', mediaType: 'application/vnd.cyclonedx+json; version=1.6' },
  'cyclonedx-1.7': { ending: 'cdx.json', mediaType: 'application/vnd.cyclonedx+json; version=1.7' },
  openvex: { ending: 'openvex.json', mediaType: 'application/json; charset=utf-8' },
}

/** Decisions as files for others. */
export const vexRoutes = [
  answer(exportCiVex, ({ context, params, query }) =>
    vexFile(context, { of: { ciId: params.id }, format: query.format }),
  ),
  answer(exportTeamVex, ({ context, params, query }) =>
    vexFile(context, { of: { teamId: params.id }, format: query.format }),
  ),
]

async function vexFile(context: Context, order: VexOrder): Promise<FileAnswer> {
  const { ending, mediaType } = forms[order.format]
  return await spoolFile(async (write) => {
    const exported = await exportVex(context, order, write)
    return { name: documentName('vex', { ...exported, ending }), mediaType }
  })
}
