import { Button } from '@mantine/core'
import { IconDownload, IconSettings } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '../../session/me.tsx'
import { UnknownBadge } from '../../ui/badges/unknown-badge.tsx'
import { Moment } from '../../ui/dates/moment.tsx'
import { type Fact, Facts } from '../../ui/facts/facts.tsx'
import { ProblemList } from '../../ui/feedback/problem-list.tsx'
import { FeedJob } from './feed-job.tsx'
import { type FetchedFeed, fetchStateOf } from './fetch-state.ts'
import { HeldPart } from './held-part.tsx'
import { SettingsDialog } from './settings-dialog.tsx'
import styles from './sources.module.css'
import { useRun } from './use-run.ts'

/** Fetching a source from the network: in words how it fares, the facts, and what can be done about it. */
export function FetchPart({ feed }: { readonly feed: FetchedFeed }) {
  const { t } = useTranslation('administration')
  const may = useMay()
  const { health } = feed
  return (
    <section className={styles.fetch} aria-label={t('sources.fetch.label', { title: feed.title })}>
      <p className={styles.words} data-phrases>
        <FetchWords feed={feed} />
      </p>
      {health.problem !== null && <ProblemList problems={[health.problem]} />}
      {health.held !== null && <HeldPart feed={feed} held={health.held} />}
      <Facts facts={useFetchFacts(feed)} />
      <FetchActions feed={feed} />
      {health.job !== null && may('job.view') && <FeedJob id={health.job} />}
    </section>
  )
}

function FetchWords({ feed }: { readonly feed: FetchedFeed }) {
  const { t } = useTranslation('administration')
  const { failures } = feed.health
  const words = {
    running: t('sources.fetch.words.running'),
    held: t('sources.fetch.words.held'),
    failing: t('sources.fetch.words.failing', { count: failures }),
    gap: t('sources.fetch.words.gap'),
    well: t('sources.fetch.words.well'),
    off: t('sources.fetch.words.off'),
    'without-address': t('sources.fetch.words.withoutAddress'),
    waiting: t('sources.fetch.words.waiting'),
  }
  return words[fetchStateOf(feed)]
}

function FetchActions({ feed }: { readonly feed: FetchedFeed }) {
  const { t } = useTranslation('administration')
  const may = useMay()
  const [open, setOpen] = useState(false)
  const run = useRun(feed.id)
  const mayRun = may('feed.import') && feed.settings.url !== null
  return (
    <div className={styles.actions}>
      {mayRun && (
        <Button
          variant="default"
          leftSection={<IconDownload size={16} stroke={1.6} aria-hidden="true" />}
          loading={run.isPending}
          disabled={feed.health.job !== null}
          onClick={() => run.begin()}
        >
          {t('sources.fetch.run')}
        </Button>
      )}
      {may('feed.change') && (
        <Button
          variant="default"
          leftSection={<IconSettings size={16} stroke={1.6} aria-hidden="true" />}
          onClick={() => setOpen(true)}
        >
          {t('sources.fetch.settings')}
        </Button>
      )}
      {open && <SettingsDialog feed={feed} onClose={() => setOpen(false)} />}
    </div>
  )
}

function useFetchFacts({ settings, health }: FetchedFeed): readonly Fact[] {
  const { t, i18n } = useTranslation('administration')
  const digits = new Intl.NumberFormat(i18n.language)
  const moment = (at: string | null, otherwise: string) =>
    at === null ? otherwise : <Moment at={at} as="recent" />
  const next = settings.enabled
    ? moment(health.nextAt, t('sources.fetch.soon'))
    : t('sources.fetch.notByItself')
  return [
    { name: t('sources.fetch.address'), value: <AddressValue url={settings.url} /> },
    {
      name: t('sources.fetch.outcome'),
      value: health.outcome === null ? t('sources.never') : t(`sources.fetch.outcomes.${health.outcome}`),
    },
    {
      name: t('sources.fetch.succeeded'),
      value:
        health.succeededAt === null ? (
          <UnknownBadge label={t('sources.never')} />
        ) : (
          <Moment at={health.succeededAt} as="recent" />
        ),
    },
    ...(health.failures === 0
      ? []
      : [{ name: t('sources.fetch.failures'), value: digits.format(health.failures) }]),
    ...(health.gapSince === null
      ? []
      : [{ name: t('sources.fetch.gapSince'), value: <Moment at={health.gapSince} /> }]),
    ...(health.waitUntil === null
      ? []
      : [{ name: t('sources.fetch.waitUntil'), value: <Moment at={health.waitUntil} /> }]),
    { name: t('sources.fetch.next'), value: next },
    {
      name: t('sources.fetch.every'),
      value: t('sources.fetch.minutes', { count: Math.round(settings.intervalSeconds / 60) }),
    },
  ]
}

function AddressValue({ url }: { readonly url: string | null }) {
  const { t } = useTranslation('administration')
  return url === null ? t('none') : <code className={styles.address}>{url}</code>
}
