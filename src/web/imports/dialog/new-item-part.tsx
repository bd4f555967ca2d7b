import { useTranslation } from 'react-i18next'
import type { Ci } from '#contract/inventory/cis.ts'
import { MakeItem } from '../../configuration/create/make-item.tsx'

interface Props {
  /** How it may be called, after the first file. */
  readonly name: string
  readonly count: number
  readonly onMade: (ci: Ci) => void
  readonly onBack: () => void
}

/** Makes the item that the files describe, without letting go of the files. */
export function NewItemPart({ count, ...props }: Props) {
  const { t } = useTranslation('imports')
  return (
    <MakeItem
      {...props}
      draftKey="import.new-item"
      lead={t('newItem.lead', { count })}
      backLabel={t('newItem.back')}
      makeLabel={t('newItem.make')}
    />
  )
}
