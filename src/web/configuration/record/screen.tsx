import { useTranslation } from 'react-i18next'
import { Page } from '../../ui/page/page.tsx'

/** One configuration item. */
export function CiScreen() {
  const { t } = useTranslation()
  return <Page title={t('sections.configuration')}>{null}</Page>
}
