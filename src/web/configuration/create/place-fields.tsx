import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { type Ci, readCi } from '#contract/inventory/cis.ts'
import { ask } from '../../api/query.ts'
import { useNameOf } from '../../i18n/bilingual.tsx'
import { useMe } from '../../session/me.tsx'
import { ChoiceField } from '../../ui/forms/fields.tsx'
import { useDirectory } from '../kinds/use-directory.ts'
import type { FieldsProps } from './new-item-form.tsx'

/** Whose it is: division and team; a part takes those of its whole. */
export function PlaceFields({ fields, onChange, whole: given }: FieldsProps) {
  const { t } = useTranslation('configuration')
  const nameOf = useNameOf()
  const me = useMe()
  const { divisions, teams } = useDirectory()
  const { partOfId } = fields
  const chosen = useQuery({ ...ask(readCi, { params: { id: partOfId ?? '' } }), enabled: partOfId !== null })
  const whole = given ?? (partOfId === null ? null : (chosen.data ?? null))
  const organisation = whole?.organisation.id ?? me.organisation.id
  const own = <Part extends { readonly organisationId: string }>(parts: readonly Part[]) =>
    parts.filter((part) => part.organisationId === organisation)
  const inherited = whole === null ? null : t('create.inherited', { whole: whole.name })
  return (
    <>
      <ChoiceField
        path="/divisionId"
        label={t('fields.division')}
        description={inherited ?? undefined}
        clearable
        searchable
        placeholder={placeholder(whole?.division ?? null)}
        data={own(divisions).map(({ id, name }) => ({ value: id, label: nameOf(name) }))}
        value={fields.divisionId}
        onValue={(divisionId) => onChange({ divisionId })}
      />
      <ChoiceField
        path="/teamId"
        label={t('fields.team')}
        description={inherited ?? t('create.teamHint')}
        clearable
        placeholder={placeholder(whole?.team ?? null)}
        data={own(teams).map(({ id, name }) => ({ value: id, label: nameOf(name) }))}
        value={fields.teamId}
        onValue={(teamId) => onChange({ teamId })}
      />
    </>
  )

  function placeholder(party: Ci['team']): string {
    return party === null ? t('notSet') : nameOf(party.name)
  }
}
