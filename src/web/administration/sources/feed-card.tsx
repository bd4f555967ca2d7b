import { useTranslation } from 'react-i18next'
import type { Feed } from '#contract/intel/feeds.ts'
import { useMay } from '../../session/me.tsx'
import { UnknownBadge } from '../../ui/badges/unknown-badge.tsx'
import { Moment } from '../../ui/dates/moment.tsx'
import { useNow } from '../../ui/dates/now.ts'
import { type Fact, Facts } from '../../ui/facts/facts.tsx'
import { Pulse } from '../../ui/feedback/pulse.tsx'
import { Sheet } from '../../ui/page/page.tsx'
import { daysSince } from './feed-age.ts'
import { FeedImport } from './feed-import.tsx'
import { FetchPart } from './fetch-part.tsx'
import { isFetched } from './fetch-state.ts'
import styles from './sources.module.css'

/** One source: first in words how it fares, then the figures, then the way to import. */
export function FeedCard({ feed }: { readonly feed: Feed }) {
  const may = useMay()
  return (
    <Sheet>
      <header className={styles.head}>
        <h2 className={styles.title}>{feed.title}</h2>
        <code className={styles.id}>{feed.id}</code>
      </header>
      <p className={styles.words} data-phrases>
        <FeedWords feed={feed} />
      </p>
      <div className={styles.body}>
        <Facts facts={useFeedFacts(feed)} />
        {may('feed.import') && <FeedImport source={feed.id} title={feed.title} />}
      </div>
      {isFetched(feed) && <FetchPart feed={feed} />}
    </Sheet>
  )
}

/** How the source fares, and how old what is known from it is. */
function FeedWords({ feed }: { readonly feed: Feed }) {
  const { t } = useTranslation('administration')
  const now = useNow()
  const run = feed.lastRun
  if (run === null) return t('sources.words.never', { title: feed.title })
  const days = daysSince(run.at, now)
  const age = days === 0 ? t('sources.age.today') : t('sources.age.days', { count: days })
  const state = t(`sources.words.${stateOf(run.state)}`, { count: run.rejected })
  return t('sources.both', { state, age })
}

type RunState = 'running' | 'done' | 'partly' | 'stopped'

/** A run that did not come to its end is told as stopped, whatever stopped it. */
function stateOf(state: string): RunState {
  return state === 'running' || state === 'done' || state === 'partly' ? state : 'stopped'
}

function useFeedFacts(feed: Feed): readonly Fact[] {
  const { t, i18n } = useTranslation('administration')
  const digits = new Intl.NumberFormat(i18n.language)
  const figure = (value: number) => <Pulse value={value}>{digits.format(value)}</Pulse>
  const run = feed.lastRun
  const counts = [
    { name: t('sources.records'), value: figure(feed.records) },
    { name: t('sources.withdrawn'), value: figure(feed.withdrawn) },
  ]
  if (run === null)
    return [...counts, { name: t('sources.lastRun'), value: <UnknownBadge label={t('sources.never')} /> }]
  return [
    ...counts,
    { name: t('sources.lastRun'), value: <Moment at={run.at} as="recent" /> },
    { name: t('sources.read'), value: figure(run.read) },
    { name: t('sources.changed'), value: figure(run.changed) },
    { name: t('sources.rejected'), value: figure(run.rejected) },
  ]
}
