import { CloseButton, UnstyledButton } from '@mantine/core'
import { IconChevronDown, IconChevronUp } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Job, listJobs } from '#contract/platform/jobs.ts'
import { ask } from '../../api/query.ts'
import { useImports } from '../../imports/imports.tsx'
import type { TrackedUpload } from '../../imports/use-uploads.ts'
import { useNow } from '../../ui/dates/now.ts'
import { JobLine } from './job-line.tsx'
import styles from './jobs.module.css'
import { UploadLine } from './upload-line.tsx'

const place = 'renkei.jobs.dismissed'

/** How long ended work stays in the tray unless it is put away, in milliseconds. */
const lingering = 15 * 60_000

/** The reader's long work, at the bottom right of every page: it survives going elsewhere and reloading. */
export function JobTray() {
  const now = useNow()
  const [dismissed, setDismissed] = useState(() => localStorage.getItem(place) ?? '')
  const uploads = useImports().uploads.filter(({ state }) => state.phase !== 'sent')
  const { data, dataUpdatedAt } = useQuery(ask(listJobs, { query: { limit: 20 } }))
  const jobs = (data?.rows ?? []).filter((job) => isShown(job, { now, dismissed }))
  const dismissEnded = () => {
    const time = new Date().toISOString()
    localStorage.setItem(place, time)
    setDismissed(time)
  }
  if (jobs.length + uploads.length === 0) return null
  return <JobTrayBox uploads={uploads} jobs={jobs} asOf={dataUpdatedAt} onDismiss={dismissEnded} />
}

function isShown(
  job: Job,
  { now, dismissed }: { readonly now: number; readonly dismissed: string },
): boolean {
  if (job.endedAt === null) return true
  return job.endedAt > dismissed && now - Date.parse(job.endedAt) < lingering
}

interface BoxProps {
  /** Files that have no job yet. */
  readonly uploads: readonly TrackedUpload[]
  readonly jobs: readonly Job[]
  /** When the jobs were so, in milliseconds. */
  readonly asOf: number
  readonly onDismiss: () => void
}

/** The tray itself: open for what begins while the page is, a line for what had ended before. */
function JobTrayBox({ uploads, jobs, asOf, onDismiss }: BoxProps) {
  const { t } = useTranslation()
  const [chosen, setChosen] = useState<boolean | null>(null)
  const [hasRun, setHasRun] = useState(false)
  const sending = uploads.filter(({ state }) => state.phase === 'sending').length
  const running = sending + jobs.filter((job) => job.endedAt === null).length
  if (uploads.length + running > 0 && !hasRun) setHasRun(true)
  const folded = chosen ?? (!hasRun || matchMedia('(max-width: 48em)').matches)
  const Chevron = folded ? IconChevronUp : IconChevronDown
  return (
    <section ref={useRoomBelow()} className={styles.tray} data-folded={folded} aria-label={t('jobs.title')}>
      <header className={styles.head}>
        <UnstyledButton className={styles.fold} aria-expanded={!folded} onClick={() => setChosen(!folded)}>
          <Chevron size={16} stroke={1.6} aria-hidden="true" />
          {running > 0 ? t('jobs.running', { count: running }) : t('jobs.ended')}
        </UnstyledButton>
        {running === 0 && <CloseButton size={24} aria-label={t('jobs.dismiss')} onClick={onDismiss} />}
      </header>
      {!folded && uploads.map((upload) => <UploadLine key={upload.id} upload={upload} />)}
      {!folded && jobs.map((job) => <JobLine key={job.id} job={job} asOf={asOf} />)}
    </section>
  )
}

/** Tells the page how much room to leave at its end, so that the tray covers nothing that cannot be moved. */
function useRoomBelow() {
  const tray = useRef<HTMLElement>(null)
  useEffect(() => {
    const { current } = tray
    if (current === null) return
    const { style } = document.documentElement
    const watch = new ResizeObserver(() => style.setProperty('--tray', `${current.offsetHeight + 24}px`))
    watch.observe(current)
    return () => {
      watch.disconnect()
      style.removeProperty('--tray')
    }
  }, [])
  return tray
}
