import { useTranslation } from 'react-i18next'
import { Page } from '../../ui/page/page.tsx'

/** The list of configuration items. */
export function ConfigurationScreen() {
  const { t } = useTranslation()
  return <Page title={t('sections.configuration')}>{null}</Page>
}
