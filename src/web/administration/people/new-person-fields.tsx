import { useTranslation } from 'react-i18next'
import type { Organisation } from '#contract/identity/people.ts'
import { useLocale } from '../../i18n/locale.tsx'
import type { DraftForm } from '../../ui/drafts/use-draft.ts'
import { ChoiceField, TextField } from '../../ui/forms/fields.tsx'
import { nameIn } from '../directory/name-in.ts'
import { isInside, useDirectory } from '../directory/use-directory.ts'
import { writeMembership } from './membership.ts'

/** What is typed for a new person. */
export type NewPerson = Readonly<{
  name: string
  login: string
  email: string
  language: string
  /** null: the own organisation. */
  organisationId: string | null
  /** null: as is usual for the organisation. */
  clearance: string | null
  memberships: readonly string[]
}>

const responder = writeMembership({ role: 'responder', teamId: null, divisionId: null })
const guest = writeMembership({ role: 'guest', teamId: null, divisionId: null })

export const blankPerson: NewPerson = {
  name: '',
  login: '',
  email: '',
  language: 'ja',
  organisationId: null,
  clearance: null,
  memberships: [responder],
}

/** Whether a person of the organisation (null: the own one) is of the house. */
export function peopleOf(
  organisationId: string | null,
  organisations: readonly Organisation[],
): 'inside' | 'outside' {
  if (organisationId === null) return 'inside'
  const found = organisations.find((one) => one.id === organisationId)
  return found === undefined || isInside(found) ? 'inside' : 'outside'
}

/** Who the person is: name, sign-in, mail, language, organisation. */
export function NewPersonFields({ draft }: { readonly draft: DraftForm<NewPerson> }) {
  const { t } = useTranslation(['administration', 'web'])
  const field = (name: 'name' | 'login' | 'email') => ({
    value: draft.value[name],
    onValue: (value: string) => draft.change({ [name]: value }),
  })
  return (
    <>
      <TextField path="/name" label={t('people.name')} autoComplete="off" {...field('name')} />
      <TextField
        path="/login"
        label={t('people.login')}
        description={t('people.loginHint')}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        {...field('login')}
      />
      <TextField
        path="/email"
        label={t('people.email')}
        type="email"
        autoComplete="off"
        {...field('email')}
      />
      <ChoiceField
        path="/language"
        label={t('web:person.language')}
        description={t('people.languageHint')}
        data={[
          { value: 'ja', label: t('people.languages.ja') },
          { value: 'en', label: t('people.languages.en') },
        ]}
        value={draft.value.language}
        onValue={(language) => draft.change({ language: language ?? 'ja' })}
      />
      <OrganisationField draft={draft} />
    </>
  )
}

function OrganisationField({ draft }: { readonly draft: DraftForm<NewPerson> }) {
  const { t } = useTranslation('administration')
  const { language } = useLocale()
  const { data } = useDirectory()
  const organisations = data?.organisations ?? []
  const own = organisations.find((one) => one.kind === 'own')
  const choose = (organisationId: string | null) => {
    const moved = peopleOf(organisationId, organisations)
    const stays = moved === peopleOf(draft.value.organisationId, organisations)
    const memberships = moved === 'inside' ? [responder] : [guest]
    draft.change({ organisationId, ...(stays ? {} : { memberships }) })
  }
  return (
    <ChoiceField
      path="/organisationId"
      label={t('people.organisation')}
      searchable
      data={organisations.map((one) => ({
        value: one.id,
        label: t('people.organisationChoice', {
          name: nameIn(one.name, language).text,
          kind: t(`structure.kinds.${one.kind}`),
        }),
      }))}
      value={draft.value.organisationId ?? own?.id ?? null}
      onValue={choose}
    />
  )
}
