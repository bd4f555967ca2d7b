import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { readJob } from '#contract/platform/jobs.ts'
import { Answered } from '../../api/answered.tsx'
import { ask } from '../../api/query.ts'
import { useJobTitle } from '../../shell/jobs/job-title.ts'
import { Page, Sheet } from '../../ui/page/page.tsx'
import { CancelButton } from './cancel-button.tsx'
import { JobDetails } from './job-details.tsx'
import { useKindWords } from './kind-words.ts'
import { useJobPolling } from './use-job-polling.ts'

/** One job, at an address that can be passed on. */
export function JobScreen() {
  const { id } = useParams({ from: '/in/administration/jobs/$id' })
  const kindWords = useKindWords()
  const titleOf = useJobTitle()
  const query = useQuery({ ...ask(readJob, { params: { id } }), ...useJobPolling() })
  return (
    <Answered query={query}>
      {(job) => (
        <Page title={titleOf(job)} lead={kindWords(job.kind)} actions={<CancelButton job={job} />}>
          <Sheet>
            <JobDetails job={job} asOf={query.dataUpdatedAt} />
          </Sheet>
        </Page>
      )}
    </Answered>
  )
}
