import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Ci } from '#contract/inventory/cis.ts'
import { ItemField } from '../../configuration/choose/item-field.tsx'
import { useMay } from '../../session/me.tsx'
import styles from './dialog.module.css'

interface Props {
  readonly id: string | null
  /** The chosen item as far as it is known. */
  readonly item: Ci | undefined
  readonly onItem: (id: string | null) => void
  readonly onNew: () => void
}

/** The item that the documents describe: found by its name, or made here. */
export function ItemPart({ id, item, onItem, onNew }: Props) {
  const { t } = useTranslation('imports')
  const may = useMay()
  return (
    <section className={styles.item}>
      <div className={styles.itemField}>
        <ItemField
          path="/item"
          label={t('item.label')}
          description={t('item.hint')}
          required
          value={id}
          onValue={onItem}
        />
        {may('ci.create') && (
          <Button
            variant="default"
            leftSection={<IconPlus size={16} stroke={1.6} aria-hidden="true" />}
            onClick={onNew}
          >
            {t('item.new')}
          </Button>
        )}
      </div>
      {item !== undefined && !item.may.includes('document.import') && (
        <p className={styles.warning}>{t('item.mayNot', { name: item.name })}</p>
      )}
    </section>
  )
}
