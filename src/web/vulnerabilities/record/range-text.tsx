import { useTranslation } from 'react-i18next'
import { UnknownBadge } from '../../ui/badges/unknown-badge.tsx'

/** A range of versions as matching writes it: `*` is every version, `?` begins what could not be evaluated. */
export function RangeText({ range }: { readonly range: string }) {
  const { t } = useTranslation('vulnerabilities')
  if (range === '*') return t('range.all')
  if (!range.startsWith('?')) return <code>{range}</code>
  const written = range.slice(1).trim()
  return (
    <UnknownBadge label={t('range.unread')} settle={written === '' ? undefined : <code>{written}</code>} />
  )
}
