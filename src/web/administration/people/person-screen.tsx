import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { readUser, type User } from '#contract/identity/people.ts'
import { Answered } from '../../api/answered.tsx'
import { ask } from '../../api/query.ts'
import { useMay } from '../../session/me.tsx'
import { TlpLabel } from '../../ui/badges/tlp-label.tsx'
import { Facts } from '../../ui/facts/facts.tsx'
import { Page, Sheet } from '../../ui/page/page.tsx'
import { useDirectoryName } from '../directory/use-directory.ts'
import { PersonState } from './columns.tsx'
import { DisableBar, DisableButton, useDisabling } from './disabling.tsx'
import { PersonForm } from './person-form.tsx'
import { useMembershipWords } from './role-words.ts'

/** One person: what they may do and for whom, and changing it. */
export function PersonScreen() {
  const { id } = useParams({ from: '/in/administration/people/$id' })
  const person = useQuery(ask(readUser, { params: { id } }))
  return <Answered query={person}>{(found) => <PersonPage key={id} person={found} />}</Answered>
}

function PersonPage({ person }: { readonly person: User }) {
  const may = useMay()
  const mayChange = may('user.change')
  const { t } = useTranslation('administration')
  const disabling = useDisabling(person)
  return (
    <Page
      title={person.name}
      lead={<PersonWords person={person} />}
      actions={mayChange && <DisableButton disabling={disabling} />}
    >
      <Sheet>
        <PersonFacts person={person} parts={mayChange ? 'fixed' : 'all'} />
      </Sheet>
      {mayChange && (
        <Sheet>
          <PersonForm person={person} label={t('people.change')} />
        </Sheet>
      )}
      <DisableBar disabling={disabling} />
    </Page>
  )
}

/** One paragraph: who the person is and what they may do. */
function PersonWords({ person }: { readonly person: User }) {
  const { t, i18n } = useTranslation('administration')
  const words = useMembershipWords()
  const nameOf = useDirectoryName()
  const list = new Intl.ListFormat(i18n.language, { type: 'conjunction' })
  const facts = {
    organisation: nameOf(person.organisationId) ?? '',
    roles: list.format(person.memberships.map(words)),
  }
  return t(person.disabledAt === null ? 'people.words.active' : 'people.words.disabled', facts)
}

interface FactsProps {
  readonly person: User
  /** `fixed`: only what cannot be changed here. */
  readonly parts: 'all' | 'fixed'
}

function PersonFacts({ person, parts }: FactsProps) {
  const { t } = useTranslation(['administration', 'web'])
  const nameOf = useDirectoryName()
  const words = useMembershipWords()
  const fixed = [
    { name: t('people.login'), value: <code>{person.login}</code> },
    { name: t('people.organisation'), value: nameOf(person.organisationId) },
    { name: t('web:person.language'), value: t(`people.languages.${person.language}`) },
    { name: t('people.state'), value: <PersonState person={person} /> },
  ]
  const others = [
    { name: t('audit.fields.email'), value: person.email ?? t('none') },
    { name: t('people.clearance'), value: <TlpLabel tlp={person.clearance} /> },
    { name: t('people.roles'), value: person.memberships.map(words).join(' · ') },
  ]
  return <Facts facts={parts === 'all' ? [...fixed, ...others] : fixed} />
}
