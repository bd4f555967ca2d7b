import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Job } from '#contract/platform/jobs.ts'
import { JobLine } from '../../shell/jobs/job-line.tsx'
import { Moment } from '../../ui/dates/moment.tsx'
import { type Fact, Facts } from '../../ui/facts/facts.tsx'
import { ProblemList } from '../../ui/feedback/problem-list.tsx'
import styles from './job-details.module.css'
import { useKindWords } from './kind-words.ts'
import { useResultWords, useValueWords } from './result-words.ts'
import { StartedBy } from './started-by.tsx'

interface Props {
  readonly job: Job
  /** When this was so, in milliseconds. */
  readonly asOf: number
}

/** What is to be said of a job: how far, when, what came of it, what could not be read. */
export function JobDetails({ job, asOf }: Props) {
  const { t } = useTranslation('administration')
  const resultWords = useResultWords()
  const valueWords = useValueWords()
  const results = Object.entries(job.result).map(([name, value]) => ({
    name: resultWords(name),
    value: <Figure value={valueWords(name, value)} />,
  }))
  return (
    <div className={styles.details}>
      <div className={styles.line}>
        <JobLine job={job} asOf={asOf} />
      </div>
      <Facts facts={useJobFacts(job)} />
      {results.length > 0 && (
        <section>
          <h2 className={styles.title}>{t('jobs.result')}</h2>
          <Facts facts={results} />
        </section>
      )}
      <JobProblems job={job} />
    </div>
  )
}

function useJobFacts(job: Job): readonly Fact[] {
  const { t } = useTranslation('administration')
  const kindWords = useKindWords()
  const moment = (name: string, at: string | null): readonly Fact[] =>
    at === null ? [] : [{ name, value: <Moment at={at} /> }]
  return [
    { name: t('jobs.kind'), value: kindWords(job.kind) },
    { name: t('jobs.startedBy'), value: <StartedBy job={job} /> },
    ...moment(t('jobs.created'), job.createdAt),
    ...moment(t('jobs.started'), job.startedAt),
    ...moment(t('jobs.ended'), job.endedAt),
    { name: t('jobs.about'), value: <SubjectLink subject={job.subject} /> },
  ]
}

function SubjectLink({ subject }: { readonly subject: Job['subject'] }) {
  const { t } = useTranslation('administration')
  if (subject === null) return t('none')
  if (subject.kind === 'ci') {
    return (
      <Link to="/configuration/$id" params={{ id: subject.id }}>
        {t('jobs.toItem')}
      </Link>
    )
  }
  if (subject.kind === 'source') return <Link to="/administration/sources">{subject.id}</Link>
  return <code>{subject.id}</code>
}

function Figure({ value }: { readonly value: number | string }) {
  const { i18n } = useTranslation()
  return typeof value === 'number' ? new Intl.NumberFormat(i18n.language).format(value) : value
}

function JobProblems({ job }: { readonly job: Job }) {
  const { t } = useTranslation('administration')
  if (job.problemCount === 0) return null
  const kept = job.problems.length
  return (
    <section>
      <h2 className={styles.title}>{t('jobs.problemTitle', { count: job.problemCount })}</h2>
      {kept < job.problemCount && <p className={styles.hint}>{t('jobs.firstProblems', { count: kept })}</p>}
      <ProblemList problems={job.problems} />
    </section>
  )
}
