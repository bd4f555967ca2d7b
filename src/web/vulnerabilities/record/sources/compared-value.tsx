import { useTranslation } from 'react-i18next'
import type { Vulnerability } from '#contract/matching/findings.ts'
import { Moment } from '../../../ui/dates/moment.tsx'
import { RangeText } from '../range-text.tsx'
import styles from './compare.module.css'
import type { ComparedField } from './compare-records.ts'
import { OwnRating, Vector } from './record-severities.tsx'

type SourceRecord = Vulnerability['records'][number]

interface Props {
  readonly field: ComparedField
  readonly record: SourceRecord
}

/** What one record says of a field of which it says something. */
export function ComparedValue({ field, record }: Props) {
  switch (field.kind) {
    case 'title':
      return record.title
    case 'own':
      return record.own !== null && <OwnRating own={record.own} />
    case 'score':
      return record.severities
        .filter(({ system }) => system === field.system)
        .map((severity) => <Vector key={severity.vector} severity={severity} />)
    case 'published':
      return <When at={record.publishedAt} as="day" />
    case 'modified':
      return <When at={record.modifiedAt} as="moment" />
    case 'received':
      return <When at={record.receivedAt} as="moment" />
    case 'withdrawn':
      return <Withdrawn at={record.withdrawnAt} />
    case 'references':
      return <References count={record.references} />
    case 'affected':
    case 'fixed':
      return <OfPackage kind={field.kind} packageKey={field.packageKey} record={record} />
  }
}

function When({ at, as }: { readonly at: string | null; readonly as: 'day' | 'moment' }) {
  return at !== null && <Moment at={at} as={as} />
}

function Withdrawn({ at }: { readonly at: string | null }) {
  const { t } = useTranslation('vulnerabilities')
  return at === null ? t('sources.compare.notWithdrawn') : <Moment at={at} />
}

function References({ count }: { readonly count: number }) {
  const { t } = useTranslation('vulnerabilities')
  return t('sources.compare.references', { count })
}

interface OfPackageProps {
  readonly kind: 'affected' | 'fixed'
  readonly packageKey: string
  readonly record: SourceRecord
}

function OfPackage({ kind, packageKey, record }: OfPackageProps) {
  const { t } = useTranslation('vulnerabilities')
  const found = record.packages.find((one) => one.packageKey === packageKey)
  if (found === undefined) return null
  if (kind === 'fixed') return <code>{found.fixed.join(', ')}</code>
  if (found.ranges.length === 0) return t('sources.listed')
  return found.ranges.map((range) => (
    <span key={range} className={styles.range}>
      <RangeText range={range} />
    </span>
  ))
}
