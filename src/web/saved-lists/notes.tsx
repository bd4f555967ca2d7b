import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import styles from './saved-lists.module.css'
import type { Part } from './saved-search.ts'

interface ChangedProps {
  readonly name: string
  readonly parts: readonly Part[]
  /** Undefined: the reader may not. */
  readonly onSave: (() => void) | undefined
  readonly saving: boolean
  readonly onSaveAs: () => void
  readonly onBack: () => void
}

/** Tells that the list on the screen is not as it was saved, and what can be done about it. */
export function ChangedNote({ name, parts, onSave, saving, onSaveAs, onBack }: ChangedProps) {
  const { t, i18n } = useTranslation('saved-lists')
  const words = new Intl.ListFormat(i18n.language, { type: 'conjunction', style: 'narrow' }).format(
    parts.map((part) => t(`parts.${part}`)),
  )
  return (
    <div className={styles.note} role="status">
      <span data-phrases>{t('changed', { name, parts: words })}</span>
      <span className={styles.deeds}>
        {onSave !== undefined && (
          <Button size="compact-sm" onClick={onSave} loading={saving}>
            {t('overwrite')}
          </Button>
        )}
        <Button size="compact-sm" variant="default" onClick={onSaveAs}>
          {t('saveAs')}
        </Button>
        <Button size="compact-sm" variant="subtle" onClick={onBack}>
          {t('back')}
        </Button>
      </span>
    </div>
  )
}

/** Tells what of a saved list the page does not understand. */
export function LeftOutNote({ names }: { readonly names: readonly string[] }) {
  const { t, i18n } = useTranslation('saved-lists')
  const words = new Intl.ListFormat(i18n.language, { type: 'conjunction', style: 'narrow' }).format(names)
  return (
    <p className={styles.note} role="status" data-phrases>
      {t('leftOut', { count: names.length, names: words })}
    </p>
  )
}

/** Tells that the list that was open is there no more for the reader. */
export function GoneNote({ onDismiss }: { readonly onDismiss: () => void }) {
  const { t } = useTranslation('saved-lists')
  return (
    <div className={styles.note} role="status">
      <span data-phrases>{t('gone')}</span>
      <span className={styles.deeds}>
        <Button size="compact-sm" variant="default" onClick={onDismiss}>
          {t('dismiss')}
        </Button>
      </span>
    </div>
  )
}
