import { authorise, houseObject } from '#domains/identity/index.ts'
import type { JobRetry } from '#domains/operations/index.ts'
import { importFeedJob } from './feed-actions.ts'

/** Imports a file once more, from its bytes as kept; it goes on after the last batch that was committed. */
export const importRetry: JobRetry = {
  kind: importFeedJob,
  async prepare(deed, input) {
    await authorise(deed, {
      action: 'feed.import',
      object: houseObject(deed.actor),
      kind: 'source',
      id: String(input.source),
      detail: { name: String(input.name), again: true },
    })
  },
}
