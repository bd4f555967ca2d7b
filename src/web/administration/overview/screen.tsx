import { useTranslation } from 'react-i18next'
import { Page } from '../../ui/page/page.tsx'

/** People, teams and what runs underneath. */
export function AdministrationScreen() {
  const { t } = useTranslation()
  return <Page title={t('sections.administration')}>{null}</Page>
}
