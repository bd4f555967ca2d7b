import { useQuery } from '@tanstack/react-query'
import { listJobs } from '#contract/platform/jobs.ts'
import { ask } from '../api/query.ts'
import { DocumentJob } from './document-job.tsx'
import styles from './imports.module.css'
import { useImports } from './imports.tsx'
import { UploadLine } from './upload-line.tsx'

/** Everything that is being imported into the item: from here, and from before a reload. */
export function ImportLines({ ciId }: { readonly ciId: string }) {
  const { uploads, retry, drop } = useImports()
  const { data } = useQuery(ask(listJobs, { query: { limit: 20 } }))
  const own = uploads.filter(({ destination }) => destination.to === 'item' && destination.ciId === ciId)
  const shown = own.flatMap(({ state }) => (state.phase === 'sent' ? [state.job] : []))
  const others = (data?.rows ?? []).filter(
    (job) => job.subject?.id === ciId && job.endedAt === null && !shown.includes(job.id),
  )
  if (own.length + others.length === 0) return null
  return (
    <div className={styles.lines} aria-live="polite">
      {own.map((upload) => (
        <UploadLine
          key={upload.id}
          upload={upload}
          onRetry={() => retry(upload)}
          onDrop={() => drop(upload)}
        />
      ))}
      {others.map((job) => (
        <DocumentJob key={job.id} job={job} />
      ))}
    </div>
  )
}
