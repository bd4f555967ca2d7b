import { Button, Progress } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { cancelJob, type Job } from '#contract/platform/jobs.ts'
import { callServer } from '../api/client.ts'
import { showFailure } from '../api/show-failure.tsx'
import { ProblemsFile } from '../shell/jobs/problems-file.tsx'
import { RunAgain } from '../shell/jobs/run-again.tsx'
import { ErrorBox } from '../ui/feedback/error-box.tsx'
import { Dismiss } from './dismiss.tsx'
import styles from './imports.module.css'

interface Props {
  readonly job: Job
  readonly onDismiss?: () => void
}

/** What the job makes of an imported document: how far it is, then what changed, or what was wrong. */
export function DocumentJob(props: Props) {
  const { job } = props
  if (job.endedAt === null) return <RunningJob job={job} />
  return job.state === 'failed' ? <FailedJob {...props} /> : <EndedJob {...props} />
}

function RunningJob({ job }: { readonly job: Job }) {
  const { t, i18n } = useTranslation(['configuration', 'web'])
  const cancel = useMutation({
    mutationFn: () => callServer(cancelJob, { params: { id: job.id } }),
    onError: showFailure,
  })
  const share = job.total === null || job.total === 0 ? null : (job.done / job.total) * 100
  const digits = new Intl.NumberFormat(i18n.language)
  return (
    <section className={styles.line}>
      <h2 className={styles.lineTitle}>
        {t('imports.running', { file: job.title })}
        <Button
          variant="subtle"
          size="compact-xs"
          disabled={job.cancelAsked || cancel.isPending}
          onClick={() => cancel.mutate()}
        >
          {t('imports.cancel')}
        </Button>
      </h2>
      <Progress size={4} value={share ?? 100} animated={share === null} aria-label={job.title} />
      <p className={styles.figures} data-digits>
        {t(`web:jobs.states.${job.state}`)}
        {job.total !== null && ` ${digits.format(job.done)} / ${digits.format(job.total)}`}
      </p>
    </section>
  )
}

function FailedJob({ job, onDismiss }: Props) {
  const { t } = useTranslation('configuration')
  return (
    <ErrorBox
      title={t('imports.failed', { file: job.title })}
      safe={t('imports.failedSafe')}
      advice={t('imports.failedAdvice')}
      problems={job.problems}
      id={job.id}
      actions={
        <>
          <RunAgain job={job} />
          <ProblemsFile job={job} />
          {onDismiss !== undefined && <Dismiss file={job.title} onDismiss={onDismiss} />}
        </>
      }
    />
  )
}

function EndedJob({ job, onDismiss }: Props) {
  const { t } = useTranslation('configuration')
  const title = { done: 'imports.done', partly: 'imports.partly' } as const
  const state = job.state === 'done' || job.state === 'partly' ? job.state : null
  return (
    <section className={styles.line}>
      <h2 className={styles.lineTitle}>
        {t(state === null ? 'imports.cancelled' : title[state], { file: job.title })}
        <RunAgain job={job} />
        {onDismiss !== undefined && <Dismiss file={job.title} onDismiss={onDismiss} />}
      </h2>
      {state !== null && <Result job={job} />}
    </section>
  )
}

function Result({ job }: { readonly job: Job }) {
  const { t } = useTranslation('configuration')
  const { components, documents, added, removed, changed, kept } = job.result
  if (typeof documents === 'number')
    return (
      <p className={styles.figures} data-digits>
        {t('imports.divided', { count: documents })}{' '}
        {job.problemCount > 0 && t('imports.unread', { count: job.problemCount })}
      </p>
    )
  if (typeof components !== 'number') return <p className={styles.figures}>{t('imports.superseded')}</p>
  return (
    <p className={styles.figures} data-digits>
      {t('imports.result', {
        components: t('words.components', { count: components }),
        added: added ?? 0,
        removed: removed ?? 0,
        changed: changed ?? 0,
        kept: kept ?? 0,
      })}{' '}
      {job.problemCount > 0 && t('imports.unread', { count: job.problemCount })}{' '}
      {job.subject !== null && (
        <Link to="/configuration/$id" params={{ id: job.subject.id }} search={{ tab: 'findings' }}>
          {t('imports.seeFindings')}
        </Link>
      )}
    </p>
  )
}
