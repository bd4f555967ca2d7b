import { Button, FileButton } from '@mantine/core'
import { IconFileImport } from '@tabler/icons-react'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useImports } from './imports.tsx'
import { useImportItem } from './item-imports.tsx'

interface Props {
  /** `plain` in a place where another button is the first to press. */
  readonly as?: 'first' | 'plain'
}

/** Chooses files to import into the item on the page; nothing for those who may not. */
export function ImportButton({ as = 'first' }: Props) {
  const { t } = useTranslation('configuration')
  const { choose } = useImports()
  const ci = useImportItem()
  const reset = useRef<() => void>(null)
  if (!ci.may.includes('document.import')) return null
  return (
    <FileButton
      multiple
      resetRef={reset}
      onChange={(files) => {
        choose(files)
        // The same file may be chosen again.
        reset.current?.()
      }}
    >
      {(props) => (
        <Button
          {...props}
          variant={as === 'first' ? 'filled' : 'default'}
          leftSection={<IconFileImport size={16} stroke={1.6} aria-hidden="true" />}
        >
          {t('documents.import')}
        </Button>
      )}
    </FileButton>
  )
}
