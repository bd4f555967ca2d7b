import { useTranslation } from 'react-i18next'
import type { ActivityLine } from '#contract/matching/activity.ts'
import { Moment } from '../ui/dates/moment.tsx'
import styles from './activity.module.css'
import type { ActivityOf } from './activity-tab.tsx'
import { HitsHappening, ListingHappening, RecordHappening } from './fact-happenings.tsx'
import { DocumentHappening, ItemHappening, RelationHappening } from './item-happenings.tsx'
import { DecisionHappening, InterestHappening } from './work-happenings.tsx'

interface Props {
  readonly line: ActivityLine
  readonly of: ActivityOf
}

/** One thing that happened: when, what with old and new, who and from where. */
export function ActivityLineView({ line, of }: Props) {
  const { t } = useTranslation('activity')
  const { at, who, origin } = line
  return (
    <li className={styles.line}>
      <span className={styles.when}>
        <Moment at={at} />
      </span>
      <div className={styles.what}>
        <Happening line={line} of={of} />
      </div>
      <span className={styles.who}>
        {who === '' ? t('renkei') : who}
        {origin !== null && <span className={styles.origin}>{t(`origin.${origin}`)}</span>}
      </span>
    </li>
  )
}

function Happening({ line, of }: Props) {
  const isOfItem = 'ci' in of
  switch (line.kind) {
    case 'decision':
      return <DecisionHappening line={line} isOfItem={isOfItem} />
    case 'interest':
      return <InterestHappening line={line} />
    case 'record':
      return <RecordHappening line={line} />
    case 'listing':
      return <ListingHappening line={line} />
    case 'hits':
      return <HitsHappening line={line} isOfItem={isOfItem} />
    case 'document':
      return <DocumentHappening line={line} />
    case 'item':
      return <ItemHappening line={line} kind={isOfItem ? of.ci.kind : ''} />
    case 'relation':
      return <RelationHappening line={line} />
  }
}
