import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Job } from '#contract/platform/jobs.ts'
import { stages } from '../../shell/jobs/job-line.tsx'
import { useJobTitle } from '../../shell/jobs/job-title.ts'
import { StateBadge } from '../../ui/badges/state-badge.tsx'
import { Moment } from '../../ui/dates/moment.tsx'
import { Pulse } from '../../ui/feedback/pulse.tsx'
import type { Column } from '../../ui/list/column.ts'
import { CancelButton } from './cancel-button.tsx'
import { useKindWords } from './kind-words.ts'
import { StartedBy } from './started-by.tsx'

/** The columns of the list of jobs. */
export function useColumns(): readonly Column<Job>[] {
  const { t, i18n } = useTranslation(['administration', 'web'])
  const kindWords = useKindWords()
  const titleOf = useJobTitle()
  const digits = new Intl.NumberFormat(i18n.language)
  return [
    {
      id: 'title',
      title: t('jobs.title'),
      cell: (job) => (
        <Link to="/administration/jobs/$id" params={{ id: job.id }}>
          {titleOf(job)}
        </Link>
      ),
    },
    {
      id: 'kind',
      title: t('jobs.kind'),
      width: '18%',
      whenNarrow: 'hidden',
      cell: (job) => kindWords(job.kind),
    },
    {
      id: 'startedBy',
      title: t('jobs.startedBy'),
      width: '152px',
      whenNarrow: 'hidden',
      cell: (job) => <StartedBy job={job} />,
    },
    {
      id: 'state',
      title: t('jobs.state'),
      width: '128px',
      whenNarrow: 'below',
      cell: (job) => (
        <StateBadge progress={stages[job.state]}>{t(`web:jobs.states.${job.state}`)}</StateBadge>
      ),
    },
    {
      id: 'done',
      title: t('jobs.done'),
      width: '132px',
      align: 'end',
      whenNarrow: 'below',
      cell: (job) => <Pulse value={job.done}>{progressOf(job, digits)}</Pulse>,
    },
    {
      id: 'problems',
      title: t('jobs.problems'),
      width: '92px',
      align: 'end',
      whenNarrow: 'hidden',
      cell: (job) => digits.format(job.problemCount),
    },
    {
      id: 'created',
      title: t('jobs.created'),
      width: '168px',
      whenNarrow: 'hidden',
      cell: (job) => <Moment at={job.createdAt} as="recent" />,
    },
    {
      id: 'cancel',
      title: t('action'),
      width: '104px',
      narrowWidth: '96px',
      align: 'end',
      cell: (job) => <CancelButton job={job} />,
    },
  ]
}

/** How far the job is: of how many where that is known. */
function progressOf(job: Pick<Job, 'done' | 'total'>, digits: Intl.NumberFormat): string {
  const done = digits.format(job.done)
  return job.total === null ? done : `${done} / ${digits.format(job.total)}`
}
