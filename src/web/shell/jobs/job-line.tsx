import { Progress, UnstyledButton } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { cancelJob, type Job, listJobs } from '#contract/platform/jobs.ts'
import { callServer } from '../../api/client.ts'
import { showFailure } from '../../api/show-failure.tsx'
import { type Progress as Stage, StateBadge } from '../../ui/badges/state-badge.tsx'
import { JobEnd, ResultLink } from './job-end.tsx'
import { paceOf, roughly } from './job-pace.ts'
import { useJobTitle } from './job-title.ts'
import styles from './jobs.module.css'

/** How each state of a job is drawn. */
export const stages: Readonly<Record<Job['state'], Stage>> = {
  waiting: 'open',
  running: 'started',
  done: 'done',
  partly: 'advanced',
  failed: 'dropped',
  cancelled: 'dropped',
}

interface Props {
  readonly job: Job
  /** When this was so, in milliseconds. */
  readonly asOf: number
}

/** One piece of long work: how far, how fast, how long yet; and what came of it. */
export function JobLine({ job, asOf }: Props) {
  const { t } = useTranslation()
  const titleOf = useJobTitle()
  const queries = useQueryClient()
  const cancel = useMutation({
    mutationFn: () => callServer(cancelJob, { params: { id: job.id } }),
    onSettled: () => queries.invalidateQueries({ queryKey: [listJobs.id] }),
    onError: showFailure,
  })
  const active = job.endedAt === null
  return (
    <article className={styles.job}>
      <div className={styles.line}>
        <span className={styles.title}>{titleOf(job)}</span>
        {active ? (
          <UnstyledButton
            className={styles.cancel}
            disabled={job.cancelAsked}
            onClick={() => cancel.mutate()}
          >
            {t(job.cancelAsked ? 'jobs.cancelling' : 'jobs.cancel')}
          </UnstyledButton>
        ) : (
          <ResultLink job={job} />
        )}
      </div>
      {active && <JobBar job={job} />}
      <div className={styles.line}>
        <StateBadge progress={stages[job.state]}>{t(`jobs.states.${job.state}`)}</StateBadge>
        <span className={styles.figures} data-digits>
          {active ? (
            <JobFigures job={job} asOf={asOf} />
          ) : (
            job.problemCount > 0 && t('jobs.unread', { count: job.problemCount })
          )}
        </span>
      </div>
      {!active && <JobEnd job={job} />}
    </article>
  )
}

function JobBar({ job }: { readonly job: Job }) {
  const titleOf = useJobTitle()
  const share = job.total === null || job.total === 0 ? null : (job.done / job.total) * 100
  return <Progress size={4} value={share ?? 100} animated={share === null} aria-label={titleOf(job)} />
}

function JobFigures({ job, asOf }: Props) {
  const { t, i18n } = useTranslation()
  const pace = paceOf(job, asOf)
  const digits = new Intl.NumberFormat(i18n.language, { maximumFractionDigits: 0 })
  const figures = [
    job.total === null ? digits.format(job.done) : `${digits.format(job.done)} / ${digits.format(job.total)}`,
    pace === null ? null : t('jobs.rate', { rate: digits.format(pace.rate) }),
    pace?.remaining == null ? null : t('jobs.remaining', { time: inUnits(pace.remaining, i18n.language) }),
  ]
  return figures.filter((figure) => figure !== null).join(' · ')
}

function inUnits(seconds: number, language: string): string {
  const [amount, unit] = roughly(seconds)
  return new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'long' }).format(amount)
}
