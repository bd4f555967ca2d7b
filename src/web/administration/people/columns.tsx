import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { User } from '#contract/identity/people.ts'
import { PartyLink } from '../../places/party-link.tsx'
import { TlpLabel } from '../../ui/badges/tlp-label.tsx'
import { Moment } from '../../ui/dates/moment.tsx'
import type { Column } from '../../ui/list/column.ts'
import { useDirectory } from '../directory/use-directory.ts'
import styles from './people.module.css'
import { useMembershipWords } from './role-words.ts'

/** The columns of the list of people. */
export function useColumns(): readonly Column<User>[] {
  const { t } = useTranslation('administration')
  const organisations = useDirectory().data?.organisations ?? []
  return [
    {
      id: 'name',
      title: t('people.name'),
      cell: (person) => (
        <span className={styles.person} data-disabled={person.disabledAt !== null}>
          <Link to="/administration/people/$id" params={{ id: person.id }}>
            {person.name}
          </Link>
          <code className={styles.login}>{person.login}</code>
        </span>
      ),
    },
    {
      id: 'roles',
      title: t('people.roles'),
      width: '34%',
      whenNarrow: 'below',
      cell: (person) => <RoleWords person={person} />,
    },
    {
      id: 'organisation',
      title: t('people.organisation'),
      width: '18%',
      whenNarrow: 'hidden',
      cell: ({ organisationId }) => {
        const organisation = organisations.find(({ id }) => id === organisationId)
        return organisation !== undefined && <PartyLink kind="organisation" party={organisation} />
      },
    },
    {
      id: 'clearance',
      title: t('people.clearance'),
      width: '164px',
      whenNarrow: 'hidden',
      cell: (person) => <TlpLabel tlp={person.clearance} />,
    },
    {
      id: 'state',
      title: t('people.state'),
      width: '176px',
      narrowWidth: '108px',
      cell: (person) => <PersonState person={person} />,
    },
  ]
}

function RoleWords({ person }: { readonly person: User }) {
  const { i18n } = useTranslation()
  const words = useMembershipWords()
  const list = new Intl.ListFormat(i18n.language, { type: 'conjunction', style: 'narrow' })
  const roles = list.format(person.memberships.map(words))
  return <span data-hint={roles}>{roles}</span>
}

/** Whether the person can sign in; if not, since when. */
export function PersonState({ person }: { readonly person: Pick<User, 'disabledAt'> }) {
  const { t } = useTranslation('administration')
  if (person.disabledAt === null) return t('people.states.active')
  return (
    <span className={styles.disabled}>
      {t('people.states.disabled')} <Moment at={person.disabledAt} as="day" />
    </span>
  )
}
