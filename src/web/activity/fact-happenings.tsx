import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { listFeeds } from '#contract/intel/feeds.ts'
import type { ActivityLine } from '#contract/matching/activity.ts'
import { ask } from '../api/query.ts'
import { useMay } from '../session/me.tsx'
import { SeverityBadge } from '../ui/badges/severity-badge.tsx'
import styles from './activity.module.css'
import { OldAndNew } from './old-and-new.tsx'

/** What a source is called; its id to whom sources are not shown. */
function useSourceTitle(): (id: string) => string {
  const may = useMay()
  const feeds = useQuery({ ...ask(listFeeds), enabled: may('feed.view') }).data?.rows ?? []
  return (id) => feeds.find((feed) => feed.id === id)?.title ?? id
}

interface RecordProps {
  readonly line: Extract<ActivityLine, { readonly kind: 'record' }>
}

/** A source published, revised or withdrew its record. */
export function RecordHappening({ line }: RecordProps) {
  const { t } = useTranslation(['activity', 'vulnerabilities'])
  const titleOf = useSourceTitle()
  const { change, source, record, revision, title, severity } = line
  const isRetitled = title.from !== title.to
  const isRated = JSON.stringify(severity.from) !== JSON.stringify(severity.to)
  const written = (text: string | null) => (text ?? '') || t('vulnerabilities:untitled')
  return (
    <>
      <p className={styles.sentence}>{t(`record.${change}`, { source: titleOf(source), record })}</p>
      {change === 'added' && <p className={styles.note}>{written(title.to)}</p>}
      {change !== 'added' && isRetitled && (
        <OldAndNew name={t('record.title')} from={written(title.from)} to={written(title.to)} />
      )}
      {change !== 'added' && isRated && (
        <OldAndNew
          name={t('record.severity')}
          from={<SeverityBadge severity={severity.from?.rating ?? null} score={severity.from?.score} />}
          to={<SeverityBadge severity={severity.to?.rating ?? null} score={severity.to?.score} />}
        />
      )}
      {change === 'revised' && !isRetitled && !isRated && (
        <p className={styles.places}>{t('record.quiet', { revision })}</p>
      )}
    </>
  )
}

interface ListingProps {
  readonly line: Extract<ActivityLine, { readonly kind: 'listing' }>
}

/** A list of exploited vulnerabilities took it up or off. */
export function ListingHappening({ line }: ListingProps) {
  const { t } = useTranslation('activity')
  const titleOf = useSourceTitle()
  const words = t(line.isListed ? 'listing.on' : 'listing.off', { source: titleOf(line.source) })
  return <p className={styles.sentence}>{words}</p>
}

interface HitsProps {
  readonly line: Extract<ActivityLine, { readonly kind: 'hits' }>
  readonly isOfItem: boolean
}

/** Something came to touch something, or no longer does. */
export function HitsHappening({ line, isOfItem }: HitsProps) {
  const { t, i18n } = useTranslation('activity')
  const { isOpened, vulnerabilities, items, components, names, document } = line
  const more = components > names.length ? ['…'] : []
  const listed = new Intl.ListFormat(i18n.language, { type: 'unit' }).format([...names, ...more])
  const of = isOpened ? 'opened' : 'ended'
  return (
    <>
      <p className={styles.sentence}>
        {isOfItem ? t(`hits.${of}Here`, { count: vulnerabilities }) : t(`hits.${of}`, { count: items })}
      </p>
      <p className={styles.places}>
        {t('hits.through', { names: listed })}
        {document !== null && <span>{t('hits.document')}</span>}
      </p>
    </>
  )
}
