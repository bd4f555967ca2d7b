import type { Context } from '#domains/identity/index.ts'
import type { JobKind } from '#platform/jobs/job.ts'
import { readDocumentJob } from './document-actions.ts'
import { readDocument } from './read-document-actions.ts'
import { rereadDocumentsJob, runReread } from './reread-actions.ts'

/** Reading of received documents, and reading again of those that were read before. */
export function documentJobs(context: Context): readonly JobKind[] {
  return [
    {
      name: readDocumentJob,
      // While one is written, another can be read.
      atOnce: 2,
      run: (run) => readDocument(context, String(run.input.documentId), run),
    },
    { name: rereadDocumentsJob, run: (run) => runReread(context, run) },
  ]
}
