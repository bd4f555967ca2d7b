import { CloseButton, UnstyledButton } from '@mantine/core'
import { IconChevronDown, IconChevronUp } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Job, listJobs } from '#contract/platform/jobs.ts'
import { ask } from '../../api/query.ts'
import { useImports } from '../../imports/imports.tsx'
import type { TrackedUpload } from '../../imports/use-uploads.ts'
import { useMe } from '../../session/me.tsx'
import { useNow } from '../../ui/dates/now.ts'
import { JobLine } from './job-line.tsx'
import { isShown } from './job-shown.ts'
import styles from './jobs.module.css'
import { UploadLine } from './upload-line.tsx'

const place = 'renkei.jobs.dismissed'

/**
 * Long work at the bottom right of every page: the reader's own survives going elsewhere and reloading, that of others is
 * there as long as it runs, and its end when the page was open to see it.
 */
export function JobTray() {
  const now = useNow()
  const me = useMe()
  const [opened] = useState(() => new Date().toISOString())
  const [dismissed, setDismissed] = useState(() => firstDismissed(opened))
  const uploads = useImports().uploads.filter(({ state }) => state.phase !== 'sent')
  const { data, dataUpdatedAt } = useQuery(ask(listJobs, { query: { limit: 20 } }))
  const jobs = (data?.rows ?? []).filter((job) => isShown(job, { now, dismissed, opened, me: me.id }))
  const dismissEnded = () => {
    const time = new Date().toISOString()
    localStorage.setItem(place, time)
    setDismissed(time)
  }
  if (jobs.length + uploads.length === 0) return null
  return <JobTrayBox uploads={uploads} jobs={jobs} asOf={dataUpdatedAt} onDismiss={dismissEnded} />
}

/** In a browser that has never been here, what had ended before is no news. */
function firstDismissed(opened: string): string {
  const kept = localStorage.getItem(place)
  if (kept === null) localStorage.setItem(place, opened)
  return kept ?? opened
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
