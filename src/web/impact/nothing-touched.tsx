import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '../ui/feedback/empty-state.tsx'
import { Sheet } from '../ui/page/page.tsx'

/** Nothing is touched as far as is known, which is said, and what is not known. */
export function NothingTouched() {
  const { t } = useTranslation(['impact', 'web'])
  return (
    <Sheet>
      <EmptyState
        sentence={t('words.nothingKnown')}
        guide="impact"
        action={<Link to="/configuration">{t('web:sections.configuration')}</Link>}
      />
    </Sheet>
  )
}
