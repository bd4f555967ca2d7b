import { Button, Select } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Role } from '#contract/identity/access.ts'
import type { User } from '#contract/identity/people.ts'
import { isInside, useDirectory } from '../directory/use-directory.ts'
import { askEverybody } from '../people/everybody.ts'
import { useRoleName } from '../people/role-words.ts'
import { replaceHere, rolesHere } from './members.ts'
import type { Place } from './place.ts'
import styles from './structure.module.css'
import { useChangeMembers } from './use-change-members.ts'

interface Props {
  readonly place: Place
  readonly members: readonly User[]
}

/** Somebody who is not in it yet, and as what they join. */
export function AddMember({ place, members }: Props) {
  const { t } = useTranslation('administration')
  const roleName = useRoleName()
  const change = useChangeMembers()
  const people = useCandidates(members)
  const roles = rolesHere(place)
  const [id, setId] = useState<string | null>(null)
  const [role, setRole] = useState<Role>(roles[0] ?? 'contact')
  const person = people.find((one) => one.id === id)
  return (
    <form
      className={styles.adding}
      onSubmit={(event) => {
        event.preventDefault()
        if (person === undefined) return
        setId(null)
        change(person, replaceHere(person.memberships, place, role))
      }}
    >
      <Select
        label={t('structure.addMember')}
        placeholder={t('structure.choosePerson')}
        searchable
        clearable
        nothingFoundMessage={t('people.noneFound')}
        data={people.map((one) => ({ value: one.id, label: `${one.name} (${one.login})` }))}
        value={id}
        onChange={setId}
      />
      <Select
        label={t('people.role')}
        allowDeselect={false}
        data={roles.map((one) => ({ value: one, label: roleName(one) }))}
        value={role}
        onChange={(next) => setRole(Role.parse(next))}
      />
      <Button type="submit" variant="default" disabled={person === undefined}>
        {t('structure.send')}
      </Button>
    </form>
  )
}

/** People of the house who can sign in and are not in it yet. */
function useCandidates(members: readonly User[]): readonly User[] {
  const { data: people = [] } = useQuery(askEverybody())
  const { data: directory } = useDirectory()
  const inside = new Set(directory?.organisations.filter(isInside).map((one) => one.id))
  return people.filter(
    (one) =>
      one.disabledAt === null && inside.has(one.organisationId) && !members.some(({ id }) => id === one.id),
  )
}
