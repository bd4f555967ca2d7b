import { importFeed } from '#contract/intel/feeds.ts'
import { importDocument } from '#contract/inventory/documents.ts'
import { uploadFile } from '../api/upload.ts'

/** Where a file goes: into a slot of an item, or to the source that published it. */
export type Destination =
  | { readonly to: 'item'; readonly ciId: string; readonly slot: string }
  | { readonly to: 'source'; readonly source: string }

/** A file on its way. */
export interface Upload {
  readonly id: string
  readonly file: File
  readonly destination: Destination
  /** Ends the sending. */
  readonly stop: AbortController
}

const longestName = 255

/**
 * Sends a file; answers with the job that reads it.
 * @param onShare is told the share sent so far, 0 to 1
 */
export async function sendFile(
  { file, destination, stop }: Upload,
  onShare: (share: number) => void,
): Promise<string> {
  const options = {
    signal: stop.signal,
    onSent: ({ sent, total }: { readonly sent: number; readonly total: number }) =>
      onShare(total === 0 ? 0 : sent / total),
  }
  const name = file.name.slice(0, longestName)
  const { job } =
    destination.to === 'item'
      ? await uploadFile(
          importDocument,
          { params: { id: destination.ciId }, query: { slot: destination.slot, name }, body: file },
          options,
        )
      : await uploadFile(
          importFeed,
          { params: { source: destination.source }, query: { name }, body: file },
          options,
        )
  return job
}
