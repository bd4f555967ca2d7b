import { useTranslation } from 'react-i18next'
import { useLocale } from '../../i18n/locale.tsx'
import { ChoiceField } from '../../ui/forms/fields.tsx'
import { nameIn } from '../directory/name-in.ts'
import { useDirectory } from '../directory/use-directory.ts'

interface Props {
  /** null: the own organisation. */
  readonly value: string | null
  readonly onValue: (value: string | null) => void
}

/** Which organisation something belongs to; the own one unless another is chosen. */
export function OrganisationField({ value, onValue }: Props) {
  const { t } = useTranslation('administration')
  const { language } = useLocale()
  const { data } = useDirectory()
  const home = useHome()
  return (
    <ChoiceField
      path="/organisationId"
      label={t('people.organisation')}
      searchable
      data={(data?.organisations ?? []).map((one) => ({
        value: one.id,
        label: nameIn(one.name, language).text,
      }))}
      value={value ?? home}
      onValue={onValue}
    />
  )
}

/** The id of the own organisation; empty before the structure is known. */
export function useHome(): string {
  const { data } = useDirectory()
  return data?.organisations.find((one) => one.kind === 'own')?.id ?? ''
}
