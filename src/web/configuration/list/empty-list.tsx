import { useTranslation } from 'react-i18next'
import { EmptyState } from '../../ui/feedback/empty-state.tsx'
import { LinkButton } from '../link-button.tsx'
import type { CiListSearch } from './ci-list-search.ts'

interface Props {
  readonly search: CiListSearch
  readonly mayCreate: boolean
}

/** What stands in place of an empty list: what belongs here, or that nothing matches. */
export function EmptyList({ search, mayCreate }: Props) {
  const { t } = useTranslation('configuration')
  if (Object.values(search).some((value) => value !== undefined)) {
    return (
      <EmptyState
        sentence={t('list.noMatch')}
        action={
          <LinkButton to="/configuration" search={{}} variant="default">
            {t('list.clear')}
          </LinkButton>
        }
      />
    )
  }
  return (
    <EmptyState
      sentence={t('list.empty')}
      guide="configuration"
      action={mayCreate ? <LinkButton to="/configuration/new">{t('add')}</LinkButton> : undefined}
    />
  )
}
