import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '../../session/me.tsx'
import { ConfirmBar } from '../../ui/feedback/action-bar.tsx'
import type { FetchedFeed } from './fetch-state.ts'
import styles from './sources.module.css'
import { useRun } from './use-run.ts'

interface Props {
  readonly feed: FetchedFeed
  readonly held: NonNullable<FetchedFeed['health']['held']>
}

/** Content that shrank: how much, part by part, and taking it all the same. */
export function HeldPart({ feed, held }: Props) {
  const { t, i18n } = useTranslation('administration')
  const may = useMay()
  const run = useRun(feed.id)
  const [asking, setAsking] = useState(false)
  const digits = new Intl.NumberFormat(i18n.language)
  const list = held.parts.map(({ part, before, now }) => ({
    part,
    words: t('sources.fetch.shrank', {
      part: part === '' ? feed.title : part,
      before: digits.format(before),
      now: digits.format(now),
    }),
  }))
  return (
    <div className={styles.held}>
      <ul>
        {list.map(({ part, words }) => (
          <li key={part}>{words}</li>
        ))}
      </ul>
      {may('feed.import') && (
        <Button variant="default" disabled={feed.health.job !== null} onClick={() => setAsking(true)}>
          {t('sources.fetch.apply')}
        </Button>
      )}
      {asking && (
        <ConfirmBar
          words={t('sources.fetch.applyWords', { title: feed.title })}
          verb={t('sources.fetch.apply')}
          pending={run.isPending}
          onConfirm={() => run.begin(held.job, () => setAsking(false))}
          onCancel={() => setAsking(false)}
        />
      )}
    </div>
  )
}
