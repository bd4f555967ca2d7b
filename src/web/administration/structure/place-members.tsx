import { ActionIcon, Select } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Role } from '#contract/identity/access.ts'
import { listUsers, type User } from '#contract/identity/people.ts'
import { Answered } from '../../api/answered.tsx'
import { ask } from '../../api/query.ts'
import { useMay } from '../../session/me.tsx'
import { Sheet } from '../../ui/page/page.tsx'
import { useRoleName } from '../people/role-words.ts'
import { AddMember } from './add-member.tsx'
import { heldHere, replaceHere, rolesHere } from './members.ts'
import type { Place } from './place.ts'
import styles from './structure.module.css'
import { useChangeMembers } from './use-change-members.ts'

/** So many are listed; the list of people holds them all. */
const most = 200

/** Who belongs to it, and as what. */
export function PlaceMembers({ place }: { readonly place: Place }) {
  const { t } = useTranslation('administration')
  const may = useMay()
  const query = {
    limit: most,
    ...(place.part === 'teams' && { teamId: place.id }),
    ...(place.part === 'divisions' && { divisionId: place.id }),
    ...(place.part === 'organisations' && { organisationId: place.id }),
  }
  const members = useQuery(ask(listUsers, { query }))
  const mayChange = may('user.change') && place.part !== 'organisations'
  return (
    <Sheet>
      <h2 className={styles.sheetTitle}>{t('structure.members')}</h2>
      <Answered query={members} as="part">
        {({ rows, total }) => (
          <>
            <p className={styles.quiet}>
              {rows.length === 0
                ? t(`structure.noMembers.${place.part}`)
                : t('structure.memberCount', { count: total ?? rows.length })}
            </p>
            {rows.length > 0 && (
              <ul className={styles.members}>
                {rows.map((person) => (
                  <Member key={person.id} person={person} place={place} mayChange={mayChange} />
                ))}
              </ul>
            )}
            {mayChange && <AddMember place={place} members={rows} />}
          </>
        )}
      </Answered>
    </Sheet>
  )
}

interface MemberProps {
  readonly person: User
  readonly place: Place
  readonly mayChange: boolean
}

function Member({ person, place, mayChange }: MemberProps) {
  const { t } = useTranslation('administration')
  const roleName = useRoleName()
  const change = useChangeMembers()
  const held = heldHere(person.memberships, place)
  const [first] = held
  const role = first?.role ?? null
  // Whoever holds no role at all could not sign in for anything.
  const isLast = person.memberships.length === held.length
  return (
    <li className={styles.member}>
      <span className={styles.memberName} data-disabled={person.disabledAt !== null}>
        <Link to="/administration/people/$id" params={{ id: person.id }}>
          {person.name}
        </Link>
        {person.disabledAt !== null && ` · ${t('people.states.disabled')}`}
      </span>
      {mayChange && held.length === 1 && role !== null ? (
        <Select
          aria-label={t('structure.roleOf', { name: person.name })}
          allowDeselect={false}
          data={rolesHere(place).map((one) => ({ value: one, label: roleName(one) }))}
          value={role}
          onChange={(next) => change(person, replaceHere(person.memberships, place, Role.parse(next)))}
        />
      ) : (
        <span>
          {[
            ...new Set(
              person.memberships
                .filter((one) => held.includes(one) || place.part === 'organisations')
                .map((one) => roleName(one.role)),
            ),
          ].join(' · ')}
        </span>
      )}
      {mayChange && (
        <ActionIcon
          variant="subtle"
          color="gray"
          size={32}
          disabled={isLast}
          aria-label={t('structure.removeMember', { name: person.name })}
          data-hint={isLast ? t('structure.lastRole') : t('structure.removeMember', { name: person.name })}
          onClick={() => change(person, replaceHere(person.memberships, place, null))}
        >
          <IconX size={16} stroke={1.6} aria-hidden="true" />
        </ActionIcon>
      )}
    </li>
  )
}
