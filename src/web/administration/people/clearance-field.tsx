import { useTranslation } from 'react-i18next'
import { Tlp } from '#contract/shapes.ts'
import { ChoiceField } from '../../ui/forms/fields.tsx'

interface Props {
  /** null: as is usual for the organisation. */
  readonly value: string | null
  /** What is usual where nothing else is said; undefined where the clearance must be said. */
  readonly usual?: Tlp
  readonly onValue: (value: string | null) => void
}

/** Up to which TLP label a person may read. */
export function ClearanceField({ value, usual, onValue }: Props) {
  const { t } = useTranslation(['administration', 'web'])
  return (
    <ChoiceField
      path="/clearance"
      label={t('people.clearance')}
      description={t('people.clearanceHint')}
      clearable={usual !== undefined}
      placeholder={usual === undefined ? undefined : t('people.usual', { label: labelOf(usual) })}
      data={Tlp.options.map((tlp) => ({
        value: tlp,
        label: t('people.tlpChoice', { label: labelOf(tlp), meaning: t(`web:tlp.${tlp}`) }),
      }))}
      value={value}
      onValue={onValue}
    />
  )
}

/** A TLP label as it is written. */
function labelOf(tlp: Tlp): string {
  return `TLP:${tlp.toUpperCase()}`
}
