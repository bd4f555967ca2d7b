import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Job } from '#contract/platform/jobs.ts'
import styles from './jobs.module.css'
import { ProblemsFile } from './problems-file.tsx'
import { RunAgain } from './run-again.tsx'

/** What came of ended work: what it changed, what was wrong, and what can be done about it. */
export function JobEnd({ job }: { readonly job: Job }) {
  const changes = useChanges(job)
  const [problem] = job.problems
  return (
    <>
      {changes !== null && <p className={styles.words}>{changes}</p>}
      {job.state === 'failed' && problem !== undefined && <p className={styles.words}>{problem.message}</p>}
      {(job.canRunAgain || job.problems.length > 0) && (
        <div className={styles.actions}>
          <RunAgain job={job} />
          <ProblemsFile job={job} />
        </div>
      )}
    </>
  )
}

/** What an imported document changed in its item, or an import in what is known; null for other work. */
function useChanges({ result, state }: Job): string | null {
  const { t, i18n } = useTranslation()
  if (state !== 'done' && state !== 'partly') return null
  const digits = new Intl.NumberFormat(i18n.language)
  const figure = (name: string) => digits.format(Number(result[name] ?? 0))
  if (typeof result.components === 'number' && 'added' in result) {
    return t('jobs.changes.document', {
      count: result.components,
      components: figure('components'),
      added: figure('added'),
      removed: figure('removed'),
      changed: figure('changed'),
    })
  }
  if (typeof result.records !== 'number') return null
  return t('jobs.changes.records', {
    count: result.records,
    records: figure('records'),
    changed: figure('changed'),
  })
}

/** Where the result can be seen. */
export function ResultLink({ job }: { readonly job: Job }) {
  const { t } = useTranslation()
  const { subject, state } = job
  if (subject?.kind === 'ci') {
    const wasRead = state === 'done' || state === 'partly'
    return (
      <Link
        to="/configuration/$id"
        params={{ id: subject.id }}
        search={{ tab: wasRead ? 'findings' : 'documents' }}
      >
        {t(wasRead ? 'jobs.findings' : 'jobs.result')}
      </Link>
    )
  }
  if (subject?.kind === 'source') return <Link to="/vulnerabilities">{t('jobs.result')}</Link>
  return null
}
