import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'

/** Puts a line away. */
export function Dismiss({ file, onDismiss }: { readonly file: string; readonly onDismiss: () => void }) {
  const { t } = useTranslation(['configuration', 'web'])
  return (
    <Button
      variant="subtle"
      size="compact-xs"
      aria-label={t('imports.dismiss', { file })}
      onClick={onDismiss}
    >
      {t('web:actions.close')}
    </Button>
  )
}
